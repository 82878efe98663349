"""Every answer has manners: headers, methods, limits, words, and nothing secret in the log."""

import asyncio
import json
import logging
import re

import hypothesis
import pytest
from aiohttp import ClientConnectionError, ClientSession, web
from hypothesis import strategies as some

import bot.certificates.pages
import bot.programme.pages
from bot import settings
from bot.db import Database
from bot.web import Pace, Web
from bot.web.line import Limits
from tests.town import PAGES, open_town
from tests.web.conftest import Answer

MANNERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Server": "Herald",
}
SETTINGS = settings.read({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", **PAGES})
HTML = {"Accept": "text/html"}
OPEN = ["/", "/check", "/check/7K2M-91QX", "/check?number=x", "/health", "/ready", "/robots.txt"]
CLOSED = ["/nothing", "/door/" + "0" * 32, "/static/nothing.css", "/.env", "/static/..%2Fpen.py"]
CHANGING = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]


def kept(answer):
    return {name: answer.headers.get(name) for name in MANNERS}


async def raw(port, sent, *, patience=5.0):
    """Send bytes to the pages, and give all that comes back."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(sent)
    async with asyncio.timeout(patience):
        answer = await reader.read()
    writer.close()
    return answer


async def get(address):
    async with ClientSession() as session, session.get(address, headers=HTML) as answer:
        return Answer(answer.status, answer.headers, await answer.read())


async def read(pages, path):
    """Open a page of a server that has no bot."""
    if pages.listening is None:
        await pages.open()
    return await get(pages.address + path)


@pytest.fixture
async def pages(db, clock):
    """A web server without any page, and without a bot."""
    pages = Web(SETTINGS, db, clock)
    yield pages
    await pages.close()


@pytest.mark.parametrize("path", [*OPEN, *CLOSED])
@pytest.mark.parametrize("accept", ["text/html", "application/json", "*/*"])
async def test_every_answer_has_the_headers(visitors, path, accept):
    answer = await visitors.get(path, accept=accept)
    assert answer.status == (200 if path in OPEN else 404)
    assert kept(answer) == MANNERS
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Strict-Transport-Security" not in answer.headers


async def test_where_the_address_is_encrypted_browsers_stay_with_that(database_url, clock):
    told = PAGES | {"HERALD_WEB_ADDRESS": "https://herald.example.gov", "HERALD_WEB_PORT": "0"}
    async with open_town(database_url, clock, told=told) as town, ClientSession() as session:
        address = f"http://127.0.0.1:{town.herald.pages.port}/nothing"
        async with session.get(address) as answer:
            assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize("path", OPEN)
async def test_a_head_is_a_get_without_its_body(visitors, path):
    whole, head = await visitors.get(path), await visitors.get(path, method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(whole.body))
    assert kept(head) == MANNERS


@pytest.mark.parametrize("method", CHANGING)
async def test_pages_can_only_be_read(visitors, method):
    answer = await visitors.get("/check", method=method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET,HEAD")
    assert "This page can only be read" in answer.text
    assert kept(answer) == MANNERS


@pytest.mark.parametrize(
    ("accept", "kind", "said"),
    [
        ("text/html", "text/html; charset=utf-8", "<h1>There is no such page</h1>"),
        ("application/json", "application/json; charset=utf-8", '{"error": "There is no such'),
        ("*/*", "text/plain; charset=utf-8", "There is no such page. Perhaps the address"),
    ],
)
async def test_trouble_is_told_in_the_form_the_visitor_understands(visitors, accept, kind, said):
    answer = await visitors.get("/nothing", accept=accept)
    assert answer.headers["Content-Type"] == kind
    assert said in answer.text


@pytest.mark.parametrize(
    "sent",
    [
        b"GET /" + b"a" * 10_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + b"a" * 10_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X-Many: a\r\n" * 200 + b"\r\n",
        b"GET / HTTP/1.1\r\nHost x\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 no http at all\r\n\r\n",
    ],
    ids=["huge path", "huge header", "many headers", "broken header", "no http"],
)
async def test_what_is_no_request_is_refused_and_not_repeated(town, caplog, sent):
    answer = (await raw(town.herald.pages.port, sent)).decode()
    head, _, body = answer.partition("\r\n\r\n")
    assert head.startswith("HTTP/1.0 400 ")
    assert body == ("Herald could not read this. The address or the request is not well formed.\n")
    assert [name for name in MANNERS if f"{name}: {MANNERS[name]}\r\n" not in head + "\r\n"] == []
    assert [r.getMessage() for r in caplog.records if "aaa" in r.getMessage()] == []


@pytest.mark.parametrize("host", ["evil.example", "", "a" * 300, "127.0.0.1:1\\@x"])
async def test_an_unknown_host_changes_nothing(town, host):
    asked = f"GET /check HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    answer = (await raw(town.herald.pages.port, asked.encode())).decode()
    assert " 200 OK" in answer.partition("\r\n")[0]
    assert "evil" not in answer
    assert 'action="/check"' in answer


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


async def test_no_secret_is_in_the_log(visitors, training, caplog):
    caplog.set_level(logging.DEBUG)
    for path in (f"/door/{training.door}", "/check/7K2M-91QX", "/check?number=7K2M-91QX", "/Ana"):
        await visitors.get(path, Cookie="secret=1", Referer="http://x/secret")
    ours = [r.getMessage() for r in caplog.records if r.name.startswith("bot.web")]
    assert [re.sub(r" in \d+ ms", "", line) for line in ours] == [
        "GET /door/{door} 200",
        "GET /check/{number} 200",
        "GET /check 200",
        "GET - 404",
    ]
    every = "\n".join(r.getMessage() for r in caplog.records)
    assert [word for word in (training.door, "7K2M", "secret", "/Ana") if word in every] == []


async def test_who_asks_too_often_waits_and_others_do_not(visitors, town):
    town.herald.pages.porter.usual = Pace(3, 60)
    first = [(await visitors.get("/")).status for _ in range(5)]
    assert first == [200, 200, 200, 429, 429]
    refused = await visitors.get("/")
    assert (refused.status, refused.headers["Retry-After"]) == (429, "20")
    assert "Too many tries for now" in refused.text
    assert kept(refused) == MANNERS
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


@hypothesis.settings(
    max_examples=60, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]
)
@hypothesis.given(
    path=some.text(some.characters(codec="utf-8"), max_size=60),
    method=some.sampled_from(["GET", "HEAD", "POST", "BREW"]),
    header=some.text(some.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=40),
)
async def test_whatever_is_asked_is_answered_politely(visitors, caplog, path, method, header):
    visitors.town.herald.pages.porter.usual = Pace(10_000, 60)
    visitors.town.herald.pages.porter.paces.clear()
    answer = await visitors.get(f"/{path}", method=method, **{"X-Any": header.strip()})
    assert answer.status in (200, 400, 404, 405)
    assert [name for name, said in MANNERS.items() if answer.headers.get(name) != said] == []
    assert [r.getMessage() for r in caplog.records if r.levelno >= logging.ERROR] == []


async def test_styles_are_kept_for_ever_by_their_version(visitors):
    said = (await visitors.get("/check")).text
    (address,) = re.findall(r'href="(/static/site\.css\?v=[0-9a-f]{12})"', said)
    answer = await visitors.get(address)
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    stale = await visitors.get("/static/site.css?v=0")
    assert (stale.headers["Cache-Control"], stale.body) == ("no-cache", answer.body)
