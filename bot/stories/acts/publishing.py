"""Letting stories out, keeping them back, and letting them end."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot import journal, members, outbox
from bot.journal.store import HERALD
from bot.members.rules import require_team
from bot.programme import store as programmes
from bot.stories.acts.parts import (
    current,
    queued,
    show,
    show_queue,
    show_with_queue,
    withdraw_notes,
)
from bot.stories.models import StoryStatus
from bot.stories.rules import publishing
from bot.stories.store import stories, wishes


def publish_due(session: Session, story_id: UUID, *, at: datetime) -> bool:
    """Publish a story whose turn it is, and say whether it still was."""
    stories.take_queue(session)
    if story_id not in stories.due(session, at):
        return False
    story = stories.get(session, story_id)
    publishing.publish(story, programmes.get(session), at=at)
    show_with_queue(session, story, at)
    journal.note(session, "story published", story_id, by=HERALD, at=at)
    return True


def publish_now(
    session: Session, story_id: UUID, reason: str, *, version: int, by: str, at: datetime
) -> None:
    """Publish a story before its turn, with a reason."""
    member = members.get(session, by)
    require_team(member)
    story = current(session, story_id, version, StoryStatus.APPROVED, by=by, at=at)
    publishing.publish_now(story, reason, programmes.get(session), by=member, at=at)
    show_with_queue(session, story, at)
    journal.note(session, "story published now", story_id, by=by, at=at, why=reason)


def hold(session: Session, story_id: UUID, *, by: str, at: datetime) -> None:
    """Keep a story back."""
    member = members.get(session, by)
    require_team(member)
    story = queued(session, story_id, by=by, at=at)
    publishing.hold(story, by=member, at=at)
    show_queue(session, at)
    journal.note(session, "story held back", story_id, by=by, at=at)


def release(session: Session, story_id: UUID, *, by: str, at: datetime) -> None:
    """Let a story go that was held back."""
    member = members.get(session, by)
    require_team(member)
    story = queued(session, story_id, by=by, at=at)
    publishing.release(story, by=member)
    show_queue(session, at)
    journal.note(session, "story released", story_id, by=by, at=at)


def move(session: Session, story_id: UUID, steps: int, *, by: str, at: datetime) -> None:
    """Let a story change places with its neighbour in the queue."""
    member = members.get(session, by)
    require_team(member)
    queue = stories.take_queue(session)
    story = queued(session, story_id, by=by, at=at)
    publishing.move(queue, story, steps, by=member)
    show_queue(session, at)
    journal.note(session, "story moved", story_id, by=by, at=at, changed={"steps": steps})


def expire(session: Session, story_id: UUID, *, at: datetime) -> bool:
    """Let a story end, and say whether it still was to end."""
    story = stories.take(session, story_id)
    if not publishing.may_end(story, at):
        return False
    publishing.expire(story)
    for key in wishes.close(session, story_id):
        outbox.withdraw(session, key)
    withdraw_notes(session, story)
    show(session, story, at)
    journal.note(session, "story expired", story_id, by=HERALD, at=at)
    return True
