"""Where a person is, and how something is shown to them there."""

from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.blocks import modal, words
from bot.slack.messages import Message
from bot.slack.types import Payload, View
from bot.switchboard.answers import Answer
from bot.switchboard.at_home import marked


async def open_form(client: AsyncWebClient, body: Payload, form: View) -> None:
    """Open a form, on top of the one the person is in."""
    open_view = client.views_push if is_in_form(body) else client.views_open
    await open_view(trigger_id=body["trigger_id"], view=marked(form, body))


async def change_form(client: AsyncWebClient, body: Payload, form: View) -> None:
    """Show another form in the place of the one the person is in."""
    await client.views_update(view_id=body["view"]["id"], view=marked(form, body))


async def settle(
    client: AsyncWebClient, answer: Answer, body: Payload, message: Message, title: str = "Herald"
) -> None:
    """Say how something ended: in the form the person is in, else beside what they pressed."""
    if is_in_form(body):
        await change_form(client, body, modal(title, message.blocks or [words(message.text)]))
    else:
        await answer(message)


async def replace(
    client: AsyncWebClient,
    answer: Answer,
    respond: AsyncRespond,
    body: Payload,
    message: Message,
) -> None:
    """Show something in the place of the list or the question whose button was pressed."""
    if "response_url" in body and not is_in_form(body):
        await respond(**message.body(), replace_original=True)
    else:
        await settle(client, answer, body, message)


def is_in_form(body: Payload) -> bool:
    """Say whether the person is in a form."""
    return bool(body.get("view", {}).get("type") == "modal")


def is_in_conversation(body: Payload) -> bool:
    """Say whether the person pressed something in their direct messages with Herald."""
    return bool(str(body.get("channel", {}).get("id", "")).startswith("D"))
