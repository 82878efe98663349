"""People act on what they see; a Bolt app in the same process answers."""

import pytest

from tests.sandbox.drawing import FORM, button, card


async def test_ana_types_a_command_and_reads_the_answer(app, sandbox, ana, ben):
    @app.command("/cry")
    async def cried(ack, command):
        await ack(text=f"You cried: {command['text']}")

    await ana.command("/cry it is <noon>", channel="general")

    assert [message["text"] for message in ana.ephemerals] == ["You cried: it is <noon>"]
    assert ben.ephemerals == []
    assert sandbox.problems == []


async def test_ana_sends_a_form_and_everybody_reads_it(app, sandbox, ana, ben):
    @app.command("/cry")
    async def cried(ack, command, client):
        await ack()
        await client.views_open(trigger_id=command["trigger_id"], view=FORM)

    @app.view("cry")
    async def sent(ack, view, client):
        await ack()
        words = view["state"]["values"]["words"]["value"]["value"]
        await client.chat_postMessage(channel="C0GEN", text=words, blocks=card(words))

    await ana.command("/cry", channel="general")
    assert ana.view["title"]["text"] == "Cry"
    assert await ana.submit(words="") == {"words": "Please complete this required field."}
    assert await ana.submit(words="It is noon") == {}

    assert ana.views == []
    assert sandbox.messages("general")[0]["text"] == "It is noon"
    assert ben.reads("general") == ["It is noon"]


async def test_ben_presses_a_button_in_a_message_and_it_is_redrawn(app, sandbox, ana, ben, client):
    @app.action("done")
    async def done(ack, body, client):
        await ack()
        where = {"channel": body["channel"]["id"], "ts": body["message"]["ts"]}
        await client.chat_update(**where, text="Done", blocks=card("Done"))

    await client.chat_postMessage(channel="C0GEN", text="A", blocks=card("A", button("Do", "done")))
    await ben.press("Do", among="A")

    assert ana.reads("general") == ["Done"]
    with pytest.raises(AssertionError):
        await ben.press("Do")


async def test_ana_opens_her_home_and_the_app_draws_it(app, sandbox, ana, client):
    @app.event("app_home_opened")
    async def opened(event, client):
        view = {"type": "home", "blocks": card(f"Hello <@{event['user']}>", button("Go", "go"))}
        await client.views_publish(user_id=event["user"], view=view)

    assert ana.home is None
    home = await ana.open_home()

    assert home["blocks"][0]["text"]["text"] == "Hello <@U0ANA>"
    assert ana.sees("Go")


async def test_ana_writes_to_the_app_and_it_writes_back(app, sandbox, ana):
    @app.event("message")
    async def heard(event, client):
        if "bot_id" not in event:
            await client.chat_postMessage(channel=event["user"], text=f"Heard: {event['text']}")

    await ana.say("crier", "me & you: https://example.com/a?b=1&c=2.")

    assert sandbox.said_to(ana) == ["Heard: me &amp; you: <https://example.com/a?b=1&amp;c=2>."]
