"""Eight press at once: one wins, seven are told; what is due happens once, whoever does it."""

import pytest

from bot.clock import StillClock
from tests.line.story import DIGEST, HEADLINE, OPENING, SUNDAY, texts
from tests.races.crowd import BIG_TEAM, Crowd, acts, two_bots
from tests.town import open_town


@pytest.mark.both_databases
async def test_eight_press_at_once_and_one_wins(database_url):
    async with open_town(database_url, StillClock(SUNDAY), BIG_TEAM) as town:
        crowd = Crowd(town.sandbox, town.herald.db, town.settle)
        await crowd.wait_for_review()
        await crowd.press_at_once()
        assert town.sandbox.problems == []


@pytest.mark.both_databases
async def test_two_bots_let_one_win_and_say_everything_once(database_url, database_kind, tmp_path):
    on_one_file = database_kind == "sqlite"  # `herald run` takes such a file for itself alone
    async with two_bots(database_url, tmp_path, replica=on_one_file) as (crowd, bots):
        await crowd.wait_for_review()
        await crowd.press_at_once()
        await go_out_once(crowd)
        bots[0].kill()
        await tell_the_week_once(crowd)
        for bot in bots[1:]:
            bot.must_run()
        assert crowd.sandbox.problems == []


async def go_out_once(crowd: Crowd) -> None:
    assert await crowd.sandbox.wind(to=OPENING.timestamp() + 60)
    await crowd.settle()
    assert texts(crowd.sandbox, "good-stories") == [f"New story: {HEADLINE}."]
    assert (await crowd.db.read(acts)).count("story published") == 1


async def tell_the_week_once(crowd: Crowd) -> None:
    for minutes in (1, 30):
        assert await crowd.sandbox.wind(to=DIGEST.timestamp() + 60 * minutes)
        await crowd.settle()
    assert texts(crowd.sandbox, "good-stories")[1:] == [f"The week in 1 story: {HEADLINE}"]
    assert (await crowd.db.read(acts)).count("week told") == 1
