"""What a page can ask for around channels themselves."""

from bot.sandbox.gestures import Hands
from bot.sandbox.page.asked import Verb, text
from bot.sandbox.types import Json


async def _rename(hands: Hands, body: Json) -> Json:
    hands.rename(*_place(body), text(body, "name"))
    return {}


async def _archive(hands: Hands, body: Json) -> Json:
    hands.archive(*_place(body), archived=not body.get("undo"))
    return {}


async def _convert(hands: Hands, body: Json) -> Json:
    hands.convert(*_place(body), private=bool(body.get("private")))
    return {}


async def _share(hands: Hands, body: Json) -> Json:
    hands.share(*_place(body), shared=not body.get("undo"))
    return {}


async def _remove(hands: Hands, body: Json) -> Json:
    hands.remove_channel(*_place(body))
    return {}


VERBS: dict[str, Verb] = {
    "rename_channel": _rename,
    "archive_channel": _archive,
    "convert_channel": _convert,
    "share_channel": _share,
    "remove_channel": _remove,
}


def _place(body: Json) -> tuple[str, str]:
    return text(body, "as"), text(body, "channel")
