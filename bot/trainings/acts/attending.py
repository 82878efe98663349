"""The one place where attendance changes: each change is on record and counts at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeAlias

from sqlalchemy.orm import Session

from bot import journal, outbox
from bot.db import spoken
from bot.members.milestones import Milestone
from bot.outbox import Because
from bot.trainings.acts import paying
from bot.trainings.models import Attendance, Guest, Means, Presence, Training
from bot.trainings.rules import presence as rules
from bot.trainings.store import attendance as store
from bot.trainings.store import check_in, trainings
from bot.trainings.store.windows import WINDOWS
from bot.trainings.views.check_in import answered_note

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
    milestones: Sequence[Milestone],
    why: str = "",
) -> bool:
    """Write down whether somebody was there, and say whether that is news.

    Locks the training. A guest who has turned up in Slack is marked as the member they are; who
    asked the hosts has their answer by this, whichever way it was given.
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
    minutes = _settle_pay(session, training, written, before, at)
    _note(session, written, before, minutes, why)
    _answer(session, written)
    _follow(session, written, milestones)
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


def _settle_pay(
    session: Session,
    training: Training,
    written: Attendance,
    before: Presence | None,
    at: datetime,
) -> int | None:
    """Put the working time of a training down, or take it back, when that changes."""
    was, is_there = rules.is_present(before), rules.is_present(written.presence)
    if not written.member_id or was == is_there:
        return None
    if is_there:
        return paying.record(session, training, written.member_id)
    return paying.take_back(session, training, written.member_id, at=at)


def _note(
    session: Session, written: Attendance, before: Presence | None, minutes: int | None, why: str
) -> None:
    """Write the line of the training; it names the row, not the person."""
    changed = {
        "attendance": str(written.id),
        "presence": [before or "", written.presence],
        "means": written.means,
        **({"minutes": minutes} if minutes else {}),
    }
    by, at = written.by, written.at
    act = "attendance marked"
    journal.note(session, act, written.training_id, by=by, at=at, why=why, changed=changed)


def _answer(session: Session, written: Attendance) -> None:
    """Tell somebody who asked to be checked in what a host wrote down; nobody asks any more."""
    who, by = written.member_id, written.by
    if who is None or not check_in.forget_asked(session, written.training_id, who) or by == who:
        return
    dated, is_here = trainings.get(session, written.training_id), rules.is_present(written.presence)
    outbox.tell(session, who, answered_note(dated, by, is_here=is_here), because=Because.ANSWER)


def _follow(session: Session, written: Attendance, milestones: Sequence[Milestone]) -> None:
    """Let windows and Homes show it, and let being there count towards the title."""
    spoken(session, WINDOWS)
    member_id = written.member_id
    if member_id is None:
        return
    outbox.refresh(session, member_id)
    if rules.is_present(written.presence):
        for milestone in milestones:
            milestone(session, member_id, written.at)
