"""`views.*`: modals and the App Home."""

from bot.sandbox.showing import judge_view
from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.call import Call
from bot.sandbox.web_api.method import method


def open_view(call: Call) -> Json:
    """Open a modal for the one who just did something."""
    sent = _sent(call, "modal")
    trigger = call.workspace.triggers.use(call.need("trigger_id"))
    if trigger.view_id is not None:  # github.com/slackapi/bolt-js/issues/1827, bolt-python/481
        call.workspace.news.problem("views.open inside a modal does not work everywhere: push.")
    return {"view": call.workspace.views.open(trigger.user, sent)}


def push_view(call: Call) -> Json:
    """Lay a modal on the one in which somebody just did something."""
    sent = _sent(call, "modal")
    trigger = call.workspace.triggers.use(call.need("trigger_id"))
    if trigger.view_id is None:
        raise SlackError("not_found")
    return {"view": call.workspace.views.push(trigger.user, sent)}


def update_view(call: Call) -> Json:
    """Draw an open view anew."""
    if not (call.has("view_id") or call.has("external_id")):
        call.need("view_id")
    user, view = call.workspace.views.find(call.text("view_id"), call.text("external_id"))
    sent = _sent(call, view["type"], but=view["id"])
    _same_hash(call, view)
    return {"view": call.workspace.views.update(user, view, sent)}


def publish_view(call: Call) -> Json:
    """Draw somebody's App Home."""
    if not call.app.home:
        raise SlackError("not_enabled")
    user = call.workspace.people.by_id.get(call.need("user_id"))
    if user is None or user.bot:
        raise SlackError("invalid_arguments")
    before = call.workspace.views.homes.get(user.id)
    sent = _sent(call, "home", but=before["id"] if before else "")
    if before:
        _same_hash(call, before)
    return {"view": call.workspace.views.publish(user.id, sent)}


def _sent(call: Call, kind: str, but: str = "") -> Json:
    """The view that was sent, checked."""
    view: Json = call.parsed("view")
    if view is None:
        call.need("view")
    judge_view(call.workspace, view, kind, but)
    return view


def _same_hash(call: Call, view: Json) -> None:
    if call.has("hash") and call.text("hash") != view["hash"]:
        raise SlackError("hash_conflict")


METHODS = {
    "views.open": method(open_view, "trigger_id interactivity_pointer view", tier=4),
    "views.publish": method(publish_view, "user_id view hash", tier=4),
    "views.push": method(push_view, "trigger_id interactivity_pointer view", tier=4),
    "views.update": method(update_view, "view view_id external_id hash", tier=4),
}
