"""`usergroups.*`: names under which several people are called."""

import re
from collections.abc import Callable, Mapping

from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.call import Call
from bot.sandbox.web_api.method import Method, method

OURS = ("name", "handle", "description")


def listed(call: Call) -> Json:
    """All groups, without the disabled ones unless they are asked for."""
    shown = [
        _told(call, group)
        for group in call.workspace.groups
        if call.flag("include_disabled") or not group["date_delete"]
    ]
    return {"usergroups": shown}


def create(call: Call) -> Json:
    """Make a group."""
    call.need("name")
    given = _given(call)
    given.setdefault("handle", re.sub(r"[^a-z0-9._-]+", "-", given["name"].lower()).strip("-"))
    _unique(call, given)
    by, name = call.app.bot_user, call.workspace.name("S")
    return {"usergroup": _told(call, call.workspace.groups.create(name, by, **given))}


def update(call: Call) -> Json:
    """Say what a group is called and what it is for."""
    group = _group(call)
    given = _given(call)
    _unique(call, given, but=group["id"])
    call.workspace.groups.change(group, call.app.bot_user, **given)
    return {"usergroup": _told(call, group)}


def enable(call: Call) -> Json:
    """Use a group again."""
    group = _group(call)
    if not group["date_delete"]:
        raise SlackError("already_enabled")
    call.workspace.groups.change(group, call.app.bot_user, date_delete=0, deleted_by=None)
    return {"usergroup": _told(call, group)}


def disable(call: Call) -> Json:
    """Use a group no more; it remembers who was in it."""
    group, now = _group(call), int(call.workspace.clock.now())
    if group["date_delete"]:
        raise SlackError("already_disabled")
    by = call.app.bot_user
    call.workspace.groups.change(group, by, date_delete=now, deleted_by=by)
    return {"usergroup": _told(call, group)}


def members(call: Call) -> Json:
    """Who is in a group."""
    group = _group(call)
    hidden = group["date_delete"] and not call.flag("include_disabled")
    return {"users": [] if hidden else group["users"]}


def enlist(call: Call) -> Json:
    """Say who is in a group; the list that was there is replaced."""
    group = _group(call)
    users = call.ids("users")
    if not users:
        raise SlackError("no_users_provided")
    people = call.workspace.people.by_id
    if any(user not in people or people[user].deleted for user in users):
        raise SlackError("invalid_users")
    call.workspace.groups.enlist(group, call.app.bot_user, list(dict.fromkeys(users)))
    return {"usergroup": _told(call, group) | {"users": group["users"]}}


def _group(call: Call) -> Json:
    return call.workspace.groups.get(call.need("usergroup"))


def _given(call: Call) -> Json:
    given: Json = {name: call.text(name) for name in OURS if call.has(name)}
    if call.has("channels"):
        channels = [call.workspace.channels.get(each, call.app.bot_user)
                    for each in call.ids("channels")]  # fmt: skip
        given["prefs"] = {
            "channels": [each.id for each in channels if each.kind == "public"],
            "groups": [each.id for each in channels if each.kind != "public"],
        }
    return given


def _unique(call: Call, given: Mapping[str, str], but: str = "") -> None:
    """A name belongs to one group; a handle to one group, channel or person."""
    workspace = call.workspace
    others = [group for group in workspace.groups if group["id"] != but]
    if given.get("name") in [group["name"] for group in others]:
        raise SlackError("name_already_exists")
    handles = [group["handle"] for group in others]
    handles += [each.name for each in (*workspace.channels, *workspace.people) if each.name]
    if given.get("handle") in handles:
        raise SlackError("handle_already_exists")


def _told(call: Call, group: Json) -> Json:
    """A group without its people, unless they are asked for."""
    shown = {key: value for key, value in group.items() if key != "users"}
    if call.flag("include_users"):
        shown["users"] = group["users"]
    if call.flag("include_count"):
        shown["user_count"] = len(group["users"])
    return shown


def paid(run: Callable[[Call], Json]) -> Callable[[Call], Json]:
    """A method that workspaces without a paid plan do not have."""

    def checked(call: Call) -> Json:
        if call.switches.free_plan:
            raise SlackError("plan_upgrade_required")
        return run(call)

    return checked


def unlocked(run: Callable[[Call], Json]) -> Callable[[Call], Json]:
    """A method that an admin may leave to people."""

    def checked(call: Call) -> Json:
        if call.switches.groups_locked:
            raise SlackError("permission_denied")
        return run(call)

    return checked


def _line(run: Callable[[Call], Json], takes: str, scope: str) -> Method:
    run = unlocked(run) if scope == "write" else run
    return method(paid(run), takes, f"usergroups:{scope}", tier=2)


METHODS = {
    "usergroups.create": _line(create, "name channels description handle include_count", "write"),
    "usergroups.disable": _line(disable, "usergroup include_count", "write"),
    "usergroups.enable": _line(enable, "usergroup include_count", "write"),
    "usergroups.list": _line(listed, "include_count include_disabled include_users", "read"),
    "usergroups.update": _line(
        update, "usergroup channels description handle include_count name", "write"
    ),
    "usergroups.users.list": _line(members, "usergroup include_disabled", "read"),
    "usergroups.users.update": _line(enlist, "usergroup users include_count", "write"),
}
