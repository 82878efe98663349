"""The week in one message: once per ISO week, no small figures, nothing when empty."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as generated
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlmodel import col
from syrupy.extensions.json import JSONSnapshotExtension

from bot import outbox
from bot.digests import acts, rules, views
from bot.digests.store import Told
from bot.outbox.models import Delivery
from bot.sandbox.checker import check_message
from bot.stories.models import Share
from tests import given

TOWN = given.TOWN
NINE = datetime(2026, 11, 16, 9, tzinfo=TOWN)
WEEK = [
    Told("The pool reopens on Friday", "https://example.gov/pool", 7),
    Told("Story hour in four languages", "https://example.gov/hour", 4),
    Told("A heads-up without a link", "", 5),
]


def posts(session):
    """Count what was said in the share channel."""
    mine = select(func.count()).where(col(Delivery.lane) == outbox.SHARE)
    return session.scalar(mine)


def tell(session, at):
    acts.post_week(session, at=at)
    return posts(session)


@pytest.fixture
def town(session):
    """A town with one story that went out a week ago, shared by seven."""
    session.add(given.programme())
    story = given.published(published_at=NINE - timedelta(days=3))
    session.add(story)
    session.flush()
    for number in range(7):
        session.add(Share(story_id=story.id, member_id=f"U{number}", shared_at=NINE))
    session.flush()
    return session


@pytest.mark.both_databases
def test_the_week_is_told_on_monday_at_nine_and_once(town):
    assert tell(town, NINE - timedelta(minutes=1)) == 0
    assert tell(town, NINE) == 1
    assert tell(town, NINE) == 1
    assert tell(town, NINE + timedelta(days=6)) == 1


@pytest.mark.both_databases
def test_an_empty_week_is_not_told(town):
    assert tell(town, NINE + timedelta(days=7)) == 0


@pytest.mark.both_databases
def test_a_late_start_tells_the_same_week_until_it_is_over(town):
    assert tell(town, NINE + timedelta(days=2)) == 1


def test_last_week_is_never_told(town):
    assert tell(town, NINE + timedelta(days=7) - timedelta(minutes=1)) == 0


def test_no_figure_about_fewer_than_five(snapshot):
    message = views.week_card(WEEK)
    check_message(message.body())
    assert message.body() == snapshot.use_extension(JSONSnapshotExtension)
    assert message.text == (
        "The week in 3 stories: The pool reopens on Friday, shared 7 times; "
        "Story hour in four languages; A heads-up without a link, shared 5 times"
    )


def test_a_new_version_of_the_policy_is_one_line_of_the_week():
    line = "The policy has a new version (2). It is on Herald's Home, under Policy and guidelines."
    alone, beside = views.week_card([], 2), views.week_card(WEEK, 2)
    check_message(alone.body())
    check_message(beside.body())
    assert alone.text == f"The week: {line}"
    assert beside.text.endswith(f"; {line}")
    assert beside.blocks[-2]["elements"][0]["elements"] == [{"type": "text", "text": line}]


def test_a_week_of_many_stories_still_fits(snapshot):
    many = [Told(f"Story {n} <!channel>", "https://example.gov/", n) for n in range(300)]
    message = views.week_card(many)
    check_message(message.body())
    assert message.body() == snapshot.use_extension(JSONSnapshotExtension)


@pytest.mark.parametrize(
    ("at", "name", "hours"),
    [
        (datetime(2026, 3, 9, 9, tzinfo=TOWN), "2026-W11", 167),
        (datetime(2026, 11, 2, 9, tzinfo=TOWN), "2026-W45", 169),
        (datetime(2026, 12, 28, 9, tzinfo=TOWN), "2026-W53", 168),
        (datetime(2027, 1, 4, 9, tzinfo=TOWN), "2027-W01", 168),
    ],
    ids=["spring", "autumn", "week 53", "week 1"],
)
def test_weeks_over_clock_changes_and_new_year(at, name, hours):
    week = rules.due_week(at, TOWN)
    assert (week.name, (week.until - week.since) / timedelta(hours=1)) == (name, hours)


ZONES = ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Kiritimati"]


@generated(
    st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
)
def test_weeks_follow_each_other_without_a_gap(at, zone):
    week = rules.due_week(at, ZoneInfo(zone))
    following = rules.due_week(week.until + timedelta(days=7, hours=2), ZoneInfo(zone))
    assert week.until <= at < week.until + timedelta(days=7, hours=2)
    assert following.since == week.until
    assert week.name != following.name


def test_a_week_is_named_after_its_monday():
    assert rules.week_of(date(2026, 11, 16), TOWN).name == "2026-W47"
