"""What is wrong in one place: the one truth from which every answer of Slack takes its words.

Codes and constraints are those of Slack's own validator, github.com/slackhq/hack-json-schema;
`blocks.validate` tells them, the older methods only the message and the pointer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.types import Json, SlackError

MISSING, OF_ANOTHER_TYPE = "missing_field", "invalid_type"


@dataclass(frozen=True)
class Flaw:
    """One thing that Slack would refuse, and the JSON pointer to it."""

    message: str
    pointer: str
    kind: str
    expected: Any = None
    code: str = "failed_constraint"

    def __str__(self) -> str:
        return f"{self.message} [json-pointer:{self.pointer}]"

    @property
    def constraint(self) -> Json:
        """The rule that is broken."""
        return {"type": self.kind, "expected": self.expected}

    def told(self) -> Json:
        """As `blocks.validate` lists it."""
        return {
            "code": self.code,
            "message": self.message,
            "pointer": self.pointer,
            "constraint": self.constraint,
        }


def refuse_message(flaws: list[Flaw], error: str = "invalid_blocks") -> None:
    """Refuse as `chat.*` does, if there is a reason."""
    if flaws:
        plain = [str(flaw) for flaw in flaws]
        raise SlackError(error, errors=plain, response_metadata=messages(flaws))


def refuse(flaws: list[Flaw]) -> None:
    """Refuse as `views.*` and all that checks its arguments does, if there is a reason."""
    if flaws:
        raise SlackError("invalid_arguments", response_metadata=messages(flaws))


def messages(flaws: Iterable[Flaw]) -> Json:
    """Flaws as Slack's `response_metadata` lists them."""
    return {"messages": [f"[ERROR] {flaw}" for flaw in flaws]}
