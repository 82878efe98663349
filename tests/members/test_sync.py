"""Ten thousand people: read page by page, at Slack's pace, going on where it stopped."""

import tracemalloc
from datetime import timedelta

import pytest
from slack_sdk.errors import SlackApiError
from sqlalchemy import delete, event, func, select
from sqlmodel import col

from bot.members import acts, jobs
from bot.members.models import Member, Standing, Sync
from bot.members.profiles import Profile
from tests.given import MONDAY, TOWN


def page(start, count=200, name="Person"):
    return [
        Profile(slack_id=f"U{n:06}", name=f"{name} {n}", zone=TOWN.key, standing=Standing.MEMBER)
        for n in range(start, start + count)
    ]


def counted(session):
    return session.scalar(select(func.count()).select_from(Member))


def cursors(session):
    return list(session.scalars(select(col(Sync.cursor))))


def read(slack):
    return jobs.read_people(slack.herald.db, slack.clock, slack.herald.app.client)


@pytest.mark.both_databases
def test_a_page_costs_the_same_few_questions_whoever_is_on_it(session):
    asked = []
    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    costs = []
    for profiles in (page(0), page(0, name="Renamed"), page(0, name="Renamed"), page(0, 2)):
        asked.clear()
        acts.read_people(session, profiles, at=MONDAY)
        session.flush()
        costs.append(len(asked))
    assert max(costs) <= 8


async def test_a_reading_that_stopped_goes_on_where_it_stopped(slack):
    db, everybody = slack.herald.db, await slack.herald.db.read(counted)
    slack.sandbox.switches.short_pages = 5
    await db.transact(lambda session: session.execute(delete(Member)) and None)
    await db.transact(acts.begin_reading, at=slack.clock.now())
    first = await slack.herald.app.client.users_list(limit=200)
    following = first["response_metadata"]["next_cursor"]
    await db.transact(acts.read_page, [], following=following, at=slack.clock.now())
    await read(slack)
    assert await db.read(counted) == everybody - 5
    assert await db.read(cursors) == []


async def test_a_place_that_slack_has_forgotten_begins_anew(slack):
    db = slack.herald.db
    await db.transact(acts.begin_reading, at=slack.clock.now())
    await db.transact(acts.read_page, [], following="bm9uc2Vuc2U=", at=slack.clock.now())
    before = await db.read(counted)
    await read(slack)
    assert (await db.read(cursors), await db.read(counted)) == ([], before)


async def test_what_slack_refuses_for_good_is_not_swallowed(slack):
    slack.sandbox.faults.add("users.list", "error_before", times=9)
    with pytest.raises(SlackApiError):
        await read(slack)
    assert await slack.herald.db.read(cursors) == [""]


def test_a_place_of_yesterday_is_not_trusted(session):
    acts.begin_reading(session, at=MONDAY)
    acts.read_page(session, [], following="far", at=MONDAY)
    assert acts.begin_reading(session, at=MONDAY + timedelta(hours=11)) == "far"
    assert acts.begin_reading(session, at=MONDAY + timedelta(hours=13)) == ""


async def test_pages_follow_each_other_as_slowly_as_slack_wants(slack):
    slack.sandbox.switches.short_pages, slack.sandbox.switches.tiers = 1, True
    began = slack.clock.seconds()
    await read(slack)
    pages = await slack.herald.db.read(counted)
    assert slack.clock.seconds() - began >= (pages - 2) * jobs.SPACING


def test_two_thousand_people_take_no_more_memory_than_two_hundred(session):
    def peak(pages):
        tracemalloc.reset_peak()
        for number in range(pages):
            acts.read_people(session, page(number * 200), at=MONDAY)
            session.flush()
            session.expunge_all()
        return tracemalloc.get_traced_memory()[1]

    tracemalloc.start()
    try:
        peak(2)
        few, many = peak(1), peak(10)
    finally:
        tracemalloc.stop()
    assert (
        session.scalar(select(func.count()).select_from(Member)) == 2_000
    )  # `make bench` reads ten thousand
    assert many - few < 3_000_000  # bytes; two thousand people as rows are more
