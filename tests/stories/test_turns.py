"""*Publish now* beside the day's story, and more approved stories than a queue shows."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.stories import acts
from bot.stories.store import stories
from tests import given
from tests.given import BEN, MONDAY, TOWN

pytestmark = pytest.mark.both_databases


def approved(session, number, **fields):
    link = f"https://example.gov/{number}"
    story = given.approved(place=number, link=link, canonical_link=link, **fields)
    return given.saved(session, story)


def test_publish_now_leaves_todays_story_its_day(session):
    given.people(session)
    todays, urgent = approved(session, 1), approved(session, 2)
    acts.publish_now(session, urgent.id, "The water is off.", version=1, by=BEN, at=MONDAY)
    assert stories.queue(session, MONDAY).moments == {todays.id: MONDAY}
    assert acts.publish_due(session, todays.id, at=MONDAY) is True


def test_a_story_that_went_out_in_its_turn_takes_the_day(session):
    given.people(session)
    first, second = approved(session, 1), approved(session, 2)
    assert acts.publish_due(session, first.id, at=MONDAY) is True
    assert stories.queue(session, MONDAY).moments == {
        second.id: datetime(2026, 11, 17, 8, 0, tzinfo=TOWN).astimezone(UTC)
    }


def test_a_fixed_day_is_kept_however_many_wait_before_it(session):
    given.people(session)
    for number in range(stories.MANY):
        approved(session, number)
    noon = MONDAY + timedelta(hours=2)
    fixed = approved(session, stories.MANY, publish_at=noon)
    assert stories.queue(session, MONDAY).moments[fixed.id] == noon
