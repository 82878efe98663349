"""What a page can ask for around messages: reactions, pins, and quiet."""

from bot.sandbox.gestures import Hands
from bot.sandbox.page.asked import Verb, text
from bot.sandbox.types import Json


async def _react(hands: Hands, body: Json) -> Json:
    hands.react(*_place(body), text(body, "name"), remove=bool(body.get("remove")))
    return {}


async def _pin(hands: Hands, body: Json) -> Json:
    hands.pin(*_place(body), remove=bool(body.get("remove")))
    return {}


async def _snooze(hands: Hands, body: Json) -> Json:
    hands.snooze(text(body, "as"), int(body.get("minutes") or 0))
    return {}


VERBS: dict[str, Verb] = {"pin": _pin, "react": _react, "snooze": _snooze}


def _place(body: Json) -> tuple[str, str, str]:
    return text(body, "as"), text(body, "channel"), text(body, "ts")
