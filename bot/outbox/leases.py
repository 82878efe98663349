"""Whose lane it is: taken for a while, given back with the moment it may be used next."""

from typing import Any

from sqlalchemy import and_, bindparam, exists, select, update
from sqlmodel import col

from bot.db import Session, append, changed
from bot.outbox.models import Lane
from bot.outbox.work import Claim, Doubtful, Instant, Limited, Trouble

DOUBT = 2.0  # seconds before the first search
LONGEST = 60.0  # seconds of back-off
SPACING = 1.0  # seconds between two messages in one channel (Slack's rate limits)
STRIKES = 5  # failures of one lane alone, while others got through

TAKE = (
    update(Lane)
    .where(col(Lane.name) == bindparam("lane"))
    .where(col(Lane.until) <= bindparam("real"), col(Lane.after) <= bindparam("real"))
    .values(token=bindparam("new_token"), until=bindparam("end"))
)


def take(session: Session, lane: str, token: str, at: Instant, lease: float) -> bool:
    """Take a lane, if nobody has it and it may be used now."""
    taken = {"lane": lane, "real": at.real, "new_token": token, "end": at.real + lease}
    if changed(session, TAKE, **taken) == 1:
        return True
    return append(session, Lane, name=lane) and changed(session, TAKE, **taken) == 1


def release(session: Session, claim: Claim, **values: Any) -> bool:
    """Give a lane back with what is known now, and say whether it was still ours."""
    mine = and_(col(Lane.name) == claim.lane, col(Lane.token) == claim.token)
    fresh = {"token": None, "until": 0.0} | values
    return changed(session, update(Lane).where(mine).values(**fresh)) == 1


def renew(session: Session, claim: Claim, at: Instant, lease: float) -> bool:
    """Keep a lane longer, and say whether it is still ours."""
    return release(session, claim, token=claim.token, until=at.real + lease)


def went(at: Instant) -> dict[str, Any]:
    """Forget a lane's failures, because something got through."""
    return {"went": at.real, "failures": 0, "failed": None, "strikes": 0, "unset": False}


def later(session: Session, claim: Claim, trouble: Trouble, at: Instant) -> dict[str, Any]:
    """Decide when a lane may be tried again, and count a failure while others get through."""
    if isinstance(trouble, Limited):
        return {"after": at.real + trouble.seconds}
    lane = session.get_one(Lane, claim.lane)
    wait = DOUBT if isinstance(trouble, Doubtful) else min(LONGEST, 2.0**lane.failures)
    return {
        "after": at.real + wait,
        "failed": at.real,
        "failures": min(lane.failures + 1, 10),
        "strikes": lane.strikes + int(_fails_alone(session, lane)),
    }


def struck_out(session: Session, claim: Claim) -> bool:
    """Say whether a lane has failed alone too often, and count from the beginning then."""
    lane = session.get_one(Lane, claim.lane, populate_existing=True)
    if lane.strikes < STRIKES:
        return False
    changed(session, update(Lane).where(col(Lane.name) == claim.lane).values(strikes=0))
    return True


def _fails_alone(session: Session, lane: Lane) -> bool:
    if lane.failed is None:
        return False
    others = exists().where(col(Lane.name) != lane.name, col(Lane.went) >= lane.failed)
    return bool(session.scalar(select(others)))
