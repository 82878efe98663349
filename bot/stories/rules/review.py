"""From a hint to an approved story: two pairs of eyes (PRODUCT.md, S4)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bot.errors import FormRefusal, Offer, Refusal
from bot.members.models import Member
from bot.members.rules import require_team
from bot.stories import ids
from bot.stories.models import Caption, Story, StoryStatus
from bot.stories.rules import changes, links
from bot.stories.rules.changes import Changes
from bot.stories.rules.publishing import ENDED_BEFORE, has_ended
from bot.stories.rules.steps import Picture, Schedule, Words
from bot.stories.rules.words import HEADLINE

UNDECIDED = (StoryStatus.SUGGESTED, StoryStatus.APPROVED)
OWN_WORDS = "These are your words, so somebody else has to approve them.\nNothing has changed."
NOT_THE_SUGGESTER = "Only the person who suggested this story can answer that."
NOBODY_CHANGED_IT = (
    "Nobody has changed this since it was suggested, so there is nothing to ask. "
    "You can approve it."
)
ASKED_ALREADY = "The suggester was asked about these words already. The card shows the answer."
LEADS_ASKED_ALREADY = "The leads were asked about these words already. Nothing new was sent."
NO_SECOND_PAIR = (
    "Whoever changed these words last isn't on the digital team any more, "
    "so somebody from the team has to approve them."
)
NEEDS_A_NOTE = "Please say why, in a sentence. The suggester reads it."


class Stale(Refusal):
    """A story changed between what a person saw and what they pressed."""

    def __init__(self, story_id: UUID, sentence: str) -> None:
        super().__init__(sentence)
        self.story_id = story_id


def suggest(said: str, *, why: str, may_name: bool, by: Member, at: datetime) -> Story:
    """Make a story of a link, a sentence or both; the rest is the digital team's."""
    link = links.first_link(said)
    words = " ".join((said.replace(link, " ") if link else said).split()).strip(" :–—-")
    return Story(
        said=said,
        link=link,
        canonical_link=links.canonical(link) if link else None,
        headline=words if len(words) <= HEADLINE else "",
        why=why,
        may_name=may_name,
        suggested_by=by.slack_id,
        suggested_at=at,
        changed_by=by.slack_id,
        changed_at=at,
    )


def missing(story: Story, ready: Sequence[Caption]) -> list[str]:
    """List what a story still needs before it can be approved."""
    has_picture = bool(story.picture_url)
    needs = {
        "a link": not links.is_web_link(story.link),
        "a headline": not story.headline,
        "at least one caption": not ready,
        "the picture's alt text": has_picture and not story.alt_text,
        "the right to use the picture": has_picture and not story.picture_rights,
    }
    return [what for what, is_missing in needs.items() if is_missing]


def is_as_seen(story: Story, version: int | None, *states: StoryStatus) -> bool:
    """Say whether a story still is what the person saw when they pressed."""
    return version in (None, story.version) and story.status in (states or (StoryStatus.SUGGESTED,))


def approve(story: Story, ready: Sequence[Caption], *, by: Member, at: datetime) -> None:
    """Let this version of a story be published.

    Nobody approves words they changed last, whatever their role.
    """
    require_team(by)
    if story.changed_by == by.slack_id:
        raise Refusal(OWN_WORDS, *_who_else(story, by))
    _require_complete(story, ready)
    _require_future(story, at)
    _accept(story, by, at)


def confirm(
    story: Story, ready: Sequence[Caption], *, by: Member, changer: Member | None, at: datetime
) -> None:
    """Let the suggester's *Yes* be the second pair of eyes behind the team's words."""
    require_suggester(story, by)
    if changer is None or not changer.is_team or changer.slack_id == by.slack_id:
        raise Refusal(NO_SECOND_PAIR)
    _require_complete(story, ready)
    _require_future(story, at)
    _accept(story, by, at)


def require_suggester(story: Story, by: Member) -> None:
    """Let only the one who suggested a story pass."""
    if story.suggested_by != by.slack_id:
        raise Refusal(NOT_THE_SUGGESTER)


def object_to(story: Story, note: str, *, by: Member) -> None:
    """Take the suggester's *No, change it* with what is wrong."""
    require_suggester(story, by)
    if not note:
        raise FormRefusal({"note": "Please say what should change."})
    story.objection, story.asked_version = note, None


