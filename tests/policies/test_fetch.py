"""A file that somebody sent is fetched from Slack alone, within limits, whatever wrote it."""

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import Refusal
from bot.slack import fetch
from bot.slack.fetch import decode, fetch_text


@pytest.fixture
async def slack_files():
    """A Slack that keeps files, and who asked for them with which token."""
    asked: list[str] = []

    async def give(request):
        asked.append(request.headers.get("Authorization", ""))
        answers = {
            "/text.md": lambda: web.Response(body=b"# Hello"),
            "/long.md": lambda: web.Response(body=b"x" * 200_001),
            "/sign-in.md": lambda: web.Response(text="<h1>Sign in</h1>", content_type="text/html"),
            "/away.md": lambda: web.HTTPFound("http://127.0.0.1:9/elsewhere"),
            "/gone.md": lambda: web.Response(status=404),
        }
        return answers[request.path]()

    app = web.Application()
    app.router.add_get("/{name}", give)
    async with TestServer(app) as server, ClientSession() as session:
        client = AsyncWebClient(
            token="xoxb-1", base_url=str(server.make_url("/api/")), session=session
        )
        yield client, lambda name, **more: {
            "name": name, "url_private": str(server.make_url(f"/{name}")), **more
        }, asked  # fmt: skip


async def test_a_text_is_fetched_with_the_token(slack_files):
    client, file, asked = slack_files
    assert await fetch_text(client, file("text.md", size=7)) == "# Hello"
    assert asked == ["Bearer xoxb-1"]


@pytest.mark.parametrize(
    ("name", "more", "said"),
    [
        ("text.md", {"size": 200_001}, fetch.TOO_LARGE),
        ("long.md", {"size": 10}, fetch.TOO_LARGE),
        ("sign-in.md", {}, fetch.SHUT),
        ("away.md", {}, fetch.LOST),
        ("gone.md", {}, fetch.LOST),
        ("text.md", {"is_external": True}, fetch.ELSEWHERE),
    ],
)
async def test_what_cannot_be_had_is_refused_with_a_sentence(slack_files, name, more, said):
    client, file, _ = slack_files
    with pytest.raises(Refusal) as refused:
        await fetch_text(client, file(name, **more))
    assert refused.value.sentence == said.format(name=name, most=200)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://evil.example/x.md",
        "https://slack.com.evil.example/x.md",
        "https://notslack.com/x.md",
        "http://files.slack.com/x.md",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
    ],
)
async def test_the_token_goes_to_slack_only(slack_files, url):
    client, _, asked = slack_files
    with pytest.raises(Refusal) as refused:
        await fetch_text(client, {"name": "x.md", "url_private": url})
    assert refused.value.sentence == fetch.ELSEWHERE.format(name="x.md")
    assert asked == []


async def test_a_line_that_breaks_is_a_sentence():
    async with ClientSession() as session:
        client = AsyncWebClient(token="x", base_url="http://127.0.0.1:9/api/", session=session)
        with pytest.raises(Refusal) as refused:
            await fetch_text(client, {"name": "x.md", "url_private": "http://127.0.0.1:9/x.md"})
        assert refused.value.sentence == fetch.LOST.format(name="x.md")


@pytest.mark.parametrize("form", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_text_is_read_whatever_wrote_it(form):
    assert decode("Zürich, café".encode(form), "x.md") == "Zürich, café"


def test_windows_own_marks_are_read():
    assert decode("“Quoted” – said".encode("cp1252"), "x.md") == "“Quoted” – said"


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0", b"\xff\xfe\x00", b"MZ\0\0"])
def test_what_is_no_text_is_refused(content):
    with pytest.raises(Refusal) as refused:
        decode(content, "x.md")
    assert refused.value.sentence == fetch.NO_TEXT.format(name="x.md")
