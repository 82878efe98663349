"""A town crier with Bolt's App, one thread for each listener."""

import re

from slack_bolt import App
from slack_sdk import WebClient

from tests.sandbox.apps.drawn import asking, cried, home, places, words_form


def crier(client: WebClient, signing_secret: str) -> App:
    """The app with all its listeners."""
    app = App(client=client, signing_secret=signing_secret)
    app.middleware(counted)
    for part in (commands, menu_and_form, more_forms, presses, talk):
        part(app)
    return app


def counted(context, next):  # noqa: A002 - Bolt's own name
    """Middleware that every listener hears of."""
    context["greeting"] = "Oyez"
    next()


def commands(app: App) -> None:
    """Commands, answered at once or a while later."""

    @app.command("/cry")
    def used(ack, command, context, client):
        if command["text"] == "form":
            ack()
            client.views_open(trigger_id=command["trigger_id"], view=words_form("origin"))
        else:
            ack(f"{context['greeting']}, {command['text']}")

    def quickly(ack):
        ack()

    def slowly(command, client):
        client.chat_postMessage(channel=command["user_id"], text=f"Hailed {command['text']}")

    app.command("/hail")(ack=quickly, lazy=[slowly])


def menu_and_form(app: App) -> None:
    """A menu whose options come from here, and the form that has it."""

    @app.options("place")
    def asked(ack, payload):
        ack(options=places(payload["value"]))

    @app.view("words")
    def sent(ack, body, view, client):
        words = view["state"]["values"]["words"]["value"]["value"]
        if words == "rude":
            ack(response_action="errors", errors={"words": "Say it kindly."})
        elif words == "update":
            ack(response_action="update", view=asking("last", "Is that all?"))
        elif words == "push":
            ack(response_action="push", view=asking("more", "And more?"))
        else:
            ack()
            place = view["state"]["values"]["place"]["place"]["selected_option"]["value"]
            client.chat_postMessage(channel=place, text=words, blocks=cried(words))


def more_forms(app: App) -> None:
    """Forms behind the form, and what follows when it is put away."""

    @app.view("more")
    def confirmed(ack):
        ack(response_action="clear")

    @app.view("last")
    def finished(ack):
        ack()

    @app.view_closed("words")
    def put_away(ack, body, client):
        ack()
        client.chat_postMessage(channel=body["user"]["id"], text="Another time, then.")


def presses(app: App) -> None:
    """Buttons and shortcuts."""

    @app.action("amen")
    def pressed(ack, body, respond, say, client):
        ack()
        message, user = body["message"], body["user"]["id"]
        respond(text="Thank you.", response_type="ephemeral", replace_original=False)
        say(text=f"<@{user}> says amen", thread_ts=message["ts"])
        client.chat_update(channel=body["channel"]["id"], ts=message["ts"], text="Amen", blocks=[])

    @app.shortcut("cry")
    def chosen(ack, shortcut, client):
        ack()
        client.views_open(trigger_id=shortcut["trigger_id"], view=words_form())

    @app.shortcut({"callback_id": "cry_this", "type": "message_action"})
    def pointed(ack, shortcut, respond):
        ack()
        respond(f"Cried: {shortcut['message']['text']}")


def talk(app: App) -> None:
    """Words, mentions, the App Home and everything else."""

    @app.message(re.compile("(hi|hello) crier"))
    def greeted(message, say, context):
        say(text=f"{context['matches'][0]}, <@{message['user']}>", thread_ts=message["ts"])

    @app.event("app_mention")
    def called(event, client):
        client.chat_postEphemeral(channel=event["channel"], user=event["user"], text="Yes?")

    @app.event("app_home_opened")
    def looked(event, client):
        who = client.users_info(user=event["user"])
        client.views_publish(user_id=event["user"], view=home(who["user"]["real_name"]))

    @app.event(re.compile(".*"))
    def anything():
        """Slack counts what nobody hears as a failure."""
