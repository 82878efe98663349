"""Words that every part of the sandbox shares: JSON, what is delivered, and what goes wrong."""

import json
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


class SlackError(Exception):
    """Slack answers `ok: false` with this error string."""

    def __init__(self, error: str, **more: Any) -> None:
        super().__init__(error)
        self.error, self.more = error, more


class Mistake(Exception):
    """A person tried what Slack's own client would not let them do; the message is a sentence."""


@dataclass(frozen=True)
class Envelope:
    """One thing that Slack hands to the app."""

    kind: str
    payload: Json
    retry: int = 0
    reason: str = ""


@dataclass(frozen=True)
class Answer:
    """What the app said to an envelope: an HTTP status and a body (JSON, text or nothing).

    `reason` is why it is no real answer, in Slack's words for `x-slack-retry-reason`.
    """

    status: int = 200
    body: Any = None
    no_retry: bool = False
    reason: str = ""

    @property
    def went_well(self) -> bool:
        """Whether Slack counts this as acknowledged."""
        return 200 <= self.status < 300

    @property
    def content(self) -> Any:
        """The body, read as JSON where it is JSON."""
        if isinstance(self.body, bytes):
            return Answer(self.status, self.body.decode("utf-8", "replace")).content
        if isinstance(self.body, str) and self.body.lstrip().startswith(("{", "[", '"')):
            return parsed(self.body)
        return self.body or None


Deliver = Callable[[Envelope], Coroutine[Any, Any, Answer]]


def parsed(text: str) -> Any:
    """Read JSON, or give the text back as it is."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def copied(value: Any) -> Any:
    """A deep copy as it would come out of a wire, so that nobody changes the truth by accident."""
    return json.loads(json.dumps(value))
