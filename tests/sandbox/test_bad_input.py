"""Broken letters at every door: an answer in Slack's words or a sentence, never a breakdown."""

from io import BytesIO

import pytest
from aiohttp import ClientSession

from tests.sandbox.test_response_urls import heard

__all__ = ["heard"]
JSON, FORM, PARTS = (
    "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
)  # fmt: skip
LETTERS = {
    "nothing": b"",
    "half an object": b"{",
    "a list": b"[1]",
    "no UTF-8": b'{"text": "\xff"}',
    "a deep well": b"[" * 200_000,
    "a payload that is none": b"payload=%7B",
    "no number": b'{"as": "U0ANA", "channel": "C0GEN", "text": NaN, "ts": NaN, "times": NaN}',
    "other kinds": b'{"as": ["U0ANA"], "channel": {}, "text": 5, "blocks": "x", "view": 5}',
    "half a form": b"--x\r\nContent-Disposition: form-data",
    "a long line": b"x" * 1_000_000,
}
KINDS = [
    JSON, FORM, PARTS, "multipart/form-data", "text/plain", "application/json; charset=klingon",
    "application/x-www-form-urlencoded; charset=utf-99", "no/;kind;", "",
]  # fmt: skip
DOORS = [
    "/api/chat.postMessage", "/api/views.open", "/api/apps.connections.open", "/api/nothing",
    "/page/say", "/page/wind", "/page/fault", "/page/switch", "/page/suggest", "/page/submit",
    "/page/upload?as=U0ANA", "/page/nothing", "/hooks/commands/T0TOWN/1/{key}",
    "/hooks/commands/T0TOWN/1/invented",
]  # fmt: skip
PATHS = [
    "/page/live", "/page/live?as=U0NOBODY", "/page/history", "/page/history?as=U0ANA&channel=%00",
    "/page/history?as=U0ANA&channel=C0GEN&before=x", "/page/exchanges?after=x",
    "/page/exchange/99999999999999999999", "/page/file/F0/x?as=U0ANA", "/link/", "/clock",
    "/page/history?as=U0ANA&channel=C0GEN&thread_ts=9", "/static/%00", "/api/?token=%FF",
]  # fmt: skip


@pytest.mark.usefixtures("mistakes")
@pytest.mark.parametrize("door", DOORS)
async def test_no_letter_breaks_a_door(sandbox, ana, heard, door):
    sandbox.switches.pace.burst = 10_000
    found = []
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"}
    async with ClientSession(headers=headers) as session:
        for letter, body in LETTERS.items():
            for kind in KINDS:
                await ana.command("/cry")
                key = heard.pop()["response_url"].rpartition("/")[2]
                url = sandbox.url + door.format(key=key)
                sending = session.post(url, data=BytesIO(body), headers={"Content-Type": kind})
                async with sending as answer:
                    if answer.status >= 500 or "Traceback" in await answer.text(errors="replace"):
                        found.append((letter, kind, answer.status))

    assert found == []


@pytest.mark.usefixtures("mistakes")
@pytest.mark.parametrize("kind", [JSON, FORM, PARTS])
@pytest.mark.parametrize("door", ["/api/chat.postMessage", "/page/say", "/hooks/a/b/1/c"])
async def test_what_is_far_too_long_is_turned_away(sandbox, door, kind):
    session, huge = ClientSession(), BytesIO(b"x" * 5_000_000)
    sending = session.post(f"{sandbox.url}{door}", data=huge, headers={"Content-Type": kind})
    async with session, sending as answer:
        status = answer.status

    assert status in (200, 400, 413)


@pytest.mark.usefixtures("mistakes")
@pytest.mark.parametrize("path", PATHS)
async def test_no_path_breaks_a_door(sandbox, path):
    statuses = []
    async with ClientSession() as session:
        for method in ("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS"):
            async with session.request(method, f"{sandbox.url}{path}") as answer:
                statuses.append(answer.status)

    assert max(statuses) < 500


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("chat.postMessage", {"channel": "C0NONE", "text": "x"}, "channel_not_found"),
        ("chat.postMessage", {"channel": "U0NONE", "text": "x"}, "channel_not_found"),
        ("users.info", {"user": "U0NONE"}, "user_not_found"),
        ("conversations.info", {"channel": "C0SEC"}, "channel_not_found"),
        ("conversations.open", {"users": "U0NONE"}, "user_not_found"),
        ("views.update", {"view_id": "V0NONE", "view": {"type": "modal", "blocks": [],
         "title": {"type": "plain_text", "text": "x"}}}, "not_found"),
    ],
)  # fmt: skip
async def test_whom_nobody_knows_is_said_in_slacks_words(sandbox, method, arguments, error):
    assert sandbox.call(method, **arguments)["error"] == error


@pytest.mark.parametrize("who", ["U0NOBODY", "U0APP", "U0OLD", "", None, 5, ["U0ANA"], {}])
async def test_nobody_acts_in_the_name_of_nobody(sandbox, who):
    sent = {"as": who, "channel": "C0GEN", "text": "hello"}
    session = ClientSession()
    async with session, session.post(f"{sandbox.url}/page/say", json=sent) as answer:
        told = await answer.json()

    assert (answer.status, told["ok"], sandbox.messages("general")) == (400, False, [])


async def test_words_that_do_not_belong_together_are_a_problem(sandbox, ana, heard):
    await ana.command("/cry")
    async with ClientSession() as session:
        for body in (
            {"text": "one"},
            {"text": "two", "replace_original": True, "thread_ts": "1.000001"},
            {"text": "x", "delete_original": True},
        ):
            async with session.post(heard[0]["response_url"], json=body) as answer:
                assert answer.status == 200

    assert sandbox.take_problems() == [
        "response_url: thread_ts needs replace_original: false.",
        "response_url: delete_original stands alone.",
    ]
