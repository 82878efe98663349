"""What people read before they share off the clock (PRODUCT.md, M7)."""

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.hours.pay.rules.entries import is_paid_by_the_hour
from bot.hours.rules import Duty, is_on_duty, next_duty
from bot.members.models import Member
from bot.programme.models import OffDuty, Programme


class Before(NamedTuple):
    """Somebody is off duty: when duty begins, on which clock, and what sharing now means.

    `minutes` is None for those who are not paid by the hour.
    """

    now: datetime
    next_duty: datetime | None
    tz: ZoneInfo
    minutes: int | None
    may_share: bool


def before_sharing(
    member: Member, programme: Programme, duty: Duty, now: datetime
) -> Before | None:
    """Say what somebody off duty reads first, or None for nothing.

    Where sharing waits for duty, it does so for those paid by the hour; the others are free.
    """
    by_the_hour = is_paid_by_the_hour(member)
    may_share = programme.off_duty is not OffDuty.NONE
    says_nothing = programme.off_duty is OffDuty.ASK or not (may_share or by_the_hour)
    if says_nothing or is_on_duty(now, duty):
        return None
    minutes = programme.minutes_share if by_the_hour else None
    return Before(now, next_duty(now, duty), duty.tz, minutes, may_share)


def label(before: Before) -> str | None:
    """Say on a button when the reminder comes, or None if nobody knows when duty begins."""
    if before.next_duty is None:
        return None
    local = before.next_duty.astimezone(before.tz)
    days = (local.date() - before.now.astimezone(before.tz).date()).days
    hour = f"{local.hour}:{local:%M}"
    if days == 0:
        return f"Remind me at {hour}"
    return f"Remind me at {local:%a} {hour}" if days < 7 else f"Remind me on {local.day} {local:%b}"
