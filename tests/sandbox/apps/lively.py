"""A town crier with Bolt's AsyncApp."""

import re

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.sandbox.apps.drawn import asking, cried, home, places, words_form


def crier(client: AsyncWebClient, signing_secret: str) -> AsyncApp:
    """The app with all its listeners."""
    app = AsyncApp(client=client, signing_secret=signing_secret)
    app.middleware(counted)
    for part in (commands, menu_and_form, more_forms, presses, talk):
        part(app)
    return app


async def counted(context, next):  # noqa: A002 - Bolt's own name
    """Middleware that every listener hears of."""
    context["greeting"] = "Oyez"
    await next()


def commands(app: AsyncApp) -> None:
    """Commands, answered at once or a while later."""

    @app.command("/cry")
    async def used(ack, command, context, client):
        if command["text"] == "form":
            await ack()
            await client.views_open(trigger_id=command["trigger_id"], view=words_form("origin"))
        else:
            await ack(f"{context['greeting']}, {command['text']}")

    async def quickly(ack):
        await ack()

    async def slowly(command, client):
        await client.chat_postMessage(channel=command["user_id"], text=f"Hailed {command['text']}")

    app.command("/hail")(ack=quickly, lazy=[slowly])


def menu_and_form(app: AsyncApp) -> None:
    """A menu whose options come from here, and the form that has it."""

    @app.options("place")
    async def asked(ack, payload):
        await ack(options=places(payload["value"]))

    @app.view("words")
    async def sent(ack, body, view, client):
        words = view["state"]["values"]["words"]["value"]["value"]
        if words == "rude":
            await ack(response_action="errors", errors={"words": "Say it kindly."})
        elif words == "update":
            await ack(response_action="update", view=asking("last", "Is that all?"))
        elif words == "push":
            await ack(response_action="push", view=asking("more", "And more?"))
        else:
            await ack()
            place = view["state"]["values"]["place"]["place"]["selected_option"]["value"]
            await client.chat_postMessage(channel=place, text=words, blocks=cried(words))


def more_forms(app: AsyncApp) -> None:
    """Forms behind the form, and what follows when it is put away."""

    @app.view("more")
    async def confirmed(ack):
        await ack(response_action="clear")

    @app.view("last")
    async def finished(ack):
        await ack()

    @app.view_closed("words")
    async def put_away(ack, body, client):
        await ack()
        await client.chat_postMessage(channel=body["user"]["id"], text="Another time, then.")


def presses(app: AsyncApp) -> None:
    """Buttons and shortcuts."""

    @app.action("amen")
    async def pressed(ack, body, respond, say, client):
        await ack()
        message, user = body["message"], body["user"]["id"]
        await respond(text="Thank you.", response_type="ephemeral", replace_original=False)
        await say(text=f"<@{user}> says amen", thread_ts=message["ts"])
        await client.chat_update(
            channel=body["channel"]["id"], ts=message["ts"], text="Amen", blocks=[]
        )

    @app.shortcut("cry")
    async def chosen(ack, shortcut, client):
        await ack()
        await client.views_open(trigger_id=shortcut["trigger_id"], view=words_form())

    @app.shortcut({"callback_id": "cry_this", "type": "message_action"})
    async def pointed(ack, shortcut, respond):
        await ack()
        await respond(f"Cried: {shortcut['message']['text']}")


def talk(app: AsyncApp) -> None:
    """Words, mentions, the App Home and everything else."""

    @app.message(re.compile("(hi|hello) crier"))
    async def greeted(message, say, context):
        await say(text=f"{context['matches'][0]}, <@{message['user']}>", thread_ts=message["ts"])

    @app.event("app_mention")
    async def called(event, client):
        await client.chat_postEphemeral(channel=event["channel"], user=event["user"], text="Yes?")

    @app.event("app_home_opened")
    async def looked(event, client):
        who = await client.users_info(user=event["user"])
        await client.views_publish(user_id=event["user"], view=home(who["user"]["real_name"]))

    @app.event(re.compile(".*"))
    async def anything():
        """Slack counts what nobody hears as a failure."""
