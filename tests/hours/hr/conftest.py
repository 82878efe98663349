"""A town with addresses, and files as Human Resources write them."""

import pytest

from bot.members.models import Department, Member
from bot.programme.models import Programme
from tests import given
from tests.given import NAMES
from tests.hours.hr.lists import LIBRARY, PARKS


@pytest.fixture
def town(session):
    """The four of the tests with an address each, and two departments."""
    given.people(session)
    for slack_id in NAMES:
        session.get(Member, slack_id).email = f"{slack_id.removeprefix('U0').lower()}@example.gov"
    session.add_all([Department(id=PARKS, name="Parks"), Department(id=LIBRARY, name="Library")])
    session.flush()
    assert session.get(Programme, 1) is not None
    return session
