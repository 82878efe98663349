"""When stories go out and when they end."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies
from sqlalchemy import select
from sqlmodel import col

from bot.errors import FormRefusal, Refusal
from bot.hours import office
from bot.hours.rules import is_on_duty
from bot.journal.models import Line
from bot.outbox.models import Card, Delivery, State
from bot.stories import acts, jobs
from bot.stories.models import Dismissal, Letter, Reminder, StoryStatus
from bot.stories.rules import publishing
from bot.stories.rules.review import Stale
from bot.stories.rules.steps import Schedule
from bot.stories.store import stories
from tests import given as town
from tests.given import ANA, BEN, CHRIS, MONDAY, TOWN

DAY = timedelta(days=1)
PROGRAMME = town.programme()
MOMENTS = strategies.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(
    lambda moment: moment.replace(tzinfo=TOWN)
)


pytestmark = pytest.mark.both_databases


@pytest.fixture
def people(session):
    town.people(session)


def texts(session, lane):
    rows = session.scalars(select(Delivery).where(col(Delivery.lane) == lane))
    return [row.body["text"] for row in rows if row.body]


@given(
    MOMENTS,
    strategies.lists(strategies.none() | MOMENTS, max_size=8),
    strategies.integers(1, 3),
)
def test_no_day_gets_more_than_its_share_and_all_go_out_in_office_hours(now, wishes, most):
    programme = town.programme(stories_per_day=most)
    queue = [town.approved(publish_at=wish, place=n) for n, wish in enumerate(wishes)]
    moments = publishing.plan(queue, {}, programme, now)
    days = Counter(moment.astimezone(TOWN).date() for moment in moments.values())
    assert set(moments) == {story.id for story in queue}
    assert max(days.values(), default=0) <= most
    assert all(is_on_duty(moment, office.duty(programme)) for moment in moments.values())
    assert all(moment >= now for moment in moments.values())


@given(MOMENTS, MOMENTS)
def test_no_story_goes_out_before_its_hour(now, wish):
    story = town.approved(publish_at=wish)
    assert publishing.plan([story], {}, PROGRAMME, now)[story.id] >= wish


def test_the_second_story_of_a_day_waits_for_the_next_morning():
    first, second = town.approved(place=1), town.approved(place=2)
    assert publishing.plan([second, first], {}, PROGRAMME, MONDAY) == {
        first.id: MONDAY,
        second.id: datetime(2026, 11, 17, 8, 0, tzinfo=TOWN),
    }


def test_what_went_out_today_counts():
    story = town.approved()
    moments = publishing.plan([story], {MONDAY.date(): 1}, PROGRAMME, MONDAY)
    assert moments == {story.id: datetime(2026, 11, 17, 8, 0, tzinfo=TOWN)}


def test_nothing_goes_out_on_a_holiday_or_a_day_made_free():
    wednesday = datetime(2026, 11, 25, 18, tzinfo=TOWN)
    programme = town.programme(country="US", free_days={"2026-11-27": "The day after"})
    story = town.approved()
    moments = publishing.plan([story], {}, programme, wednesday)
    assert moments == {story.id: datetime(2026, 11, 30, 8, tzinfo=TOWN)}


def test_a_town_that_works_on_saturdays_publishes_on_saturday():
    friday, story = datetime(2026, 11, 20, 18, tzinfo=TOWN), town.approved()
    moments = publishing.plan([story], {}, town.programme(workdays=[1, 3, 5]), friday)
    assert moments == {story.id: datetime(2026, 11, 21, 8, tzinfo=TOWN)}


def test_where_nobody_ever_works_nothing_goes_out():
    assert publishing.plan([town.approved()], {}, town.programme(workdays=[]), MONDAY) == {}


def test_nothing_goes_out_on_a_weekend():
    story = town.approved()
    friday_night = datetime(2026, 11, 20, 18, 0, tzinfo=TOWN)
    moments = publishing.plan([story], {}, PROGRAMME, friday_night)
    assert moments == {story.id: datetime(2026, 11, 23, 8, 0, tzinfo=TOWN)}


def test_a_story_with_an_hour_of_its_own_keeps_its_day_free():
    fixed = town.approved(publish_at=MONDAY + timedelta(hours=4))
    other = town.approved(place=1)
    assert publishing.plan([other, fixed], {}, PROGRAMME, MONDAY) == {
        fixed.id: MONDAY + timedelta(hours=4),
        other.id: datetime(2026, 11, 17, 8, 0, tzinfo=TOWN),
    }


def test_a_story_that_is_held_back_takes_nobodys_place():
    held, other = town.approved(place=1, held_at=MONDAY), town.approved(place=2)
    assert publishing.plan([held, other], {}, PROGRAMME, MONDAY) == {other.id: MONDAY}


@pytest.mark.parametrize(
    ("out", "end"),
    [
        (datetime(2026, 10, 23, 12, 0, tzinfo=TOWN), datetime(2026, 11, 6, 12, 0, tzinfo=TOWN)),
        (datetime(2027, 3, 5, 12, 0, tzinfo=TOWN), datetime(2027, 3, 19, 12, 0, tzinfo=TOWN)),
    ],
)
def test_two_weeks_are_two_weeks_by_the_town_clock_over_both_clock_changes(out, end):
    assert publishing.end(out, PROGRAMME) == end
    assert publishing.end(out, PROGRAMME) - out.astimezone(UTC) != 14 * DAY


@pytest.mark.parametrize(
    ("asked", "reminded"),
    [
        (MONDAY, MONDAY + timedelta(hours=3)),
        (MONDAY.replace(hour=15), datetime(2026, 11, 17, 8, 0, tzinfo=TOWN)),
        (MONDAY.replace(hour=6), MONDAY.replace(hour=8)),
        (datetime(2026, 11, 20, 16, 30, tzinfo=TOWN), datetime(2026, 11, 23, 8, 0, tzinfo=TOWN)),
    ],
)
def test_later_is_in_three_hours_of_duty_or_when_duty_begins(asked, reminded):
    assert publishing.remind_at(asked, office.duty(PROGRAMME)) == reminded


def test_stories_change_places_with_their_neighbours():
    queue = [town.approved(place=place, headline=str(place)) for place in (1, 2, 3)]
    publishing.move(queue, queue[2], -1, by=town.member(BEN))
    assert [s.headline for s in publishing.in_order(queue)] == ["1", "3", "2"]
    with pytest.raises(Refusal, match="the last one already"):
        publishing.move(queue, queue[1], 1, by=town.member(BEN))


def test_a_story_with_an_hour_of_its_own_does_not_change_places():
    fixed = town.approved(publish_at=MONDAY)
    with pytest.raises(Refusal, match="an hour of its own"):
        publishing.move([fixed], fixed, 1, by=town.member(BEN))


def test_a_story_is_published_once_however_often_the_job_runs(session, people):
    story = town.saved(session, town.approved())
    assert stories.due(session, MONDAY) == [story.id]
    assert acts.publish_due(session, story.id, at=MONDAY) is True
    assert acts.publish_due(session, story.id, at=MONDAY) is False
    assert (story.status, story.published_at) == (StoryStatus.PUBLISHED, MONDAY)
    assert session.get(Card, f"story:{story.id}").lane == "share"
    assert [line.act for line in session.scalars(select(Line))] == ["story published"]


def test_one_story_a_day_goes_out_even_if_two_are_ready(session, people):
    first, second = (town.saved(session, _unlike(town.approved(place=n), n)) for n in (1, 2))
    assert acts.publish_due(session, first.id, at=MONDAY) is True
    assert acts.publish_due(session, second.id, at=MONDAY) is False
    assert stories.due(session, MONDAY + DAY) == [second.id]


def test_publish_now_goes_past_the_queue_with_a_reason_on_record(session, people):
    town.saved(session, _unlike(town.published(), 1))
    story = town.saved(session, town.approved())
    acts.publish_now(session, story.id, "The water is off.", version=1, by=BEN, at=MONDAY)
    assert story.status is StoryStatus.PUBLISHED
    assert [(line.act, line.why) for line in session.scalars(select(Line))] == [
        ("story published now", "The water is off.")
    ]


def test_publish_now_wants_a_reason(session, people):
    story = town.saved(session, town.approved())
    with pytest.raises(FormRefusal) as refused:
        acts.publish_now(session, story.id, "", version=1, by=BEN, at=MONDAY)
    assert refused.value.errors == {"reason": "Please say why it can't wait. It goes on record."}


def test_a_story_is_held_back_until_somebody_lets_it_go(session, people):
    story = town.saved(session, town.approved())
    acts.hold(session, story.id, by=BEN, at=MONDAY)
    assert stories.due(session, MONDAY + DAY) == []
    with pytest.raises(Refusal, match="held back already"):
        acts.hold(session, story.id, by=CHRIS, at=MONDAY)
    acts.release(session, story.id, by=CHRIS, at=MONDAY)
    assert stories.due(session, MONDAY + DAY) == [story.id]


def test_what_is_out_cannot_be_held_back(session, people):
    story = town.saved(session, town.published())
    with pytest.raises(Stale, match=r"^This went out two hours ago.$"):
        acts.hold(session, story.id, by=BEN, at=MONDAY + timedelta(hours=2))


def test_an_end_before_the_beginning_is_told_under_its_field(session, people):
    story = town.saved(session, town.approved())
    step = Schedule(publish_at=MONDAY + DAY, expires_at=MONDAY)
    with pytest.raises(FormRefusal) as refused:
        acts.reschedule(session, story.id, step, version=1, seen=1, by=BEN, at=MONDAY)
    assert refused.value.errors == {
        "expires_at": "Please choose a moment later than the day it goes out."
    }


def test_a_story_that_ends_takes_its_reminders_and_refusals_with_it(session, people):
    story = town.saved(session, town.published())
    acts.postpone(session, story.id, by=ANA, at=MONDAY)
    acts.dismiss(session, story.id, by=BEN, at=MONDAY)
    assert acts.expire(session, story.id, at=MONDAY + 14 * DAY) is True
    assert acts.expire(session, story.id, at=MONDAY + 14 * DAY) is False
    assert story.status is StoryStatus.EXPIRED
    assert session.scalars(select(Dismissal)).all() == []
    assert session.scalars(select(Reminder)).all() == []
    waiting = session.scalars(select(Delivery).where(col(Delivery.lane) == ANA)).all()
    assert [delivery.state for delivery in waiting] == [State.WITHDRAWN]
    card = session.get(Card, f"story:{story.id}").wanted
    assert [block["type"] for block in card["blocks"]] == ["rich_text", "rich_text", "rich_text"]
    assert card["text"].startswith("This story has ended: The pool reopens on Friday.")


def test_a_story_that_waits_too_long_ends_without_going_out(session, people):
    story = town.saved(session, town.approved(held_at=MONDAY, expires_at=MONDAY + DAY))
    assert stories.ended(session, MONDAY + DAY) == [story.id]
    assert acts.expire(session, story.id, at=MONDAY + DAY) is True
    assert (story.status, story.published_at) == (StoryStatus.EXPIRED, None)
    assert session.get(Card, f"story:{story.id}") is None


async def test_the_jobs_publish_expire_and_forget(db, clock):
    def begin(session):
        town.people(session)
        session.add(Letter(member_id=ANA, text="hello", sent_at=MONDAY))
        return town.saved(session, town.approved()).id

    def state(session):
        letters = session.scalars(select(col(Letter.text))).all()
        return stories.get(session, story_id).status, letters

    story_id = await db.transact(begin)
    for _ in range(2):
        await jobs.publish_due_stories(db, clock)
        await jobs.expire_stories(db, clock)
        await jobs.forget_unchosen(db, clock)
    assert await db.read(state) == (StoryStatus.PUBLISHED, ["hello"])
    clock.stand_at(MONDAY + 14 * DAY)
    for _ in range(2):
        await jobs.publish_due_stories(db, clock)
        await jobs.expire_stories(db, clock)
        await jobs.forget_unchosen(db, clock)
    assert await db.read(state) == (StoryStatus.EXPIRED, [])


def _unlike(story, number):
    story.canonical_link = f"https://example.gov/{number}"
    return story
