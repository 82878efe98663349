"""`dnd.*`: who wants quiet, and until when."""

from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.call import Call
from bot.sandbox.web_api.method import method

MOST = 50  # people at once


def info(call: Call) -> Json:
    """One member's quiet hours; only of the app itself it is told whether it snoozes."""
    user = call.text("user", call.app.bot_user)
    status = _status(call, user)
    own = {"snooze_enabled": False, "snooze_endtime": 0, "snooze_remaining": 0}
    return status | (own if user == call.app.bot_user else {})


def of_team(call: Call) -> Json:
    """The quiet hours of several members."""
    users = call.ids("users")
    if not users:
        raise SlackError("no_users_provided")
    if len(users) > MOST:
        raise SlackError("too_many_users")
    known = call.workspace.people.by_id
    return {"users": {user: _status(call, user) for user in users if user in known}}


def _status(call: Call, user: str) -> Json:
    return call.workspace.people.get(user).dnd(call.workspace.clock.now())


METHODS = {
    "dnd.info": method(info, "user", "dnd:read"),
    "dnd.teamInfo": method(of_team, "users", "dnd:read", tier=2),
}
