"""Triggers: for three seconds after a gesture the app may open one modal."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.types import SlackError

REMEMBERED = 10_000
LIFE = 3.0  # seconds; docs.slack.dev/interactivity/handling-user-interaction


@dataclass
class Trigger:
    """One gesture of one person."""

    user: str
    born: float
    view_id: str | None
    used: bool = False


class Triggers:
    """All triggers, by id; they live in real time."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self.seconds = seconds
        self.number = 0
        self.by_id: dict[str, Trigger] = {}

    def pull(self, user: str, view_id: str | None = None) -> str:
        """Make a trigger for a gesture, inside a modal if a view is named."""
        self.number += 1
        trigger_id = f"{self.number}.{secrets.randbelow(10**10)}.{secrets.token_hex(16)}"
        self.by_id[trigger_id] = Trigger(user, self.seconds(), view_id)
        if len(self.by_id) > REMEMBERED:
            del self.by_id[next(iter(self.by_id))]
        return trigger_id

    def use(self, trigger_id: str) -> Trigger:
        """Spend a trigger, once and in time."""
        trigger = self.by_id.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self.seconds() - trigger.born > LIFE:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger
