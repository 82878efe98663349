"""One thing that happened in Slack, and what it is called here."""

from dataclasses import dataclass, field
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.types import Payload

KINDS = ("command", "action", "view", "view_closed", "shortcut", "message_shortcut", "event")
REPEATED = 3  # times that Slack sends an event again (docs.slack.dev, using-http-request-urls)
OF_TYPE = {
    "block_actions": "action",
    "view_submission": "view",
    "view_closed": "view_closed",
    "shortcut": "shortcut",
    "message_action": "message_shortcut",
    "event_callback": "event",
}


def is_known(body: Payload) -> bool:
    """Say whether a payload is of a kind that can have a listener."""
    return body.get("type") in OF_TYPE or "command" in body


@dataclass(slots=True)
class Request:
    """A payload of Slack's, with the way back to Slack and to the person."""

    body: Payload
    context: AsyncBoltContext
    bolt_ack: AsyncAck
    retry: int = 0  # how often Slack sent this event before
    kind: str = field(init=False)
    name: str = field(init=False)
    late: bool = False  # Slack was answered while the listener was still at work
    told: bool = False  # the person has read something
    waiting: str = ""  # the window that says *Still working on it*, by its external id

    def __post_init__(self) -> None:
        self.kind = OF_TYPE.get(self.body.get("type", ""), "command")
        self.name = _name(self.kind, self.body)

    @property
    def client(self) -> AsyncWebClient:
        """Slack's Web API, for what lives seconds: forms, Home, answers in place."""
        client: AsyncWebClient = self.context.client
        return client

    @property
    def acknowledged(self) -> bool:
        """Whether Slack has, or will get, its answer."""
        return self.late or self.bolt_ack.response is not None

    @property
    def comes_again(self) -> bool:
        """Whether Slack repeats this when it is not acknowledged."""
        return self.kind == "event" and not self.late and self.retry < REPEATED

    def given(self) -> dict[str, Any]:
        """Name what a listener may ask for."""
        return {
            "body": self.body,
            "client": self.client,
            "user_id": self.context.user_id,
            "respond": self.context.respond,
            "trigger_id": self.body.get("trigger_id", ""),
            self.kind.removeprefix("message_").removesuffix("_closed"): _payload(
                self.kind, self.body
            ),
        }


def _name(kind: str, body: Payload) -> str:
    match kind:
        case "command":
            name = body["command"]
        case "action":
            name = body["actions"][0]["action_id"]
        case "view" | "view_closed":
            name = body["view"].get("callback_id", "")
        case "event":
            name = body["event"]["type"]
        case _:
            name = body["callback_id"]
    return str(name)


def _payload(kind: str, body: Payload) -> Payload:
    match kind:
        case "action":
            payload: Payload = body["actions"][0]
        case "view" | "view_closed":
            payload = body["view"]
        case "event":
            payload = body["event"]
        case _:
            payload = body
    return payload
