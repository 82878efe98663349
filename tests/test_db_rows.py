"""Reading and writing rows beside the ORM."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import update
from sqlmodel import col

from bot.db import add, append, changed, find, take
from bot.members.models import Member, Standing

NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)
ANA = {
    "slack_id": "U1",
    "name": "Ana",
    "zone": "America/New_York",
    "standing": Standing.MEMBER,
    "in_team_channel": False,
    "is_lead": False,
    "seen_at": NOON,
}

pytestmark = pytest.mark.both_databases


def test_what_was_added_beside_the_orm_is_found_by_its_key(session):
    add(session, Member, **ANA)
    ana = find(session, Member, "U1")
    assert ana is not None
    assert ana.model_dump(include=set(ANA)) == ANA


def test_who_is_unknown_is_not_found(session):
    assert find(session, Member, "U2") is None
    assert take(session, Member, "U2") is None


def test_a_key_is_taken_once(session):
    assert append(session, Member, **ANA)
    assert not append(session, Member, **ANA)


def test_who_takes_a_row_sees_it_as_it_is_now(session):
    add(session, Member, **ANA)
    ana = find(session, Member, "U1")
    assert ana is not None
    assert changed(session, update(Member).where(col(Member.name) == "Ana").values(name="Bo")) == 1
    assert find(session, Member, "U1") is ana
    assert ana.name == "Ana"
    assert take(session, Member, "U1") is ana
    assert ana.name == "Bo"
