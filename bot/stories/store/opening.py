"""What people see when they open something: who may, and what is in it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot import members
from bot.errors import Refusal
from bot.hours.pay.store.before import before
from bot.members import store as people
from bot.members.rules import require_team
from bot.policies.models import Slug
from bot.policies.store import documents, summary
from bot.programme import store as programmes
from bot.stories.models import Caption, Letter
from bot.stories.rules import captions as wording
from bot.stories.rules.sharing import First, Sheet, require_open
from bot.stories.store import letters, sharing, stories
from bot.stories.store.sharing import Listed
from bot.stories.store.stories import Dossier, Queue

FORGOTTEN = "I've forgotten that already; I do after a day. Please send it again."


def page(
    session: Session, *, by: str, at: datetime, words: str = "", skip: int = 0
) -> Sequence[Listed]:
    """Read a page of what somebody can share."""
    members.admit(session, by)
    return sharing.open_stories(session, by, at, words=words, skip=skip)


def queue(session: Session, *, by: str, at: datetime) -> tuple[Queue, int]:
    """Read for the digital team what comes next, and count what waits for review."""
    require_team(members.get(session, by))
    return stories.queue(session, at), len(stories.waiting(session))


def for_team(session: Session, story_id: UUID, *, by: str, at: datetime) -> Dossier:
    """Read a story for somebody of the digital team."""
    require_team(members.get(session, by))
    return stories.dossier(session, stories.get(session, story_id), at)


def sheet(
    session: Session, story_id: UUID, *, by: str, at: datetime, turn: int | None = None
) -> Sheet:
    """Read a share sheet; each share hands the next wording to whoever opens it afterwards."""
    members.admit_joined(session, by)
    story = stories.get(session, story_id)
    require_open(story, at)
    return Sheet(
        story,
        captions_for(session, story_id, by),
        programmes.get(session).disclosure,
        sharing.shares(session, story_id) if turn is None else turn,
        sharing.has_shared(session, story_id, by),
        people.preference(session, by).networks,
        before(session, by, at),
    )


def first(session: Session, story_id: UUID, *, by: str, at: datetime) -> Sheet | First:
    """Read a share sheet, or, for who has not joined, what comes before their first one."""
    if people.has_joined(session, by):
        return sheet(session, story_id, by=by, at=at)
    story = stories.get(session, story_id)
    require_open(story, at)
    version = documents.current(session, Slug.POLICY)
    return First(
        story,
        programmes.get(session).whose,
        version.id if version else None,
        summary(session) if version else [],
    )


def captions_for(session: Session, story_id: UUID, member_id: str) -> Sequence[Caption]:
    """Read a story's captions, in the language that somebody wants where there is one."""
    language = people.preference(session, member_id).language
    return wording.spoken(stories.captions(session, story_id), language)


def letter(session: Session, letter_id: UUID, *, by: str) -> Letter:
    """Read what this person sent."""
    members.admit(session, by)
    found = letters.find(session, letter_id, by)
    if found is None:
        raise Refusal(FORGOTTEN)
    return found
