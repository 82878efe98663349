"""What Slack's answers, and missing answers, mean for a message; and a client that tries once."""

import asyncio
from types import SimpleNamespace

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.errors import SlackApiError

from bot.outbox import answers
from bot.outbox.answers import trouble
from bot.outbox.client import make_client
from bot.outbox.work import Doubtful, Limited, Refused, Unsent


def answered(status, data, **headers):
    return SlackApiError("no", SimpleNamespace(status_code=status, data=data, headers=headers))


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (answered(429, {"error": "ratelimited"}, **{"Retry-After": "12"}), Limited(12.0)),
        (answered(429, "not JSON", **{"retry-after": "3"}), Limited(3.0)),
        (answered(200, {"error": "rate_limited"}), Limited(answers.RETRY_AFTER)),
        (answered(200, {"error": "internal_error"}), Doubtful("internal_error")),
        (answered(503, {}), Doubtful("status 503")),
        (answered(502, "<html>"), Doubtful("status 502")),
        (answered(200, {}), Doubtful("status 200")),
        (answered(200, {"error": "is_archived"}), Refused("is_archived")),
        (answered(200, {"error": "token_revoked"}), Unsent("token_revoked")),
        (SlackApiError("no", {"error": "no_text"}), Refused("no_text")),
        (SlackApiError("no", SimpleNamespace(status=500)), Doubtful("status 500")),
        (TimeoutError(), Doubtful("TimeoutError")),
        (aiohttp.ServerDisconnectedError(), Doubtful("ServerDisconnectedError")),
    ],
)
def test_every_answer_has_one_meaning(error, meaning):
    assert trouble(error) == meaning


@pytest.fixture
async def server():
    """A Slack that only misbehaves, each method in its own way; it counts what it is asked."""
    asked = []

    async def answer(request):
        name = request.match_info["name"]
        asked.append(name)
        if name == "drop":
            request.transport.abort()
        if name == "hang":
            await asyncio.sleep(30)
        if name == "list":
            return web.json_response(["no", "object"])
        return web.Response(text="not JSON", content_type="application/json", status=200)

    app = web.Application()
    app.router.add_post("/api/{name}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield SimpleNamespace(url=f"http://127.0.0.1:{runner.addresses[0][1]}/api/", asked=asked)
    await runner.cleanup()


@pytest.mark.parametrize("method", ["drop", "hang", "list", "garbage"])
async def test_what_cannot_be_read_is_a_doubt_and_is_asked_once(server, method):
    line = make_client("xoxb-test", server.url, timeout=0.2)
    with pytest.raises(answers.FAILURES) as caught:
        await line.api_call(method, json={})
    await line.close()

    assert isinstance(trouble(caught.value), Doubtful)
    assert server.asked == [method]


async def test_a_slack_that_is_not_there_got_nothing():
    line = make_client("xoxb-test", "http://127.0.0.1:9/api/")
    with pytest.raises(answers.FAILURES) as caught:
        await line.api_call("chat.postMessage", json={})
    await line.close()

    assert isinstance(trouble(caught.value), Unsent)
