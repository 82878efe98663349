"""Asking whether somebody who wants to share is off duty."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.hours import store as hours
from bot.hours.pay.rules.before import Before, before_sharing
from bot.members import store as people
from bot.programme import store as programmes
from bot.programme.models import OffDuty


def before(session: Session, member_id: str, now: datetime) -> Before | None:
    """Say what somebody reads before they share, or None for nothing."""
    programme, member = programmes.get(session), people.find(session, member_id)
    if member is None or programme.off_duty is OffDuty.ASK:
        return None
    return before_sharing(member, programme, hours.duty(session, member_id), now)


def waits_for_duty(session: Session, member_id: str, now: datetime) -> Before | None:
    """Say when somebody may share again, or None if they may now."""
    if programmes.get(session).off_duty is not OffDuty.NONE:
        return None
    return before(session, member_id, now)
