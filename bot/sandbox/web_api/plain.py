"""Methods about the connection itself, and about what one would send over it."""

import json
from typing import Any

from bot.sandbox.checker import blocks_judged, view_judged
from bot.sandbox.checker.flaws import Flaw, refuse
from bot.sandbox.checker.manifests import manifest_flaws
from bot.sandbox.checker.rules import any_of, of_type, string, then, worded
from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.call import Call
from bot.sandbox.web_api.method import SPECIAL, method


def auth_test(call: Call) -> Json:
    """Who the token belongs to."""
    team = call.workspace.team
    return {
        "url": f"https://{team['domain']}.slack.com/",
        "team": team["name"],
        "user": call.app.handle,
        "team_id": team["id"],
        "user_id": call.app.bot_user,
        "bot_id": call.app.bot_id,
        "is_enterprise_install": False,
    }


def api_test(call: Call) -> Json:
    """Say back what was said."""
    if call.has("error"):
        raise SlackError(call.text("error"))
    return {"args": {key: value for key, value in call.arguments.items() if key != "token"}}


def blocks_validate(call: Call) -> Json:
    """Look at blocks, a message or a view without sending them, with the checker of every door."""
    given = [name for name in JUDGES if call.arguments.get(name) is not None]
    if len(given) != 1:
        refuse([Flaw(ONE_OF, "", "one_of", list(JUDGES))])
    name = given[0]
    written = call.arguments[name]
    refuse(list(WRITTEN(written, f"/{name}")))
    if flaws := JUDGES[name](read(written)):
        raise SlackError(f"invalid_{name}", errors=[flaw.told() for flaw in flaws])
    return {}


def manifest_validate(call: Call) -> Json:
    """Look at a manifest without making an app of it."""
    written = call.text("manifest") or call.need("manifest")
    flaws = list(worded("JSON", read)(written, "")) or manifest_flaws(read(written))
    if flaws:
        told = [{"message": flaw.message, "pointer": flaw.pointer} for flaw in flaws]
        raise SlackError("invalid_manifest", errors=told)
    return {}


def _blocks(value: Any) -> list[Flaw]:
    return blocks_judged(value, at="")


def _message(value: Any) -> list[Flaw]:
    flaws = list(MESSAGE(value, ""))
    return flaws or blocks_judged(value["blocks"])


def _view(value: Any) -> list[Flaw]:
    kind = value.get("type") if isinstance(value, dict) else None
    return view_judged(value, "home" if kind == "home" else "modal", at="")


def read(text: str) -> Any:
    """JSON that somebody sent as text; ValueError where it is none."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


ONE_OF = "must provide exactly one of `blocks`, `view` or `message`"
WRITTEN = then(string(100_000), worded("JSON", read))  # reference/methods/blocks.validate
MESSAGE = then(of_type("object"), any_of("blocks"))
JUDGES = {"blocks": _blocks, "view": _view, "message": _message}
METHODS = {
    "apps.manifest.validate": method(manifest_validate, "manifest app_id", who="anybody"),
    "api.test": method(api_test, "*", who="anybody", tier=SPECIAL),
    "auth.test": method(auth_test, "", tier=SPECIAL),
    "blocks.validate": method(blocks_validate, "blocks view message", who="anybody"),
}
