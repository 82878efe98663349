"""The page: what a browser is told and what it can ask for."""

import json
from contextlib import asynccontextmanager
from io import BytesIO

import pytest
from aiohttp import ClientSession

from bot.sandbox import Answer
from tests.sandbox.test_people_and_an_app import FORM, button, card


class Page:
    """A browser as the server sees it."""

    def __init__(self, session, url, user, stream):
        self.session, self.url, self.user, self.stream = session, url, user, stream

    async def hears(self):
        """The next event, with its name."""
        name = (await self.stream.content.readline()).decode().removeprefix("event: ").strip()
        data = json.loads((await self.stream.content.readline()).decode().removeprefix("data: "))
        await self.stream.content.readline()
        return name, data

    async def hears_of(self, wanted):
        """The next event of this name."""
        while True:
            name, data = await self.hears()
            if name == wanted:
                return data

    async def asks(self, verb, **body):
        """Ask for something and give the answer with its status."""
        async with self.session.post(
            f"{self.url}/page/{verb}", json={"as": self.user} | body
        ) as answer:
            return answer.status, await answer.json()

    async def reads(self, channel, **more):
        """The history of a channel."""
        query = {"as": self.user, "channel": channel} | more
        async with self.session.get(f"{self.url}/page/history", params=query) as answer:
            return await answer.json()


@asynccontextmanager
async def page(sandbox, user):
    """A page that one person has open."""
    live, session = f"{sandbox.url}/page/live", ClientSession()
    async with session, session.get(live, params={"as": user}) as stream:
        yield Page(session, sandbox.url, user, stream)


async def test_a_page_opens_with_everything_it_needs(sandbox, app):
    async with page(sandbox, "U0ANA") as ana:
        name, state = await ana.hears()

    assert name == "state"
    assert sorted(state) == [
        "app", "channels", "clock", "faults", "home", "me", "people", "team", "views",
    ]  # fmt: skip
    assert state["me"] == {
        "id": "U0ANA", "name": "ana", "real_name": "Ana Ruiz", "title": "", "role": "",
        "avatar": "AR", "tz": "America/New_York", "tz_label": "America/New_York", "bot": False,
        "guest": False, "deleted": False, "stranger": False,
    }  # fmt: skip
    assert [each["name"] for each in state["channels"]] == ["general", "outside", "secret"]
    assert [each["command"] for each in state["app"]["commands"]] == ["/cry", "/hail", "/mute"]
    assert (state["app"]["connected"], state["app"]["home"]) == (True, True)


async def test_nobody_can_be_a_bot_or_somebody_who_left(sandbox):
    async with ClientSession() as session:
        for who in ("U0APP", "U0OLD", "U0NOBODY"):
            async with session.get(f"{sandbox.url}/page/live", params={"as": who}) as answer:
                assert answer.status == 400


async def test_ben_hears_what_ana_says_and_reads_it_later(sandbox):
    async with page(sandbox, "U0ANA") as ana, page(sandbox, "U0BEN") as ben:
        assert await ana.asks("say", channel="C0GEN", text="hello <all>")
        heard = await ben.hears_of("message")
        history = await ben.reads("C0GEN")

    assert heard["channel"] == "C0GEN"
    assert heard["message"]["text"] == "hello &lt;all&gt;"
    assert history == {"ok": True, "messages": [heard["message"]], "more": False}


async def test_cleo_hears_nothing_of_a_private_channel(sandbox, client):
    async with page(sandbox, "U0CLO") as cleo, page(sandbox, "U0ANA") as ana:
        await ana.asks("say", channel="C0SEC", text="psst")
        await ana.asks("say", channel="C0GEN", text="aloud")
        heard = await cleo.hears_of("message")
        secret = await cleo.reads("C0SEC")

    assert heard["message"]["text"] == "aloud"
    assert secret == {"ok": False, "error": "You cannot see this channel."}


