"""What a page can ask for: one line for each verb, from JSON to a gesture."""

from bot.sandbox.gestures import Hands
from bot.sandbox.page import managing, marking, people
from bot.sandbox.page.asked import Verb
from bot.sandbox.page.asked import text as _text
from bot.sandbox.types import Json, Mistake


async def _say(hands: Hands, body: Json) -> Json:
    said = await hands.say(
        _as(body),
        _text(body, "channel"),
        _text(body, "text"),
        body.get("thread_ts") or "",
        broadcast=bool(body.get("broadcast")),
        files=body.get("files") or (),
    )
    return {"ts": said.get("ts")}


async def _command(hands: Hands, body: Json) -> Json:
    await hands.command(
        _as(body), _text(body, "channel"), _text(body, "command"), body.get("text") or ""
    )
    return {}


async def _press(hands: Hands, body: Json) -> Json:
    container, ids = body.get("container"), (_text(body, "block_id"), _text(body, "action_id"))
    if not isinstance(container, dict):
        raise Mistake("Say where: container is missing.")
    await hands.press(_as(body), container, *ids, body.get("value"), body.get("state"))
    return {}


async def _suggest(hands: Hands, body: Json) -> Json:
    ids = (_text(body, "block_id"), _text(body, "action_id"))
    return await hands.suggest(_as(body), body["container"], *ids, body.get("value") or "")


async def _submit(hands: Hands, body: Json) -> Json:
    errors = await hands.submit(_as(body), _text(body, "view_id"), body.get("values") or {})
    return {"errors": errors}


async def _close(hands: Hands, body: Json) -> Json:
    await hands.close(_as(body), _text(body, "view_id"), all_of_them=bool(body.get("all")))
    return {}


async def _shortcut(hands: Hands, body: Json) -> Json:
    await hands.shortcut(_as(body), _text(body, "callback_id"))
    return {}


async def _message_shortcut(hands: Hands, body: Json) -> Json:
    place = (_text(body, "channel"), _text(body, "ts"))
    await hands.message_shortcut(_as(body), _text(body, "callback_id"), *place)
    return {}


async def _open_home(hands: Hands, body: Json) -> Json:
    hands.open_home(_as(body))
    return {}


async def _open_messages(hands: Hands, body: Json) -> Json:
    hands.open_messages(_as(body))
    return {"channel": hands.workspace.direct(_as(body)).id}


async def _open_im(hands: Hands, body: Json) -> Json:
    return {"channel": hands.open_im(_as(body), _text(body, "user")).id}


async def _delete(hands: Hands, body: Json) -> Json:
    hands.delete(_as(body), _text(body, "channel"), _text(body, "ts"))
    return {}


async def _edit(hands: Hands, body: Json) -> Json:
    hands.edit(_as(body), _text(body, "channel"), _text(body, "ts"), _text(body, "text"))
    return {}


async def _join(hands: Hands, body: Json) -> Json:
    hands.join(_as(body), _text(body, "channel"))
    return {}


async def _leave(hands: Hands, body: Json) -> Json:
    hands.leave(_as(body), _text(body, "channel"))
    return {}


async def _invite(hands: Hands, body: Json) -> Json:
    hands.invite(_as(body), _text(body, "channel"), _text(body, "user"))
    return {}


VERBS: dict[str, Verb] = {
    "say": _say,
    "command": _command,
    "press": _press,
    "suggest": _suggest,
    "submit": _submit,
    "close": _close,
    "shortcut": _shortcut,
    "message_shortcut": _message_shortcut,
    "open_home": _open_home,
    "open_messages": _open_messages,
    "open_im": _open_im,
    "delete": _delete,
    "edit": _edit,
    "join": _join,
    "leave": _leave,
    "invite": _invite,
    **managing.VERBS,
    **marking.VERBS,
    **people.VERBS,
}


def _as(body: Json) -> str:
    return _text(body, "as")
