"""The way back to the person: in the acknowledgement while there is time, beside it after."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import FormRefusal, Offer, Refusal
from bot.slack.blocks import actions, button, context, modal, words
from bot.slack.messages import Message
from bot.slack.text import escape
from bot.slack.types import Block, View
from bot.switchboard.request import Request

log = logging.getLogger(__name__)

WAIT = Message("Still working on it. Slack is slow, or we are; you'll see the outcome here.")
KEPT = "What you typed is still in the form behind this window."
DONE = Message("That took a while, and it is done now.")
UNREACHABLE = (SlackApiError, ClientError, TimeoutError, OSError)


class Ack:
    """Acknowledges with content; after Slack was answered the content takes another way."""

    def __init__(self, request: Request) -> None:
        self.request = request

    async def __call__(self, **content: Any) -> None:
        """Answer Slack; the keywords are those of Bolt's own `ack`."""
        self.request.told = bool(content)
        if not self.request.late:
            await self.request.bolt_ack(**content)
        elif view := content.get("view"):
            await _settle(self.request, view)
        elif errors := content.get("errors"):
            await Answer(self.request)(Message(escape(" ".join(errors.values()))))
        elif text := content.get("text"):
            await Answer(self.request)(Message(text, content.get("blocks") or []))


class Answer:
    """Tells the person something, privately, in the place where they are."""

    def __init__(self, request: Request) -> None:
        self.request = request

    async def __call__(self, message: Message) -> None:
        """Show a message that only this person sees."""
        self.request.told = True
        try:
            await self._in_place(message)
        except UNREACHABLE as error:
            log.warning("answer to %s could not be shown: %s", self.request.name, type(error))
            await self._directly(message)

    async def refuse(self, refusal: Refusal) -> None:
        """Show a refusal: under its fields where there are any, else in place."""
        if isinstance(refusal, FormRefusal) and self._can_show_errors():
            await self.request.bolt_ack(response_action="errors", errors=refusal.errors)
        else:
            await self(_refused(refusal))

    async def _in_place(self, message: Message) -> None:
        match self.request.kind:
            case "command" if not self.request.acknowledged:
                await self.request.bolt_ack(**message.body())
            case "view":
                await self._in_form(message)
            case "event" | "view_closed":
                await self._directly(message)
            case _ if "response_url" in self.request.body:
                await self._ephemerally(message)
            case _:
                await self._in_window(message)

    async def _in_form(self, message: Message) -> None:
        if self.request.waiting:
            kept = [] if message is DONE else [context(KEPT)]
            await _replace(self.request, window(message, *kept))
        elif self.request.late:
            await self._directly(message)
        else:
            await self.request.bolt_ack(response_action="push", view=window(message))

    async def _ephemerally(self, message: Message) -> None:
        respond = self.request.context.respond
        if respond is None:
            await self._directly(message)
            return
        outcome = await respond(**message.body(), response_type="ephemeral", replace_original=False)
        if outcome.status_code != 200:  # used up or too old (five times in thirty minutes)
            await self._directly(message)

    async def _in_window(self, message: Message) -> None:
        view, trigger = window(message), self.request.body["trigger_id"]
        inside = self.request.body.get("view", {}).get("type") == "modal"
        open_view = self.request.client.views_push if inside else self.request.client.views_open
        await open_view(trigger_id=trigger, view=view)

    async def _directly(self, message: Message) -> None:
        client: AsyncWebClient = self.request.client
        if user_id := self.request.context.user_id:
            await client.chat_postMessage(channel=user_id, **message.body())

    def _can_show_errors(self) -> bool:
        return self.request.kind == "view" and not self.request.late


async def in_time(request: Request) -> None:
    """Acknowledge now, because the listener takes longer than Slack waits.

    A form stays open with all that was typed, under a window that will show the outcome.
    """
    request.late = True
    if request.bolt_ack.response is not None:
        return
    if request.kind == "view":
        request.waiting = f"late-{uuid4()}"
        view = {**window(WAIT), "external_id": request.waiting}
        await request.bolt_ack(response_action="push", view=view)
    else:
        await request.bolt_ack()


def window(message: Message, *more: Block) -> View:
    """Draw a message as a small form without fields."""
    return modal("Herald", [*(message.blocks or [words(message.text)]), *more])


async def _settle(request: Request, view: View) -> None:
    """Show what a late form leads to in its own place, and above it that it is done.

    Whoever has closed a window meanwhile does not wait for it any more.
    """
    try:
        await request.client.views_update(view_id=request.body["view"]["id"], view=view)
        await _replace(request, window(DONE))
    except UNREACHABLE as error:
        log.info("%s was closed before it was done: %s", request.name, type(error).__name__)


async def _replace(request: Request, view: View) -> None:
    """Change the waiting window; Slack may need a moment until it stands."""
    named = {**view, "external_id": request.waiting}
    for pause in (0.3, 1.0, 0.0):
        try:
            await request.client.views_update(external_id=request.waiting, view=named)
        except SlackApiError:
            if not pause:
                raise
            await asyncio.sleep(pause)
        else:
            return


def _refused(refusal: Refusal) -> Message:
    buttons = [_button(offer) for offer in refusal.offers]
    blocks = [words(refusal.sentence), *([actions(*buttons)] if buttons else [])]
    return Message(escape(refusal.sentence), blocks)


def _button(offer: Offer) -> dict[str, Any]:
    return button(offer.label, offer.action_id, offer.value)


__all__: Sequence[str] = ("DONE", "UNREACHABLE", "Ack", "Answer", "in_time", "window")
