"""Entries on a time record: when there is one, what it comes to, and how it is corrected."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from bot.errors import Refusal
from bot.hours.models import Kind, PaidTime
from bot.hours.rules import Duty, is_on_duty, next_duty, working_time
from bot.members.models import Member
from bot.programme.models import Programme

MOST = 720  # minutes of one entry: twelve hours, more than anything Herald asks for can take
ASKED = 20  # entries that one question lists; a button's value holds their ids
MINUTE = timedelta(minutes=1)
GONE = (
    "These minutes aren't on your record any more; the share they were for was taken back. "
    "Nothing has changed."
)


class Change(NamedTuple):
    """What a change came to; after an export the difference goes into the next file."""

    was: int
    now: int
    is_exported: bool


def is_paid_by_the_hour(member: Member) -> bool:
    """Say whether minutes off the clock have to be paid; while nobody knows, they are."""
    return member.exempt is not True


def usual(kind: Kind, programme: Programme) -> int:
    """Give the minutes that something usually takes."""
    return programme.minutes_flag if kind is Kind.FLAG else programme.minutes_share


def off_the_clock(started_at: datetime, minutes: int, duty: Duty) -> int:
    """Give how many of the minutes lie outside working time, begun ones counted as whole."""
    span = minutes * MINUTE
    left = span - working_time(started_at, started_at + span, duty)
    return -(-left // MINUTE)


def minutes_due(
    kind: Kind, started_at: datetime, minutes: int | None, duty: Duty, programme: Programme
) -> int | None:
    """Give the minutes to put down for something, or None if it was done on duty.

    What is known by its length counts as far as it lies off duty; the rest takes the usual
    minutes if it began off duty.
    """
    if minutes is not None:
        return off_the_clock(started_at, minutes, duty) or None
    return None if is_on_duty(started_at, duty) else usual(kind, programme)


def can_return(entry: PaidTime, minutes: int, member: Member | None) -> bool:
    """Say whether minutes were taken back that payroll had, so that they can be due again."""
    if member is None or not is_paid_by_the_hour(member):
        return False
    return entry.export_id is not None and minutes == 0


def same_stretch(
    entries: Iterable[PaidTime], started_at: datetime, duty: Duty
) -> Sequence[PaidTime]:
    """Choose the entries that lie off duty together with a moment: no duty came in between."""
    ends = next_duty(started_at, duty)
    return [entry for entry in entries if next_duty(entry.started_at, duty) == ends]


def unanswered(entries: Iterable[PaidTime]) -> list[PaidTime]:
    """Choose the entries that nobody said anything about yet, oldest first, the newest of many."""
    waiting = [entry for entry in entries if entry.confirmed_at is None]
    return sorted(waiting, key=lambda entry: (entry.started_at, entry.id))[-ASKED:]


def require_own(entry: PaidTime | None, by: str) -> PaidTime:
    """Let people see and change their own entries only, and no correction by itself."""
    if entry is None or entry.member_id != by or entry.kind is Kind.CORRECTION:
        raise Refusal(GONE)
    return entry


def correction(
    entry: PaidTime, exported: int, minutes: int, *, new_id: UUID, at: datetime
) -> PaidTime | None:
    """Make the counter-entry that brings what payroll has got, `exported`, to what is right."""
    if minutes == exported:
        return None
    return PaidTime(
        id=new_id,
        member_id=entry.member_id,
        kind=Kind.CORRECTION,
        started_at=entry.started_at,
        minutes=minutes - exported,
        confirmed_at=at,
        corrects=entry.id,
    )
