"""The one place where attendance changes: each change is on record and counts at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeAlias

from sqlalchemy.orm import Session

from bot import journal, outbox
from bot.db import spoken
from bot.members.milestones import Milestone
from bot.trainings.models import Attendance, Guest, Means, Presence, Training
from bot.trainings.rules import presence as rules
from bot.trainings.store import attendance as store
from bot.trainings.store import trainings
from bot.trainings.store.windows import WINDOWS

Attendee: TypeAlias = str | Guest  # a member by their Slack id, or a guest


def mark(
    session: Session,
    training: Training,
    who: Attendee,
    presence: Presence,
    means: Means,
    *,
    by: str,
    at: datetime,
    milestones: Sequence[Milestone] = (),
    why: str = "",
) -> bool:
    """Write down whether somebody was there, and say whether that is news.

    Locks the training. A guest who has turned up in Slack is marked as the member they are.
    """
    trainings.take(session, training.id)
    known = find(session, training, who)
    if rules.is_same(known, presence):
        return False
    before = known.presence if known else None
    written = known or _row(training, who, presence, means, by, at)
    rules.write(written, presence, means, by=by, at=at)
    session.add(written)
    session.flush()
    _note(session, written, before, by=by, at=at, why=why)
    spoken(session, WINDOWS)
    if written.member_id:
        _follow(session, training, written.member_id, before, presence, milestones, at)
    return True


def find(session: Session, training: Training, who: Attendee) -> Attendance | None:
    """Find what is written down about a member or a guest at a training."""
    if isinstance(who, str):
        return store.of_member(session, training.id, who)
    if who.member_id:
        return store.of_member(session, training.id, who.member_id)
    return store.of_guest(session, training.id, who.id)


def _row(
    training: Training,
    who: Attendee,
    presence: Presence,
    means: Means,
    by: str,
    at: datetime,
) -> Attendance:
    member_id = who if isinstance(who, str) else who.member_id
    return Attendance(
        training_id=training.id,
        member_id=member_id,
        guest_id=None if isinstance(who, str) or member_id else who.id,
        presence=presence,
        means=means,
        by=by,
        at=at,
    )


def _note(
    session: Session,
    written: Attendance,
    before: Presence | None,
    *,
    by: str,
    at: datetime,
    why: str,
) -> None:
    """Write the line of the training; it names the row, not the person."""
    changed = {
        "attendance": str(written.id),
        "presence": [before or "", written.presence],
        "means": written.means,
    }
    act = "attendance marked"
    journal.note(session, act, written.training_id, by=by, at=at, why=why, changed=changed)


def _follow(
    session: Session,
    training: Training,
    member_id: str,
    before: Presence | None,
    presence: Presence,
    milestones: Sequence[Milestone],
    at: datetime,
) -> None:
    """Let follow what depends on somebody's being there: pay, and the next step to the title."""
    outbox.refresh(session, member_id)
    if not rules.is_present(presence):
        return
    for milestone in milestones:
        milestone(session, member_id, at)
