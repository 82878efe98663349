"""The pages beside the bot: over both transports, from a start to a stop, and without any."""

import asyncio
import re

import pytest
from aiohttp import ClientSession

from bot.journal.store import lines_about
from bot.programme import store as programmes
from bot.settings import Transport
from tests import given
from tests.given import NOON
from tests.line.worlds import started_town
from tests.town import PAGES, open_town
from tests.web.conftest import Visitors, planned

CODE = re.compile(r"/training here (\d{6})")


@pytest.mark.parametrize("transport", [Transport.SOCKET, Transport.HTTP])
async def test_a_code_read_from_the_page_checks_people_in_and_the_page_counts_them(
    database_url, transport
):
    async with started_town(database_url, transport, PAGES) as town, ClientSession() as session:
        visitors, db = Visitors(town, session), town.herald.db
        lesson = given.lesson()
        training = given.training(lesson_id=lesson.id)
        await db.transact(planned, training, lesson)
        await town.wind(NOON)
        (code,) = CODE.findall((await visitors.get(f"/door/{training.door}")).text)
        ana = town.member("ana")
        await ana.command(f"/training here {code}")
        await town.settle()
        assert "1 checked in" in (await visitors.get(f"/door/{training.door}")).text
        assert (await visitors.get("/ready")).status == 200
        port = town.herald.pages.port
    with pytest.raises(OSError, match=r"refused|Connect call failed"):
        await asyncio.open_connection("127.0.0.1", port)


async def test_without_an_address_nothing_listens_and_all_else_works(slack):
    assert slack.herald.pages.listening is None
    programme = await slack.herald.db.read(programmes.get)
    assert programme.address == ""
    ana = slack.member("ana")
    await ana.command("/ambassador")
    await slack.settle()


async def test_the_address_is_taken_over_at_every_start(database_url, clock):
    told = {"HERALD_WEB_ADDRESS": "https://old.example.gov", "HERALD_WEB_PORT": "0"}
    for address in ("https://old.example.gov", "https://new.example.gov/herald", ""):
        settings = told | {"HERALD_WEB_ADDRESS": address}
        async with open_town(database_url, clock, told=settings) as town:
            programme = await town.herald.db.read(programmes.get)
            assert programme.address == town.herald.pages.address
            assert programme.address.startswith(address)
            lines = await town.herald.db.read(lines_about, "programme")
            moved = [line.act for line in lines if line.act == "pages moved"]
    assert moved == ["pages moved", "pages moved"]


async def test_with_a_path_in_the_address_all_links_have_it(database_url, clock):
    told = {"HERALD_WEB_ADDRESS": "https://town.example.gov/herald", "HERALD_WEB_PORT": "0"}
    async with open_town(database_url, clock, told=told) as town, ClientSession() as session:
        answer = await session.get(f"http://127.0.0.1:{town.herald.pages.port}/check")
        links = re.findall(r'(?:href|action|src)="([^"]*)"', await answer.text())
    assert [link for link in links if not link.startswith("/herald/")] == []
