"""The page: forms, the Home, and what cannot be done."""

from io import BytesIO

import pytest
from aiohttp import ClientSession

from bot.sandbox import Answer
from tests.sandbox.browsing import page
from tests.sandbox.drawing import FORM, button, card


async def test_ana_plays_a_whole_form_in_her_browser(sandbox, app):
    @app.command("/cry")
    async def cried(ack, command, client):
        await client.views_open(trigger_id=command["trigger_id"], view=FORM)
        await ack()

    @app.view("cry")
    async def sent(ack, view):
        words = view["state"]["values"]["words"]["value"]["value"]
        if "?" in words:
            await ack(response_action="errors", errors={"words": "Cry, do not ask."})
        else:
            await ack()

    async with page(sandbox, "U0ANA") as ana:
        await ana.asks("say", channel="C0GEN", text="/cry")
        opened = (await ana.hears_of("views"))["views"]
        asked = {"view_id": opened[0]["id"], "values": {"words": {"value": "Why?"}}}
        refused = await ana.asks("submit", **asked)
        under_the_field = await ana.hears_of("errors")
        asked["values"] = {"words": {"value": "Noon"}}
        accepted = await ana.asks("submit", **asked)
        closed = await ana.hears_of("views")

    assert refused == (200, {"ok": True, "errors": {"words": "Cry, do not ask."}})
    assert under_the_field["errors"] == {"words": "Cry, do not ask."}
    assert accepted == (200, {"ok": True, "errors": {}})
    assert closed == {"views": []}


async def test_what_was_typed_stays_when_the_app_redraws_the_form(sandbox, app):
    redrawn = FORM | {"blocks": [*FORM["blocks"], *card("More", button("Add", "add"))]}

    @app.command("/cry")
    async def cried(ack, command, client):
        await client.views_open(trigger_id=command["trigger_id"], view=redrawn)
        await ack()

    @app.action("add")
    async def added(ack, body, client):
        await ack()
        title = {"type": "plain_text", "text": "Cry more"}
        await client.views_update(view_id=body["view"]["id"], view=redrawn | {"title": title})

    async with page(sandbox, "U0ANA") as ana:
        await ana.asks("command", channel="C0GEN", command="/cry", text="")
        view = (await ana.hears_of("views"))["views"][0]
        await ana.asks(
            "press", container={"kind": "view", "view_id": view["id"]}, block_id="card_a",
            action_id="add", state={"words": {"value": "half a thou"}},
        )  # fmt: skip
        after = (await ana.hears_of("views"))["views"][0]

    assert after["title"]["text"] == "Cry more"
    assert after["state"]["values"]["words"]["value"]["value"] == "half a thou"
    assert after["id"] == view["id"]
    assert after["hash"] != view["hash"]


async def test_ana_finds_the_home_and_the_messages_of_the_app(sandbox, app):
    @app.event("app_home_opened")
    async def opened(event, client):
        if event["tab"] == "home":
            view = {"type": "home", "blocks": card("Hello")}
            await client.views_publish(user_id=event["user"], view=view)

    async with page(sandbox, "U0ANA") as ana:
        assert await ana.asks("open_home") == (200, {"ok": True})
        home = await ana.hears_of("home")
        status, answer = await ana.asks("open_messages")

    assert home["view"]["blocks"][0]["text"]["text"] == "Hello"
    assert (status, answer["channel"]) == (200, sandbox.workspace.direct("U0ANA").id)


@pytest.mark.usefixtures("mistakes")
async def test_an_app_that_says_nothing_is_shown_as_slack_shows_it(sandbox, app):
    sandbox.post.patience = 0.02

    async def never(envelope):
        return Answer(404)

    async with page(sandbox, "U0ANA") as ana:
        sandbox.deliver = never
        status, _ = await ana.asks("command", channel="C0GEN", command="/mute")
        problem = await ana.hears_of("problem")
        notice = await ana.hears_of("notice")

    assert status == 200
    assert problem == {"text": "Nobody listens to /mute."}
    assert notice == {
        "text": "/mute failed because the app answered with an error (HTTP 404)",
        "kind": "error",
    }


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("dance", {}),
        ("say", {"channel": "C0GEN", "text": ""}),
        ("say", {"channel": "C0GEN"}),
        ("say", {"channel": "C0TEAM", "text": "hello"}),
        ("say", {"channel": "C0NONE", "text": "hello"}),
        ("say", {"channel": "C0GEN", "text": "/unheard of"}),
        ("say", {"channel": "C0GEN", "text": "/cry", "thread_ts": "1.1"}),
        ("say", {"channel": "C0GEN", "text": "x", "thread_ts": "1.1"}),
        ("command", {"channel": "C0GEN", "command": "/unheard"}),
        ("press", {"container": {"kind": "message", "channel": "C0GEN", "ts": "1.1"}}),
        ("press", {"container": None, "block_id": "a", "action_id": "b"}),
        ("press", {"container": {"kind": "moon"}, "block_id": "a", "action_id": "b"}),
        ("press", {"container": {"kind": "home"}, "block_id": "a", "action_id": "b"}),
        ("submit", {"view_id": "V0NONE", "values": {}}),
        ("submit", {"view_id": 7}),
        ("close", {"view_id": "V0NONE"}),
        ("shortcut", {"callback_id": "nothing"}),
        ("message_shortcut", {"callback_id": "cry_this", "channel": "C0GEN", "ts": "1.1"}),
        ("open_im", {"user": "U0NONE"}),
        ("join", {"channel": "C0TEAM"}),
        ("wind", {"hours": -1}),
        ("wind", {"hours": "soon"}),
        ("wind", {"to": 1e300}),
        ("fault", {"method": "chat.postMessage", "kind": "flood"}),
        ("fault", {"method": "events", "kind": "flood"}),
        ("fault", {"method": "socket", "kind": "flood"}),
        ("fault", {"method": "chat.postMessage", "kind": "slow", "times": "many"}),
    ],
)
async def test_what_cannot_be_done_is_answered_with_a_sentence(sandbox, verb, body):
    async with page(sandbox, "U0ANA") as ana:
        status, answer = await ana.asks(verb, **body)

    assert (status, answer["ok"]) == (400, False)
    assert len(answer["error"].split()) > 2


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b'"x"', b"\xff\xfe", b"[" * 100_000])
async def test_nonsense_instead_of_json_is_answered_with_a_sentence(sandbox, body):
    session = ClientSession()
    async with session, session.post(f"{sandbox.url}/page/say", data=BytesIO(body)) as answer:
        assert (answer.status, (await answer.json())["ok"]) == (400, False)
