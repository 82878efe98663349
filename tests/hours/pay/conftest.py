"""Ana is paid by the hour, works 8 to 17, and it is Monday evening unless a test says otherwise."""

from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.hours.models import Kind, PaidTime
from bot.outbox.models import Delivery, State
from tests import given
from tests.given import ANA, TOWN

EVENING = datetime(2026, 11, 16, 19, 10, tzinfo=TOWN)


@pytest.fixture
def town(session: Session) -> Session:
    given.people(session)
    return session


def entry(session: Session, started_at: datetime = EVENING, minutes: int = 2, **fields) -> PaidTime:
    """Save an entry of Ana's, without its question."""
    usual = {"member_id": ANA, "kind": Kind.SHARE} | fields
    made = PaidTime(started_at=started_at, minutes=minutes, **usual)
    session.add(made)
    session.flush()
    return made


def entries(session: Session, member_id: str = ANA) -> list[tuple[Kind, int]]:
    """Read somebody's entries, in the order in which they began."""
    mine = select(PaidTime).where(col(PaidTime.member_id) == member_id)
    ordered = session.scalars(mine.order_by(col(PaidTime.started_at), col(PaidTime.kind).desc()))
    return [(one.kind, one.minutes) for one in ordered]


def asked(session: Session, member_id: str = ANA) -> list[str]:
    """Read the questions that wait for somebody, or were sent."""
    rows = select(Delivery).where(
        col(Delivery.lane) == member_id, col(Delivery.state) != State.WITHDRAWN
    )
    ordered = session.scalars(rows.order_by(col(Delivery.seq)))
    return [row.body["text"] for row in ordered if row.body]
