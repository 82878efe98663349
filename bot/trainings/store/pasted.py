"""Who may be meant by a pasted list: all members, and the guests that are known."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import members
from bot.members.models import Member, Standing
from bot.trainings.models import Guest, Seat, SeatState
from bot.trainings.rules import pasted
from bot.trainings.rules.pasted import Known, Reading
from bot.trainings.rules.presence import require_host
from bot.trainings.store import trainings


def match(session: Session, training_id: UUID, text: str, *, by: str) -> Reading:
    """Say whom a list names, for a host, the digital team or a lead; writes nothing."""
    member = members.get(session, by)
    require_host(member, is_host=trainings.is_host(session, training_id, by))
    trainings.get(session, training_id)
    known = [*_members(session, training_id), *_guests(session)]
    return pasted.match(pasted.read(text), known)


def _members(session: Session, training_id: UUID) -> list[Known]:
    going = set(
        session.scalars(
            select(col(Seat.member_id)).where(
                col(Seat.training_id) == training_id, col(Seat.state) == SeatState.GOING
            )
        )
    )
    rows = select(col(Member.slack_id), col(Member.name), col(Member.email))
    full = rows.where(col(Member.standing) == Standing.MEMBER)
    return [Known(key, name, email, key in going) for key, name, email in session.execute(full)]


def _guests(session: Session) -> list[Known]:
    """List the guests who are not in Slack; the others are found as the members they are."""
    rows = session.scalars(select(Guest).where(col(Guest.member_id).is_(None)))
    return [Known(str(one.id), one.name, one.email, is_expected=False) for one in rows]
