"""Methods about the connection itself."""

from typing import Any

from bot.sandbox.checker import block_flaws, view_flaws
from bot.sandbox.checker.rules import Flaw
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
    """Look at blocks or a view without sending them."""
    given = [name for name in ("blocks", "view", "message") if call.has(name)]
    if len(given) != 1:
        raise SlackError("invalid_arguments")
    name = given[0]
    if flaws := _flaws(name, call.parsed(name)):
        raise SlackError(f"invalid_{name}", errors=[_told(flaw) for flaw in flaws])
    return {}


def _flaws(name: str, value: Any) -> list[Flaw]:
    if name == "view":
        kind = value.get("type") if isinstance(value, dict) else None
        return view_flaws(value, "home" if kind == "home" else "modal")
    if name == "message":
        value = value.get("blocks", []) if isinstance(value, dict) else None
    return block_flaws(value, "message")


def _told(flaw: Flaw) -> Json:
    message, pointer = flaw
    return {
        "code": "invalid",
        "message": message,
        "pointer": pointer,
        "constraint": {"type": "schema"},
    }


METHODS = {
    "api.test": method(api_test, "*", who="anybody", tier=SPECIAL),
    "auth.test": method(auth_test, "", tier=SPECIAL),
    "blocks.validate": method(blocks_validate, "blocks view message", who="anybody"),
}
