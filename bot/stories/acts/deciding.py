"""Deciding about a story: two stand behind what goes out."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot import journal, members, outbox
from bot.errors import Refusal
from bot.members import store as people
from bot.members.models import Standing
from bot.members.rules import require_team
from bot.stories.acts import parts
from bot.stories.acts.parts import current, show, show_with_queue
from bot.stories.models import Story, StoryStatus
from bot.stories.rules import review
from bot.stories.store import stories
from bot.stories.store.stories import Dossier
from bot.stories.views import notes
from bot.stories.views.review import card_name

NO_OTHER_LEAD = (
    "There is no other lead to ask yet. Whoever runs Herald's server can name one: "
    "herald lead add.\nNothing has changed."
)
SUGGESTER_LEFT = "The person who suggested this isn't here any more. Ask the leads instead."


def approve(session: Session, story_id: UUID, *, version: int, by: str, at: datetime) -> None:
    """Approve a story and tell everyone concerned."""
    member = members.get(session, by)
    require_team(member)
    story = current(session, story_id, version, by=by, at=at)
    review.approve(story, stories.captions(session, story_id), by=member, at=at)
    dossier = _queue_up(session, story, at)
    note = notes.approved_note(dossier)
    outbox.tell(session, story.suggested_by, note, key=parts.approved_key(story))
    journal.note(session, "story approved", story_id, by=by, at=at)


def confirm(session: Session, story_id: UUID, *, version: int, by: str, at: datetime) -> Dossier:
    """Take the suggester's *Yes* as the second pair of eyes."""
    member = members.get(session, by)
    story = current(session, story_id, version, by=by, at=at)
    changer = people.find(session, story.changed_by)
    ready = stories.captions(session, story_id)
    review.confirm(story, ready, by=member, changer=changer, at=at)
    dossier = _queue_up(session, story, at)
    journal.note(session, "story confirmed", story_id, by=by, at=at)
    return dossier


def object_to(
    session: Session, story_id: UUID, note: str, *, version: int, by: str, at: datetime
) -> None:
    """Take back to the team what the suggester would change."""
    member = members.get(session, by)
    story = current(session, story_id, version, by=by, at=at)
    review.object_to(story, note, by=member)
    show(session, story, at)
    outbox.reply(session, card_name(story), notes.objection_note(story))
    journal.note(session, "story objected to", story_id, by=by, at=at)


def ask_suggester(session: Session, story_id: UUID, *, version: int, by: str, at: datetime) -> str:
    """Ask the suggester whether the team's words are right, and give their name."""
    member = members.get(session, by)
    require_team(member)
    story = current(session, story_id, version, by=by, at=at)
    suggester = people.find(session, story.suggested_by)
    if suggester is None or suggester.standing is not Standing.MEMBER:
        raise Refusal(SUGGESTER_LEFT)
    review.ask_suggester(story, by=member, at=at)
    dossier = show(session, story, at)
    outbox.tell(
        session,
        story.suggested_by,
        notes.is_this_right_note(dossier),
        key=parts.right_key(story),
    )
    journal.note(session, "suggester asked", story_id, by=by, at=at)
    return suggester.name


def ask_leads(session: Session, story_id: UUID, *, version: int, by: str, at: datetime) -> str:
    """Ask the leads to be the second pair of eyes, and give their names."""
    member = members.get(session, by)
    require_team(member)
    story = current(session, story_id, version, by=by, at=at)
    leads = [lead for lead in people.leads(session) if lead.slack_id != by]
    if not leads:
        raise Refusal(NO_OTHER_LEAD)
    review.ask_leads(story, by=member)
    dossier = show(session, story, at)
    for lead in leads:
        key = parts.lead_key(story, lead)
        note = notes.leads_note(dossier, by)
        outbox.tell(session, lead.slack_id, note, key=key, for_lead=True)
    journal.note(session, "leads asked", story_id, by=by, at=at)
    return ", ".join(lead.name for lead in leads)


def decline(
    session: Session,
    story_id: UUID,
    note: str,
    *,
    version: int,
    seen: StoryStatus | None = None,
    by: str,
    at: datetime,
) -> None:
    """Decline a story and tell the suggester why; `seen` is how far it was when the form opened.

    Whoever opened the form before somebody approved is told so, and decides again.
    """
    member = members.get(session, by)
    require_team(member)
    states = (seen,) if seen else review.UNDECIDED
    story = current(session, story_id, version, *states, by=by, at=at)
    review.decline(story, note, by=member, at=at)
    parts.withdraw_notes(session, story)
    show_with_queue(session, story, at)
    outbox.tell(session, story.suggested_by, notes.declined_note(story), key=f"declined:{story_id}")
    journal.note(session, "story declined", story_id, by=by, at=at, why=note)


def _queue_up(session: Session, story: Story, at: datetime) -> Dossier:
    parts.withdraw_notes(session, story)
    story.place = stories.last_place(session) + 1
    return show_with_queue(session, story, at)
