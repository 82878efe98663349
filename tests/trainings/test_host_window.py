"""A host keeps a window open: it shows each new code, who came and who asks, and ends well."""

import asyncio

import pytest
from sqlalchemy import select

from bot.db import Database
from bot.outbox.client import make_client
from bot.trainings.acts import check_in
from bot.trainings.models import Host, HostWindow
from bot.trainings.windows import Windows
from tests.given import ANA, NOON
from tests.trainings.checking import MINUTE, attendances, code, planned


@pytest.fixture
async def training(slack):
    """Wednesday, ten to twelve; Ana has a seat, Emi hosts."""
    training = await slack.herald.db.transact(planned)
    slack.clock.stand_at(NOON - 10 * MINUTE)
    return training


async def with_the_code(slack, name="emi"):
    """Open the window from the Home."""
    host = slack.member(name)
    await host.open_home()
    await host.press("Show the code")
    return host


def shown(training, at):
    six = code(training, at)
    return f"{six[:3]} {six[3:]}"


async def windows(slack):
    def rows(session):
        return [row.host_id for row in session.scalars(select(HostWindow))]

    return await slack.herald.db.read(rows)


async def test_the_window_shows_each_new_code_by_itself(slack, training):
    emi = await with_the_code(slack)
    assert shown(training, slack.clock.now()) in str(emi.view)
    for _ in range(3):
        await slack.wind(hours=1 / 60)
        assert shown(training, slack.clock.now()) in str(emi.view)


async def test_who_checks_in_is_counted_at_once(slack, training):
    emi, ana = await with_the_code(slack), slack.member("ana")
    assert "0 people are checked in; 1 seat is taken." in str(emi.view)
    await ana.command(f"/training here {code(training, slack.clock.now())}")
    await slack.settle()
    assert "1 person is checked in; 1 seat is taken." in str(emi.view)


async def test_who_asks_stands_in_the_window_and_is_answered_there(slack, training):
    emi, ana = await with_the_code(slack), slack.member("ana")
    await ana.command("/training here 1")
    await ana.press("Ask the host to check me in")
    await slack.settle()
    assert "1 person asks you:" in str(emi.view)
    await emi.press("Yes, here")
    await slack.settle()
    assert "asks you" not in str(emi.view)
    assert "1 person is checked in; 1 seat is taken." in str(emi.view)
    assert await slack.herald.db.read(attendances) == [(ANA, "there", "host")]


async def test_before_its_time_there_is_no_code_and_after_it_none_any_more(slack, training):
    slack.clock.stand_at(NOON - 40 * MINUTE)
    emi = await with_the_code(slack)
    assert "The code comes at " in str(emi.view)
    await slack.wind(NOON)
    assert shown(training, NOON) in str(emi.view)
    await slack.wind(NOON + 16 * MINUTE)
    assert "Check-in is closed. Whoever came can still be put down in the roster." in str(emi.view)
    await slack.wind(NOON + 61 * MINUTE)
    assert "This training was cancelled, or it is over." in str(emi.view)


async def test_a_window_that_is_closed_is_forgotten(slack, training):
    emi = await with_the_code(slack)
    assert await windows(slack) == ["U0EMI"]
    await emi.close()
    assert await windows(slack) == []


async def test_a_window_that_vanished_without_a_word_is_forgotten_with_the_next_code(
    slack, training
):
    await with_the_code(slack)
    slack.sandbox.workspace.views.clear("U0EMI")
    await slack.wind(hours=1 / 60)
    assert await windows(slack) == []


async def test_two_hosts_each_have_their_window(slack):
    training = await slack.herald.db.transact(planned, hosts=["U0EMI", "U0FARID"])
    slack.clock.stand_at(NOON)
    emi, farid = await with_the_code(slack), await with_the_code(slack, "farid")
    await slack.wind(hours=1 / 60)
    assert shown(training, slack.clock.now()) in str(emi.view)
    assert shown(training, slack.clock.now()) in str(farid.view)


async def test_who_ceases_to_host_sees_no_more_names_in_the_window(slack, training):
    emi, ana = await with_the_code(slack), slack.member("ana")

    def without_emi(session):
        session.delete(session.get_one(Host, (training.id, "U0EMI")))

    await slack.herald.db.transact(without_emi)
    await ana.command("/training here 000")
    await ana.press("Ask the host to check me in")
    await slack.wind(hours=1 / 60)
    assert "Ana Ruiz" not in str(emi.view)
    assert shown(training, slack.clock.now()) not in str(emi.view)


async def test_two_replicas_draw_a_window_once_and_a_new_bot_goes_on(slack, training, clock):
    await with_the_code(slack)
    sandbox, url = slack.sandbox, str(slack.herald.settings.database)
    second = Database(url)
    client = make_client(sandbox.bot_token, sandbox.api_url)
    other = Windows(second, clock, client)
    before = updates(sandbox)
    clock.stand_at(clock.now() + MINUTE)
    await other.run_dry()
    await slack.herald.windows.run_dry()
    assert updates(sandbox) - before == 1
    assert shown(training, clock.now()) in str(slack.member("emi").view)
    await other.stop()
    second.close()


async def test_while_slack_is_slow_to_take_it_the_window_is_drawn_later(slack, training):
    emi = await with_the_code(slack)
    slack.sandbox.faults.add("views.update", "ratelimited", seconds=1)
    await slack.wind(hours=1 / 60)
    assert shown(training, slack.clock.now()) in str(emi.view)


async def test_hosts_are_told_once_when_check_in_opens_and_the_code_is_at_hand(slack, training):
    emi = slack.member("emi")
    slack.clock.stand_at(NOON - 20 * MINUTE)
    await slack.wind(NOON - 15 * MINUTE)
    await slack.wind(NOON - 5 * MINUTE)
    (said,) = [said for said in slack.said_to(emi) if "host" in said]
    assert said.startswith("You host Why we share, ")
    await emi.press("Show the code")
    assert shown(training, slack.clock.now()) in str(emi.view)


@pytest.mark.parametrize("name", ["ben", "dana"])
async def test_the_digital_team_can_show_the_code_for_a_host_who_is_ill(slack, training, name):
    person = await with_the_code(slack, name)
    assert shown(training, slack.clock.now()) in str(person.view)


async def test_the_running_bot_draws_it_without_being_asked(slack, training):
    emi = await with_the_code(slack)
    running = asyncio.create_task(slack.herald.windows.run())
    await asyncio.sleep(0)
    typed = code(training, slack.clock.now())
    at = slack.clock.now()
    await slack.herald.db.transact(check_in.check_in, typed, by=ANA, at=at)
    async with asyncio.timeout(10):
        while "1 person is checked in" not in str(emi.view):
            await asyncio.sleep(0.01)
    await slack.herald.windows.stop()
    await running


def updates(sandbox):
    """Count how often a window was drawn anew."""
    return sum(one.name == "views.update" for one in sandbox.record.by_number.values())
