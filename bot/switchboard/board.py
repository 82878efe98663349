"""The switchboard: one dictionary of listeners behind one catch-all in Bolt."""

import asyncio
import inspect
import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from bot.errors import Refusal, Unavailable
from bot.slack.messages import Message
from bot.switchboard.answers import DONE, UNREACHABLE, Ack, Answer, in_time
from bot.switchboard.catching import CatchAll
from bot.switchboard.request import KINDS, Request

log = logging.getLogger(__name__)

Listener: TypeAlias = Callable[..., Awaitable[None]]

PATIENCE = 2.0  # seconds; Slack gives up after three (docs.slack.dev, handling-user-interaction)
EVENT_PATIENCE = 2.7  # longer than a busy database is waited for, so that this event comes again
GIVEN = {"body", "client", "user_id", "trigger_id", "respond", "ack", "answer"}
OF_KIND = {"command", "action", "view", "shortcut", "event"}
MESSAGE = "message"  # the only event whose outcome a person waits for
OUTDATED = Message("This belongs to an earlier version of Herald. Please open it again.")
BROKEN = (
    "Something went wrong on our side. Please look whether it is done before you try again. "
    "If it isn't, tell your IT team this reference: {reference}."
)
CLOSED = (
    "Herald can't save anything just now. Nothing has changed. Please try again in a minute. "
    "If it goes on, tell your IT team this reference: {reference}."
)


class Switchboard:
    """Finds the listener by its id, gives it what it asks for, and answers Slack in time."""

    def __init__(self, **things: Any) -> None:
        self.things = things
        self.listeners: dict[tuple[str, str], tuple[Listener, list[str]]] = {}
        self.running: set[asyncio.Task[bool]] = set()
        self.patience, self.event_patience = PATIENCE, EVENT_PATIENCE

    def on(self, kind: str, name: str, listener: Listener) -> None:
        """Register what listens to an id; refuses doubles and wishes that nobody fulfils."""
        if kind not in KINDS:
            raise ValueError(f"Slack knows no {kind}")
        wants = list(inspect.signature(listener).parameters)
        if unknown := set(wants) - GIVEN - OF_KIND - set(self.things):
            raise TypeError(f"{listener.__qualname__} wants {unknown}, which nobody gives")
        if (kind, name) in self.listeners:
            raise ValueError(f"two listeners for {kind} {name}")
        self.listeners[kind, name] = (listener, wants)

    def attach(self, app: AsyncApp) -> None:
        """Let Bolt hand over whatever comes."""
        app.use(CatchAll(self.serve))

    async def serve(self, request: Request) -> BoltResponse | None:
        """Run the listener and answer within Slack's three seconds, whatever happens."""
        task = asyncio.create_task(self._run(request))
        self.running.add(task)
        task.add_done_callback(self.running.discard)
        patience = self.event_patience if request.kind == "event" else self.patience
        done, _ = await asyncio.wait({task}, timeout=patience)
        if done and request.kind == "event" and not task.result():
            return BoltResponse(status=500)  # Slack sends a failed event again
        if not done:
            await in_time(request)
        elif request.bolt_ack.response is None:
            await request.bolt_ack()
        return request.bolt_ack.response

    async def finish(self, seconds: float) -> None:
        """Wait for the listeners that are still running."""
        if self.running:
            await asyncio.wait(self.running, timeout=seconds)

    async def _run(self, request: Request) -> bool:
        """Say whether it went well; nothing is swallowed and nothing escapes."""
        answer = Answer(request)
        try:
            await self._call(request, answer)
            if request.late and not request.told and request.kind != "event":
                await answer(DONE)
        except Refusal as refusal:
            await _told(request, answer.refuse(refusal))
        except Exception as error:  # the last line of defence: log, reference, tell
            await self._failed(request, answer, error)
            return False
        return True

    async def _call(self, request: Request, answer: Answer) -> None:
        found = self.listeners.get((request.kind, request.name))
        if found is None:
            await _unheard(request, answer)
            return
        listener, wants = found
        given = {**self.things, **request.given(), "ack": Ack(request), "answer": answer}
        await listener(**{name: given[name] for name in wants})

    async def _failed(self, request: Request, answer: Answer, error: Exception) -> None:
        reference = secrets.token_hex(3).upper()
        log.error("%s: %s %s failed", reference, request.kind, request.name, exc_info=error)
        is_asked = request.kind != "event" or request.name == MESSAGE
        if is_asked and not request.comes_again:
            sentence = CLOSED if isinstance(error, Unavailable) else BROKEN
            await _told(request, answer(Message(sentence.format(reference=reference))))


async def _unheard(request: Request, answer: Answer) -> None:
    """Answer what no listener is registered for: a button of an older version, or nothing."""
    if request.kind not in ("event", "view_closed"):
        log.warning("nobody listens to %s %s", request.kind, request.name)
        await answer(OUTDATED)


async def _told(request: Request, telling: Awaitable[None]) -> None:
    try:
        await telling
    except UNREACHABLE as error:
        log.warning("nobody could be told about %s: %s", request.name, type(error).__name__)
