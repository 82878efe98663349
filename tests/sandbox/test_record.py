"""What the bot and Slack said: each exchange with its payloads, its fate and its mistakes."""

import time

import pytest
from aiohttp import ClientSession

from bot.sandbox import Answer, Sandbox
from bot.sandbox.record import LONGEST, MOST, ROOM
from tests.sandbox.asking import refused
from tests.sandbox.browsing import page
from tests.sandbox.conftest import MANIFEST, TOWN
from tests.sandbox.drawing import FORM, button, card


async def read(sandbox, address):
    """What the page is given under an address."""
    async with ClientSession() as session, session.get(f"{sandbox.url}/page/{address}") as answer:
        return await answer.json()


async def newest(sandbox, name):
    """The newest exchange of this name, in full."""
    lines = (await read(sandbox, "exchanges"))["exchanges"]
    line = next(each for each in lines if each["name"] == name)
    return await read(sandbox, f"exchange/{line['number']}") | line


async def test_a_call_is_kept_with_its_arguments_and_its_answer(sandbox, client):
    said = await client.chat_postMessage(channel="C0GEN", text="hello", blocks=card("Hello"))
    kept = await newest(sandbox, "chat.postMessage")

    assert (kept["door"], kept["ok"], kept["status"], kept["error"]) == ("api", True, 200, "")
    assert kept["about"] == {"channel": "C0GEN", "text": "hello"}
    assert kept["sent"] == {"channel": "C0GEN", "text": "hello", "blocks": card("Hello")}
    assert kept["answered"]["ts"] == said["ts"]
    assert kept["links"] == [
        {"kind": "message", "channel": "C0GEN", "ts": said["ts"], "thread": "",
         "readers": ["U0ANA"]}
    ]  # fmt: skip


async def test_what_slack_refuses_is_marked_with_its_own_words(sandbox, client):
    blocks = [{"type": "section"}]
    await refused(client.chat_postMessage(channel="C0GEN", text="hello", blocks=blocks))
    kept = await newest(sandbox, "chat.postMessage")

    assert (kept["ok"], kept["error"]) == (False, "invalid_blocks")
    assert kept["notes"] == sandbox.take_problems()
    assert kept["answered"]["response_metadata"]["messages"] != []


async def test_a_command_a_press_and_a_form_are_told_apart(sandbox, app, client, ana):
    @app.command("/cry")
    async def cried(ack, command):
        await client.views_open(trigger_id=command["trigger_id"], view=FORM)
        await ack("Loud!")

    @app.view("cry")
    @app.action("add")
    async def done(ack):
        await ack()

    await ana.command("/cry out loud", "general")
    await ana.submit(words="Noon")
    await client.chat_postMessage(channel="C0GEN", text="x", blocks=card("x", button("Add", "add")))
    await ana.press("Add")
    command, form = await newest(sandbox, "/cry"), await newest(sandbox, "cry")
    pressed = await newest(sandbox, "add")

    assert (command["door"], command["who"], command["about"]) == (
        "command", "U0ANA", {"text": "out loud", "channel": "C0GEN"},
    )  # fmt: skip
    assert command["answered"] == "Loud!"
    assert (form["door"], form["about"]) == ("interaction", {"kind": "view_submission"})
    assert (pressed["about"]["kind"], pressed["about"]["label"]) == ("block_actions", "Add")
    assert [each["kind"] for each in pressed["links"]] == ["message"]


async def test_an_event_that_is_repeated_says_so(sandbox, app, ben):
    sandbox.post.retries = (0.0, 60.0, 300.0)

    async def fails(envelope):
        return Answer(500)

    sandbox.deliver = fails
    await ben.say("general", "hello")
    first, again = [
        each for each in (await read(sandbox, "exchanges"))["exchanges"] if each["door"] == "event"
    ][::-1]

    assert (first["name"], first["who"], first["error"]) == ("message", "U0BEN", "HTTP 500")
    assert (again["about"]["retry"], again["about"]["reason"]) == ("1", "http_error")


async def test_a_command_that_nobody_acknowledges_is_an_error(sandbox, app, ana):
    @app.command("/mute")
    async def muted():
        return None

    await ana.command("/mute", "general")
    kept = await newest(sandbox, "/mute")

    assert (kept["ok"], kept["error"]) == (False, "HTTP 404")
    assert kept["notes"] == sandbox.take_problems() == ["Nobody listens to /mute."]


