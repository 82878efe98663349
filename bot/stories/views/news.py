"""What happened to a story while somebody looked at an older drawing of it: plain sentences."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.members.models import Member
from bot.stories.models import Story, StoryStatus
from bot.stories.rules.words import ago, clock_time
from bot.stories.store.stories import Dossier
from bot.stories.views import parts

AGAIN = "Please look at the new words first."
CONFLICT = (
    "{who} changed {what} {when}, so nothing was saved. Copy what you wrote, close the form "
    "and open it again."
)


def news(dossier: Dossier, *, reader: str, at: datetime, zone: ZoneInfo) -> str:
    """Say what happened to a story, who did it and when."""
    story = dossier.story
    match story.status:
        case StoryStatus.SUGGESTED:
            who = _who(dossier, story.changed_by, reader)
            return f"{who} changed this {ago(story.changed_at, at)}. {AGAIN}"
        case StoryStatus.APPROVED:
            return f"{_decision(dossier, 'approved', reader, at)} {_outlook(dossier, at, zone)}"
        case StoryStatus.DECLINED:
            return _decision(dossier, "declined", reader, at)
        case StoryStatus.PUBLISHED:
            return f"This went out {ago(story.published_at or at, at)}."
        case StoryStatus.EXPIRED:
            return f"This story ended {ago(story.expires_at or at, at)}."


def conflict(dossier: Dossier, *, reader: str, at: datetime) -> str:
    """Say under a field that somebody else changed the story meanwhile."""
    story = dossier.story
    who = _who(dossier, story.changed_by, reader)
    return CONFLICT.format(who=who, what="this story", when=ago(story.changed_at, at))


def schedule_conflict(dossier: Dossier, *, reader: str, at: datetime) -> str:
    """Say under a field that somebody else changed meanwhile when and where a story goes out."""
    story = dossier.story
    who = _who(dossier, story.scheduled_by, reader)
    when = ago(story.scheduled_at or at, at)
    return CONFLICT.format(who=who, what="when and where it goes out", when=when)


def known_already(story: Story, names: Mapping[str, str], *, reader: Member, at: datetime) -> str:
    """Tell a second suggester about the first."""
    states = {
        StoryStatus.SUGGESTED: "waits for review",
        StoryStatus.APPROVED: "is approved",
        StoryStatus.PUBLISHED: "is out already",
    }
    by = story.suggested_by
    named = parts.name(names, by) if story.may_name or reader.is_team else "A colleague"
    first = "You" if by == reader.slack_id else named
    return (
        f"{first} suggested this link {ago(story.suggested_at, at)}; it {states[story.status]}. "
        "Nothing new was saved."
    )


def _decision(dossier: Dossier, did: str, reader: str, at: datetime) -> str:
    story = dossier.story
    who = _who(dossier, story.decided_by, reader)
    return f"{who} {did} this {ago(story.decided_at or at, at)}."


def _outlook(dossier: Dossier, at: datetime, zone: ZoneInfo) -> str:
    if dossier.goes_out_at is None:
        return "It is held back for now."
    return f"It goes out {clock_time(dossier.goes_out_at, at, zone)}."


def _who(dossier: Dossier, slack_id: str | None, reader: str) -> str:
    return "You" if slack_id == reader else parts.name(dossier.names, slack_id)
