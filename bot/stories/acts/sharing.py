"""Sharing a story, or not: always the person's own choice."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot import journal, members, outbox
from bot.errors import Refusal
from bot.hours import store as hours
from bot.outbox import Because
from bot.programme import store as programmes
from bot.stories.rules import publishing
from bot.stories.rules import sharing as rules
from bot.stories.store import sharing, stories, wishes
from bot.stories.views import notes

SOMEBODY = "a member"  # who puts a story aside: in no list and no export, so not in the journal


def share(session: Session, story_id: UUID, *, by: str, at: datetime) -> bool:
    """Write down that a person shared a story, once, and say whether one a day is plenty."""
    members.admit(session, by)
    door = sharing.door(session, story_id)
    rules.require_out(door.status)
    is_new = sharing.share(session, story_id, by, at)
    today = sharing.shares_today(session, by, door.zone, at)
    if key := wishes.forget_reminder(session, story_id, by):
        outbox.withdraw(session, key)
    outbox.refresh(session, by)
    said = "story shared" if is_new else "story shared, said again"
    journal.note(session, said, story_id, by=by, at=at)
    return rules.is_plenty(today)


def undo(session: Session, story_id: UUID, *, by: str, at: datetime) -> str:
    """Take a share back, and give the story's headline."""
    members.admit(session, by)
    door = sharing.door(session, story_id)
    if not sharing.undo(session, story_id, by, at):
        raise Refusal(rules.NOT_SHARED)
    outbox.refresh(session, by)
    journal.note(session, "share undone", story_id, by=by, at=at)
    return door.headline


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
    members.admit(session, by)
    story = stories.take(session, story_id)
    rules.require_open(story, at)
    key = f"later:{story_id}:{by}:{int(at.timestamp())}"
    due = publishing.remind_at(at, hours.duty(session, by))
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
    members.admit(session, by)
    story = stories.get(session, story_id)
    rules.require_open(story, at)
    disclosure = programmes.get(session).disclosure
    sheet = rules.Sheet(story, stories.captions(session, story_id), disclosure, turn)
    outbox.tell(session, by, notes.words_note(sheet.ready), because=Because.ANSWER)
    if story.picture_url:
        outbox.tell(session, by, notes.picture_note(story), because=Because.ANSWER)
    journal.note(session, "words sent", story_id, by=by, at=at)
