"""A lead looks up somebody's title; the person can see that they did."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import journal
from bot.certificates.acts.withdrawing import NAMES
from bot.certificates.store import certificates, hearings
from bot.certificates.store.certificates import Shape
from bot.certificates.store.mine import Found
from bot.errors import FormRefusal
from bot.members import store as people
from bot.members.rules import require_lead

NOBODY = "Herald knows nobody of this name who can bear a title."


def look_up(session: Session, member_id: str, *, by: str, at: datetime) -> Found:
    """Show a lead somebody's title."""
    require_lead(people.get(session, by))
    member = people.find(session, member_id)
    if member is None:
        raise FormRefusal({"person": NOBODY})
    certificate = certificates.latest(session, [member_id]).get(member_id)
    shape = certificates.shape(session, certificate, at) if certificate else Shape.OVER
    journal.looked(session, NAMES, [member_id], by=by, at=at)
    return Found(member.name, certificate, shape, hearings.about(session, member_id))
