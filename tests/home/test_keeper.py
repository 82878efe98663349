"""A Home that is open shows what is so now; one that is not is left alone."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot import outbox
from bot.outbox import homes, pace
from bot.outbox.models import OpenHome
from bot.stories import acts
from tests import given
from tests.given import ANA, BEN, CHRIS, MONDAY
from tests.home.slate import open_homes, rows
from tests.outbox.slack import Answer


async def test_a_story_that_goes_out_shows_in_a_home_that_is_open(slack):
    ana, ben = slack.member("ana"), slack.member("ben")
    await ana.open_home()
    story = await slack.herald.db.transact(
        lambda session: given.saved(session, given.approved(publish_at=MONDAY))
    )
    before = str(ana.home)
    await slack.wind(hours=1)

    headline = story.headline
    assert (headline in before, headline in str(ana.home), ben.home) == (False, True, None)


async def test_the_desk_follows_what_is_suggested(slack):
    ben, emi = slack.member("ben"), slack.member("emi")
    await ben.open_home()
    await emi.command("/share suggest https://willow-bend.example/pool", channel="general")
    await emi.submit()
    before = str(ben.home)
    await slack.settle()

    link = "willow-bend.example/pool"
    assert (link in before, link in str(ben.home)) == (False, True)


async def test_a_home_that_is_opened_counts_as_open(db, keeper, slate):
    await keeper.opened(slate, ANA)

    assert (slate.whose, await db.read(rows)) == ([ANA], {ANA: False})


async def test_opening_often_is_written_down_once_in_ten_minutes(db, clock, keeper, slate):
    await keeper.opened(slate, ANA)
    first = await db.read(opened_at)
    await clock.sleep(9 * 60)
    await keeper.opened(slate, ANA)
    soon = await db.read(opened_at)
    await clock.sleep(2 * 60)
    await keeper.opened(slate, ANA)

    later = await db.read(opened_at)
    assert (soon - first, later - first) == (timedelta(0), timedelta(minutes=11))


def opened_at(session):
    """Read when the one Home was opened."""
    return session.scalars(select(col(OpenHome.opened_at))).one()


async def test_whose_home_changes_is_drawn_and_nobody_else(db, keeper, slate):
    await open_homes(keeper, slate, ANA, BEN)
    await db.transact(outbox.refresh, BEN, CHRIS)
    await keeper.run_dry()

    assert (slate.whose, await db.read(rows)) == ([BEN], {ANA: False, BEN: False})


async def test_what_concerns_everybody_is_drawn_for_everybody_last_come_first(
    db, clock, keeper, slate
):
    for who in (ANA, BEN, CHRIS):
        await open_homes(keeper, slate, who)
        await clock.sleep(1)
    await db.transact(outbox.refresh)
    await keeper.run_dry()

    assert slate.whose == [CHRIS, BEN, ANA]


async def test_who_opened_it_long_ago_is_forgotten(db, clock, keeper, slate):
    await open_homes(keeper, slate, ANA)
    await clock.sleep(60 * 60)
    await db.transact(outbox.refresh)
    await keeper.run_dry()
    drawn = list(slate.whose)
    await open_homes(keeper, slate, BEN)

    assert (drawn, await db.read(rows)) == ([], {BEN: False})


async def test_winding_the_programmes_clock_closes_nobodys_home(db, clock, keeper, slate):
    await open_homes(keeper, slate, ANA)
    clock.stand_at(MONDAY + timedelta(days=7))
    await db.transact(outbox.refresh)
    await keeper.run_dry()

    assert slate.whose == [ANA]


async def test_many_changes_in_a_row_are_one_drawing(db, keeper, slate):
    await open_homes(keeper, slate, ANA)
    for _ in range(5):
        await db.transact(outbox.refresh, ANA)
    await keeper.run_dry()

    assert slate.whose == [ANA]


async def test_homes_are_drawn_at_slacks_pace(db, clock, keeper, slate):
    people = [f"U0P{n:02}" for n in range(50)]
    await db.transact(lambda s: s.add_all([given.member(who) for who in people]))
    await open_homes(keeper, slate, *people)
    await db.transact(outbox.refresh)
    began = clock.seconds()
    await keeper.run_dry()

    assert sorted(slate.whose) == people
    floor = (len(people) - pace.HOMES.burst) / pace.HOMES.rate
    assert floor <= clock.seconds() - began <= floor + 2


async def test_when_slack_wants_a_pause_no_home_is_drawn_until_it_is_over(db, clock, keeper, slate):
    await open_homes(keeper, slate, ANA, BEN)
    slate.noes.append(Answer({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": "30"}))
    await db.transact(outbox.refresh)
    began = clock.seconds()
    await keeper.run_dry()

    assert (sorted(slate.whose), clock.seconds() - began >= 30) == ([ANA, BEN], True)


@pytest.mark.parametrize("error", ["internal_error", "token_revoked"])
async def test_a_home_that_could_not_be_drawn_is_drawn_later(db, keeper, slate, error):
    await open_homes(keeper, slate, ANA)
    slate.noes.append(Answer({"ok": False, "error": error}))
    await db.transact(outbox.refresh)
    await keeper.run_dry()

    assert (slate.whose, await db.read(rows)) == ([ANA], {ANA: False})


async def test_a_home_that_slack_does_not_want_is_forgotten(db, keeper, slate):
    await open_homes(keeper, slate, ANA)
    slate.noes.append(Answer({"ok": False, "error": "user_not_found"}))
    await db.transact(outbox.refresh)
    await keeper.run_dry()

    assert (slate.whose, await db.read(rows)) == ([], {})


async def test_a_running_keeper_is_woken_by_what_changed(db, keeper, slate):
    await open_homes(keeper, slate, ANA)
    running = asyncio.create_task(keeper.run())
    await asyncio.sleep(0.05)
    await db.transact(outbox.refresh, ANA)
    async with asyncio.timeout(4):  # less than until it would look by itself
        while not slate.drawn:
            await asyncio.sleep(0.01)
    await keeper.stop()
    await running

    assert slate.whose == [ANA]


async def test_nobody_is_woken_while_no_home_is_open(db, keeper):
    woken: list[int] = []
    db.on_spoken[homes.HOMES] = lambda: woken.append(1)
    await db.transact(outbox.refresh)

    assert woken == []


async def test_what_a_person_does_elsewhere_shows_in_their_home(db, keeper, slate):
    story = await db.transact(lambda session: given.saved(session, given.published()))
    await open_homes(keeper, slate, ANA, BEN)
    await db.transact(acts.share, story.id, by=ANA, at=MONDAY)
    await keeper.run_dry()
    await db.transact(acts.undo, story.id, by=ANA, at=MONDAY)
    await keeper.run_dry()
    await db.transact(acts.dismiss, story.id, by=ANA, at=MONDAY)
    await keeper.run_dry()

    assert slate.whose == [ANA, ANA, ANA]


async def test_who_is_not_served_keeps_reading_why(db, keeper, slate):
    await open_homes(keeper, slate, "U0NOBODY")
    await db.transact(outbox.refresh)
    await keeper.run_dry()

    assert ["Herald doesn't know you yet" in view for _, view in slate.drawn] == [True]