async def test_a_used_response_url_is_listed_under_the_one_it_belongs_to(sandbox, app, ana):
    @app.command("/cry")
    async def cried(ack, respond):
        await ack()
        await respond("Here it is.")

    await ana.command("/cry", "general")
    kept, command = await newest(sandbox, "response_url"), await newest(sandbox, "/cry")

    assert (kept["door"], kept["who"], kept["ok"]) == ("hook", "U0ANA", True)
    assert kept["about"] == {"text": "Here it is.", "channel": "C0GEN"}
    assert command["sent"]["response_url"] == f"{sandbox.url}/hooks/(hidden)"


async def test_no_token_and_no_secret_is_ever_shown(sandbox, client):
    headers = {"Authorization": f"Bearer {sandbox.app_token}"}
    form = {"token": sandbox.bot_token, "channel": "C0GEN", "text": f"Psst: {sandbox.bot_token}"}
    async with ClientSession() as session:
        await (await session.post(f"{sandbox.api_url}chat.postMessage", data=form)).read()
        await session.post(f"{sandbox.api_url}apps.connections.open", headers=headers)
    told, opened = (
        await newest(sandbox, "chat.postMessage"),
        await newest(sandbox, "apps.connections.open"),
    )

    assert told["sent"] == {"channel": "C0GEN", "text": "Psst: (hidden)"}
    assert opened["answered"]["url"].partition("?")[2] == "ticket=(hidden)&app_id=A0APP"
    for secret in (sandbox.bot_token, sandbox.app_token, sandbox.signing_secret):
        assert secret not in str(await read(sandbox, "exchanges"))


async def test_the_clock_and_mistakes_of_the_manifest_are_on_record_too():
    manifest = MANIFEST | {"oauth_config": {"scopes": {"bot": ["chat:write"]}}}
    sandbox = Sandbox(manifest, TOWN)
    await sandbox.start()
    await sandbox.wind(hours=1)
    lines = (await read(sandbox, "exchanges"))["exchanges"]
    await sandbox.stop()

    assert [each["error"] for each in lines if each["door"] == "slack"] == sandbox.problems[::-1]
    assert (lines[0]["door"], lines[0]["name"], lines[0]["ok"]) == ("clock", "wound", True)


async def test_a_page_hears_of_each_exchange_and_of_past_mistakes_when_it_opens(sandbox, client):
    await refused(client.chat_postMessage(channel="C0NONE", text="hello"))
    async with page(sandbox, "U0ANA") as ana:
        _, state = await ana.hears()
        await client.auth_test()
        heard = await ana.hears_of("exchange")

    assert state["record"] == {"name": sandbox.record.name, "last": 1, "wrong": [1]}
    assert (heard["number"], heard["door"], heard["name"], heard["ok"]) == (
        2,
        "api",
        "auth.test",
        True,
    )


async def test_only_the_newest_are_kept_and_long_ones_are_cut(sandbox, client):
    await client.chat_postMessage(channel="C0GEN", text="é" * 39_000)
    await client.auth_test()
    long = await newest(sandbox, "chat.postMessage")
    for _ in range(MOST):
        sandbox.record.note("socket", "opened")
    gone = await read(sandbox, "exchange/1")

    assert long["cut"] is True
    assert long["sent"].endswith("characters")
    assert len(long["sent"]) < LONGEST + 60
    assert gone == {"ok": False, "error": "This exchange is no longer kept."}
    assert len(sandbox.record.by_number) == MOST
    assert sandbox.record.size <= ROOM


@pytest.mark.parametrize("letters", [10, 3_000])
async def test_keeping_a_record_costs_next_to_nothing(sandbox, letters):
    arguments = {"channel": "C0GEN", "text": "x" * letters}
    answer = '{"ok": true, "ts": "1.1", "message": "' + "x" * letters + '"}'
    started = time.process_time()
    for _ in range(1000):
        said = sandbox.record.begin("api", "chat.postMessage")
        sandbox.record.asked(said, arguments, letters)
        sandbox.record.responded(said, 200, answer)
    each = (time.process_time() - started) / 1000

    assert each < 0.0005  # seconds; a call over HTTP takes several milliseconds
