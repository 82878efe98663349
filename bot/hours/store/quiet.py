"""Reading whom Slack has to be asked about do-not-disturb."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, exists, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.hours.models import Quiet
from bot.members.models import Member, Standing
from bot.outbox.models import HELD, Delivery

FRESH = timedelta(hours=6)  # changes come as events; this is for windows that began meanwhile


def to_ask(session: Session, at: datetime, most: int) -> Sequence[str]:
    """List members for whom something is held and whose do-not-disturb is not known freshly.

    Slack tells of one window only, so after its end the next one has to be asked for.
    """
    over = and_(col(Quiet.ends_at) > col(Quiet.read_at), col(Quiet.ends_at) <= at)
    fresh = exists().where(
        col(Quiet.member_id) == col(Member.slack_id), col(Quiet.read_at) > at - FRESH, ~over
    )
    held = col(Member.slack_id).in_(select(col(Delivery.lane)).where(HELD))
    wanted = select(col(Member.slack_id)).where(
        col(Member.standing) == Standing.MEMBER, held, ~fresh
    )
    return session.scalars(wanted.order_by(col(Member.slack_id)).limit(most)).all()


def known(session: Session, member_ids: Sequence[str]) -> dict[str, Quiet]:
    """Read what Slack told last about some people."""
    wanted = select(Quiet).where(col(Quiet.member_id).in_(member_ids))
    return {quiet.member_id: quiet for quiet in session.scalars(wanted)}
