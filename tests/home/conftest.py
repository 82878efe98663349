"""A keeper of Homes, for the database and the clock that all tests have."""

import pytest

from bot.home.keeper import Keeper
from tests import given
from tests.home.slate import Publisher


@pytest.fixture
def slate():
    return Publisher()


@pytest.fixture
async def keeper(db, clock, slate):
    await db.transact(given.people)
    keeper = Keeper(db, clock, slate)
    yield keeper
    await keeper.stop()