async def test_a_guest_sees_only_the_channels_they_are_in(sandbox):
    sandbox.hands.invite("U0ANA", "C0OUT", "U0GUS")
    async with page(sandbox, "U0GUS") as gus, page(sandbox, "U0ANA") as ana:
        _, state = await gus.hears()
        await ana.asks("say", channel="C0GEN", text="for all but guests")
        await ana.asks("say", channel="C0OUT", text="for guests too")
        heard = await gus.hears_of("message")
        closed = await gus.reads("C0GEN")

    assert [each["name"] for each in state["channels"]] == ["outside"]
    assert heard["message"]["text"] == "for guests too"
    assert closed == {"ok": False, "error": "You cannot see this channel."}


async def test_unread_messages_are_counted_until_they_are_read(sandbox, client):
    await client.chat_postMessage(channel="C0GEN", text="one")
    await client.chat_postMessage(channel="C0GEN", text="two")
    async with page(sandbox, "U0BEN") as ben:
        _, state = await ben.hears()
        await ben.reads("C0GEN")
        channel = await ben.hears_of("channel")

    assert [each["unread"] for each in state["channels"] if each["name"] == "general"] == [2]
    assert (channel["id"], channel["unread"]) == ("C0GEN", 0)


async def test_history_comes_in_pages_oldest_first(sandbox, client):
    for number in range(130):
        sandbox.workspace.post_as_app(
            sandbox.workspace.channels.named("general"), {"text": str(number)}
        )
    async with page(sandbox, "U0BEN") as ben:
        newest = await ben.reads("C0GEN")
        older = await ben.reads("C0GEN", before=newest["messages"][0]["ts"])

    texts = [each["text"] for each in older["messages"] + newest["messages"]]
    assert texts == [str(number) for number in range(130)]
    assert (newest["more"], older["more"]) == (True, False)


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


async def test_people_come_and_go_and_talk_to_each_other(sandbox):
    async with page(sandbox, "U0BEN") as ben, page(sandbox, "U0ANA") as ana:
        assert (await ben.asks("join", channel="C0OUT"))[0] == 200
        joined = await ben.hears_of("channel")
        assert (await ana.asks("invite", channel="C0SEC", user="U0CLO"))[0] == 200
        status, opened = await ben.asks("open_im", user="U0ANA")
        await ben.asks("say", channel=opened["channel"], text="only you")
        heard = await ana.hears_of("message")
        assert (await ben.asks("leave", channel="C0OUT"))[0] == 200
        left = await ben.hears_of("channel")
        while left["id"] != "C0OUT":
            left = await ben.hears_of("channel")

    assert (joined["id"], joined["member"]) == ("C0OUT", True)
    assert (status, heard["message"]["text"]) == (200, "only you")
    assert left["member"] is False
    assert sandbox.workspace.channels.named("secret").members == ["U0ANA", "U0BEN", "U0CLO"]


async def test_ben_changes_and_deletes_what_he_wrote_and_nobody_else_can(sandbox):
    async with page(sandbox, "U0BEN") as ben, page(sandbox, "U0ANA") as ana:
        _, said = await ben.asks("say", channel="C0GEN", text="helo")
        place = {"channel": "C0GEN", "ts": said["ts"]}
        refused = await ana.asks("edit", **place, text="stolen")
        await ben.asks("edit", **place, text="hello")
        [changed] = (await ben.reads("C0GEN"))["messages"]
        also_refused = await ana.asks("delete", **place)
        await ben.asks("delete", **place)
        gone = await ana.hears_of("gone")

    assert refused == (400, {"ok": False, "error": "Only your own messages can be changed."})
    assert (changed["text"], changed["edited"]["user"]) == ("hello", "U0BEN")
    assert also_refused == (400, {"ok": False, "error": "Only your own messages can be deleted."})
    assert gone == place


async def test_a_thread_is_read_by_itself(sandbox):
    async with page(sandbox, "U0BEN") as ben:
        _, said = await ben.asks("say", channel="C0GEN", text="a question")
        await ben.asks("say", channel="C0GEN", text="an answer", thread_ts=said["ts"])
        channel = await ben.reads("C0GEN")
        thread = await ben.reads("C0GEN", thread_ts=said["ts"])

    assert [(each["text"], each["reply_count"]) for each in channel["messages"]] == [
        ("a question", 1)
    ]
    assert [each["text"] for each in thread["messages"]] == ["a question", "an answer"]
    assert thread["messages"][1]["parent_user_id"] == "U0BEN"


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
