"""Drawing the Home again after what was pressed there, or in a form that was opened there."""

import logging
from collections.abc import Awaitable, Callable
from inspect import Parameter, Signature, signature
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.types import Payload, View
from bot.switchboard.answers import UNREACHABLE
from bot.switchboard.board import Listener

log = logging.getLogger(__name__)

MARK = ":home"  # what a form carries that was opened from the Home
MORE = ("body", "client", "user_id", "redraw_home")


class ShownAtHome:
    """A listener whose outcome the Home shows; also what it refuses, for then the Home is old."""

    def __init__(self, listener: Listener) -> None:
        self.listener = listener
        self.wants = tuple(signature(listener).parameters)
        self.__qualname__, self.__module__ = listener.__qualname__, listener.__module__
        names = dict.fromkeys((*self.wants, *MORE))
        self.__signature__ = Signature([Parameter(n, Parameter.KEYWORD_ONLY) for n in names])

    async def __call__(
        self,
        body: Payload,
        client: AsyncWebClient,
        user_id: str,
        redraw_home: Callable[[AsyncWebClient, str], Awaitable[None]],
        **more: Any,
    ) -> None:
        """Listen, then draw the Home again if that is where the person is."""
        given = {"body": body, "client": client, "user_id": user_id, **more}
        try:
            await self.listener(**{name: given[name] for name in self.wants})
        finally:
            if is_from_home(body):
                await _redrawn(redraw_home(client, user_id))


def is_at_home(body: Payload) -> bool:
    """Say whether the person pressed something on their Home itself."""
    return bool(body.get("view", {}).get("type") == "home")


def is_from_home(body: Payload) -> bool:
    """Say whether the person is on their Home, or in a form that was opened there."""
    marked = str(body.get("view", {}).get("private_metadata", "")).endswith(MARK)
    return is_at_home(body) or marked


def marked(form: View, body: Payload) -> View:
    """Let a form remember that the person came from the Home."""
    if not is_from_home(body):
        return form
    return {**form, "private_metadata": f"{form.get('private_metadata', '')}{MARK}"}


def about(view: View) -> str:
    """Read what a form is about, without the mark."""
    return str(view["private_metadata"]).removesuffix(MARK)


async def _redrawn(redrawing: Awaitable[None]) -> None:
    try:
        await redrawing
    except UNREACHABLE as error:
        log.warning("a Home could not be drawn again: %s", type(error).__name__)
