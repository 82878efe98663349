"""Sharing a story, or not: always the person's own choice."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot import journal, members, outbox
from bot.errors import Refusal
from bot.hours import pay
from bot.hours import store as hours
from bot.hours.models import Kind
from bot.hours.pay.store.before import waits_for_duty
from bot.outbox import Because
from bot.programme import store as programmes
from bot.stories.rules import publishing
from bot.stories.rules import sharing as rules
from bot.stories.store import opening, sharing, stories, wishes
from bot.stories.views import notes

SOMEBODY = "a member"  # who puts a story aside: in no list and no export, so not in the journal


def share(session: Session, story_id: UUID, *, by: str, at: datetime) -> rules.Noted:
    """Write down that a person shared a story, once; off the clock with the minutes it took."""
    members.admit_joined(session, by)
    door = sharing.door(session, story_id)
    rules.require_out(door.status)
    rules.require_duty(waits_for_duty(session, by, at), story_id)
    is_new = sharing.share(session, story_id, by, at)
    today = sharing.shares_today(session, by, door.zone, at)
    if key := wishes.forget_reminder(session, story_id, by):
        outbox.withdraw(session, key)
    outbox.refresh(session, by)
    said = "story shared" if is_new else "story shared, said again"
    minutes = pay.record(session, by, Kind.SHARE, at) if is_new else None
    journal.note(session, said, story_id, by=by, at=at, changed=_paid(minutes))
    return rules.Noted(rules.is_plenty(today), minutes)


def undo(session: Session, story_id: UUID, *, by: str, at: datetime) -> rules.Undone:
    """Take a share back, and the minutes it took."""
    members.admit(session, by)
    door = sharing.door(session, story_id)
    shared_at = sharing.undo(session, story_id, by, at)
    if shared_at is None:
        raise Refusal(rules.NOT_SHARED)
    minutes = pay.take_back(session, by, Kind.SHARE, shared_at, at=at)
    outbox.refresh(session, by)
    journal.note(session, "share undone", story_id, by=by, at=at, changed=_paid(minutes))
    return rules.Undone(door.headline, minutes)


def dismiss(session: Session, story_id: UUID, *, by: str, at: datetime) -> None:
    """Put a story aside for one person, until it ends; nobody can look up who did."""
    members.admit(session, by)
    rules.require_open(stories.take(session, story_id), at, over=rules.OVER)
    wishes.dismiss(session, story_id, by)
    if key := wishes.forget_reminder(session, story_id, by):
        outbox.unsay(session, key)
    outbox.refresh(session, by)
    journal.note(session, "story put aside", story_id, by=SOMEBODY, at=at)


def postpone(session: Session, story_id: UUID, *, by: str, at: datetime) -> datetime:
    """Remind a person of a story on duty, and say when; asked twice it stays with the first."""
    members.admit_joined(session, by)
    story = stories.take(session, story_id)
    rules.require_open(story, at)
    key = f"later:{story_id}:{by}:{int(at.timestamp())}"
    due = publishing.remind_at(at, hours.duty(session, by))
    publishing.require_time_left(story, due)
    wishes.forget_past(session, story_id, by, at)
    if wishes.remind(session, story_id, by, due, key):
        note, until = notes.reminder_note(story), story.expires_at
        outbox.tell(session, by, note, key=key, due=due, until=until)
    elif waits := wishes.reminder(session, story_id, by):
        due = waits.due_at
    journal.note(session, "reminder wanted", story_id, by=by, at=at)
    return due


def send_words(session: Session, story_id: UUID, turn: int, *, by: str, at: datetime) -> None:
    """Send a person the words and the picture, each alone, so that a phone can copy them."""
    members.admit_joined(session, by)
    story = stories.get(session, story_id)
    rules.require_open(story, at)
    disclosure = programmes.get(session).disclosure
    sheet = rules.Sheet(story, opening.captions_for(session, story_id, by), disclosure, turn)
    outbox.tell(session, by, notes.words_note(sheet.ready), because=Because.ANSWER)
    if story.picture_url:
        outbox.tell(session, by, notes.picture_note(story), because=Because.ANSWER)
    journal.note(session, "words sent", story_id, by=by, at=at)


def _paid(minutes: int | None) -> dict[str, int]:
    return {} if minutes is None else {"paid minutes": minutes}