def ask_suggester(story: Story, *, by: Member, at: datetime) -> None:
    """Ask the suggester whether the team's words are right."""
    require_team(by)
    if story.changed_by == story.suggested_by:
        raise Refusal(NOBODY_CHANGED_IT)
    if story.asked_version == story.version:
        raise Refusal(ASKED_ALREADY)
    story.asked_version, story.asked_by, story.asked_at = story.version, by.slack_id, at
    story.objection = ""


def ask_leads(story: Story, *, by: Member) -> None:
    """Ask the leads about these words, once."""
    require_team(by)
    if story.leads_asked_version == story.version:
        raise Refusal(LEADS_ASKED_ALREADY)
    story.leads_asked_version, story.leads_asked_by = story.version, by.slack_id


def decline(story: Story, note: str, *, by: Member, at: datetime) -> None:
    """Say no to a story, with a note for the suggester."""
    require_team(by)
    if not note:
        raise FormRefusal({"note": NEEDS_A_NOTE})
    story.status, story.decline_note = StoryStatus.DECLINED, note
    story.decided_by, story.decided_at = by.slack_id, at
    story.held_by = story.held_at = None


def reword(
    story: Story, before: Sequence[Caption], words: Words | Picture, *, by: Member, at: datetime
) -> Changes:
    """Change words or picture; what is different makes a new version that needs its own pair."""
    require_team(by)
    changed = changes.of_words(story, before, words)
    for name, (_, now) in changed.items():
        if name != "captions":
            setattr(story, name, now)
    if "link" in changed:
        story.canonical_link = links.canonical(story.link) if story.link else None
    if changed:
        _new_version(story, by, at)
    return changed


def reschedule(story: Story, schedule: Schedule, *, by: Member, at: datetime) -> Changes:
    """Change when and where a story goes out; the words stay approved."""
    require_team(by)
    _require_order(schedule, at)
    changed = changes.of_schedule(story, schedule)
    story.publish_at, story.expires_at = schedule.publish_at, schedule.expires_at
    story.networks = list(schedule.networks)
    if changed:
        story.schedule_version += 1
        story.scheduled_by, story.scheduled_at = by.slack_id, at
    return changed


def whole(what: str, longer: str | None, limit: int) -> str:
    """Take back what a form had to cut, where the person left it as it was."""
    return longer if longer is not None and longer[:limit].strip() == what else what


def _new_version(story: Story, by: Member, at: datetime) -> None:
    story.version += 1
    story.changed_by, story.changed_at = by.slack_id, at
    story.status, story.decided_by, story.decided_at = StoryStatus.SUGGESTED, None, None
    story.held_by = story.held_at = None


def _accept(story: Story, by: Member, at: datetime) -> None:
    story.status, story.decided_by, story.decided_at = StoryStatus.APPROVED, by.slack_id, at
    story.objection = ""


def _require_complete(story: Story, ready: Sequence[Caption]) -> None:
    if needs := missing(story, ready):
        raise Refusal(
            f"Not yet: this still needs {_listed(needs)}.\nNothing has changed.",
            Offer("Edit", ids.EDIT, str(story.id)),
        )


def _require_future(story: Story, at: datetime) -> None:
    if has_ended(story, at):
        raise Refusal(ENDED_BEFORE, Offer("Edit", ids.EDIT, str(story.id)))


def _require_order(schedule: Schedule, at: datetime) -> None:
    start, end = schedule.publish_at, schedule.expires_at
    if end is not None and end <= max(at, start or at):
        when = "later than the day it goes out" if start else "in the future"
        raise FormRefusal({"expires_at": f"Please choose a moment {when}."})


def _who_else(story: Story, by: Member) -> list[Offer]:
    seen = f"{story.id}:{story.version}"
    leads = Offer("Ask the leads", ids.ASK_LEADS, seen)
    if story.suggested_by == by.slack_id:
        return [leads]
    return [Offer("Ask the suggester", ids.ASK_SUGGESTER, seen), leads]


def _listed(needs: Sequence[str]) -> str:
    return needs[0] if len(needs) == 1 else f"{', '.join(needs[:-1])} and {needs[-1]}"
