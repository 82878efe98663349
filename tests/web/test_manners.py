"""Every answer has manners: headers, methods, limits, words, and nothing secret in the log."""

import logging
import re

import hypothesis
import pytest
from aiohttp import ClientSession
from hypothesis import strategies as some

from bot.web import Pace
from tests.town import PAGES, open_town
from tests.web.conftest import raw

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
OPEN = ["/", "/check", "/check/7K2M-91QX", "/check?number=x", "/health", "/ready", "/robots.txt"]
CLOSED = ["/nothing", "/door/" + "0" * 32, "/static/nothing.css", "/.env", "/static/..%2Fpen.py"]
CHANGING = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]


def kept(answer):
    return {name: answer.headers.get(name) for name in MANNERS}


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
