"""What the server does not put up with: who lingers, who loops, and pages that fail."""

import asyncio
import json
import logging

import pytest
from aiohttp import ClientConnectionError, ClientSession, web

import bot.certificates.pages
import bot.programme.pages
from bot.db import Database
from bot.web import Pace, Web
from bot.web.line import Limits
from tests.town import PAGES, open_town
from tests.web.conftest import SETTINGS, get, raw, read


async def test_who_sends_half_a_request_is_not_waited_for(pages):
    pages.limits = Limits(seconds=0.2)
    await pages.open()
    assert await raw(pages.port, b"GET / HTTP/1.1\r\nHost: x\r\n") == b""


async def test_one_connection_more_than_the_most_is_closed(pages):
    pages.limits = Limits(connections=2)
    await pages.open()
    lines = [await asyncio.open_connection("127.0.0.1", pages.port) for _ in range(2)]
    assert await raw(pages.port, b"") == b""
    for _, writer in lines:
        writer.close()
        await writer.wait_closed()


async def test_a_page_that_takes_too_long_is_given_up(pages):
    async def slow(visit):
        await asyncio.sleep(60)

    pages.on("/slow", slow)
    pages.porter.patience = 0.05
    answer = await read(pages, "/slow")
    assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
    assert "Herald is busy just now" in answer.text


async def test_a_page_that_fails_tells_the_log_and_not_the_visitor(pages, caplog):
    async def broken(visit):
        raise ZeroDivisionError(visit.part("secret"))

    pages.on("/broken/{secret}", broken)
    answer = await read(pages, "/broken/7K2M-91QX")
    assert answer.status == 500
    assert "Something went wrong on our side" in answer.text
    assert "7K2M" not in answer.text
    assert [r.getMessage() for r in caplog.records if r.levelno == logging.ERROR] == [
        "the page /broken/{secret} failed"
    ]


async def test_while_the_database_is_away_pages_say_so_and_herald_is_alive(clock, tmp_path):
    away = Database(f"sqlite:///{tmp_path}/nowhere/herald.db")
    pages = Web(SETTINGS, away, clock)
    bot.programme.pages.register(pages)
    bot.certificates.pages.register(pages)
    await pages.open()
    assert (await read(pages, "/check")).status == 503
    assert json.loads((await read(pages, "/health")).text) == {"alive": True}
    ready = await read(pages, "/ready")
    assert (ready.status, json.loads(ready.text)) == (503, {"database": False, "programme": False})
    await pages.close()
    away.close()


async def test_before_the_programme_has_begun_herald_is_not_ready(pages):
    bot.programme.pages.register(pages)
    ready = await read(pages, "/ready")
    assert (ready.status, json.loads(ready.text)) == (503, {"database": True, "programme": False})


async def test_who_is_being_answered_when_herald_stops_gets_the_answer(pages):
    asked, told = asyncio.Event(), asyncio.Event()

    async def slow(visit):
        asked.set()
        await told.wait()
        return web.Response(text="here it is")

    pages.on("/slow", slow)
    answer = asyncio.create_task(read(pages, "/slow"))
    await asked.wait()
    ending = asyncio.create_task(pages.close())
    await asyncio.sleep(0)
    told.set()
    assert (await answer).text == "here it is"
    await ending
    with pytest.raises(ClientConnectionError):
        await get(f"{pages.address}/slow")


async def test_a_page_that_never_ends_does_not_keep_herald_from_stopping(pages):
    asked = asyncio.Event()

    async def endless(visit):
        asked.set()
        await asyncio.Event().wait()

    pages.on("/endless", endless)
    pages.limits = Limits(last_words=0.1)
    answer = asyncio.create_task(read(pages, "/endless"))
    await asked.wait()
    async with asyncio.timeout(5):
        await pages.close()
    with pytest.raises(ClientConnectionError):
        await answer


async def test_a_busy_port_is_told_at_once(pages, db, clock):
    await pages.open()
    second = Web(SETTINGS.model_copy(update={"web_port": pages.port}), db, clock)
    with pytest.raises(OSError, match="in use"):
        await second.open()
    await second.close()


async def test_who_asks_too_often_waits_and_others_do_not(visitors, town):
    town.herald.pages.porter.usual = Pace(3, 60)
    first = [(await visitors.get("/")).status for _ in range(5)]
    assert first == [200, 200, 200, 429, 429]
    refused = await visitors.get("/")
    assert (refused.status, refused.headers["Retry-After"]) == (429, "20")
    assert "Too many tries for now" in refused.text
    assert refused.headers["X-Frame-Options"] == "DENY"
    town.clock.real += 20
    assert [(await visitors.get("/")).status for _ in range(2)] == [200, 429]


async def test_what_strangers_write_about_their_address_is_not_believed(visitors, town):
    town.herald.pages.porter.usual = Pace(2, 60)
    told = [
        (await visitors.get("/", **{"X-Forwarded-For": f"10.0.0.{n}"})).status for n in range(3)
    ]
    assert told == [200, 200, 429]


async def test_behind_our_own_proxy_each_visitor_has_their_own_pace(database_url, clock):
    told = PAGES | {"HERALD_WEB_PROXIES": "1"}
    async with open_town(database_url, clock, told=told) as town, ClientSession() as session:
        town.herald.pages.porter.usual = Pace(1, 60)

        async def status(forwarded):
            headers = {"X-Forwarded-For": forwarded}
            async with session.get(town.herald.pages.address, headers=headers) as answer:
                return answer.status

        assert await status("10.0.0.1") == 200
        assert await status("10.0.0.2") == 200
        assert await status("10.0.0.9, 10.0.0.1") == 429, "the left part is the visitor's own word"
        assert await status("2001:db8::1") == 200
        assert await status("2001:db8::2") == 429, "one line has many addresses"
        assert await status("nonsense") == 200


def test_the_pace_remembers_no_more_than_it_may():
    pace = Pace(1, 60)
    assert {pace.wait(str(n), 0) for n in range(20_000)} == {0}
    assert len(pace.free_at) == 10_000
    assert pace.wait("19999", 30) == 30
