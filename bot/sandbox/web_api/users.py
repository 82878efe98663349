"""`users.*`, `bots.info` and `team.*`: who is here, and the team's own emoji."""

from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.call import Call
from bot.sandbox.web_api.method import PAGE, method
from bot.sandbox.web_api.paging import paged
from bot.sandbox.workspace import Member

MOST = 1_000  # people on a page, where a call says how many it wants
AVATARS = "https://a.slack-edge.com/80588/img/avatars-teams/"
SLACKBOT = Member(id="USLACKBOT", name="slackbot", real_name="Slackbot")


def listed(call: Call) -> Json:
    """Everybody, also bots and those who left."""
    if call.switches.limit_required and not call.has("limit"):
        raise SlackError("limit_required")
    everybody = [SLACKBOT, *call.workspace.people]
    most = MOST if call.number("limit", 0) else len(everybody)
    page = paged(call, "members", everybody, default=len(everybody), most=most)
    told = [_told(call, each) for each in page["members"]]
    return page | {"members": told, "cache_ts": int(call.workspace.clock.now())}


def info(call: Call) -> Json:
    """One member."""
    if call.need("user") == SLACKBOT.id:
        return {"user": _told(call, SLACKBOT)}
    return {"user": _told(call, call.workspace.people.get(call.text("user")))}


def by_email(call: Call) -> Json:
    """The member with this address."""
    wanted = call.need("email").lower()
    for member in call.workspace.people:
        if member.email.lower() == wanted and not member.deleted:
            return {"user": _told(call, member)}
    raise SlackError("users_not_found")


def presence(call: Call) -> Json:
    """Whether somebody seems to be there."""
    member = call.workspace.people.get(call.text("user", call.app.bot_user))
    return {"presence": "away" if member.away or member.deleted else "active"}


def set_presence(call: Call) -> Json:
    """Say whether the app seems to be there."""
    if call.need("presence") not in ("auto", "away"):
        raise SlackError("invalid_presence")
    call.workspace.people.get(call.app.bot_user).away = call.text("presence") == "away"
    return {}


def profile(call: Call) -> Json:
    """What somebody filled in about themselves."""
    member = call.workspace.people.get(call.text("user", call.app.bot_user))
    told = call.workspace.user(member, email="users:read.email" in call.app.scopes)
    return {"profile": told["profile"] | {"fields": {}}}


def bot(call: Call) -> Json:
    """The bot that a `bot_id` belongs to: there is one, the app's own."""
    if not call.has("bot"):
        return {}
    app = call.app
    if call.text("bot") != app.bot_id:
        raise SlackError("bot_not_found")
    icons = {f"image_{size}": f"{AVATARS}ava_0001-{size}.png" for size in (36, 48, 72)}
    own = {"id": app.bot_id, "name": app.name, "app_id": app.id, "user_id": app.bot_user}
    return {"bot": own | {"deleted": False, "updated": 0, "icons": icons}}


def emoji(call: Call) -> Json:
    """The emoji that a team made itself: none."""
    told = {"emoji": {}, "cache_ts": str(int(call.workspace.clock.now()))}
    return told | ({"categories": []} if call.flag("include_categories") else {})


def of_a_person(call: Call) -> Json:
    """What only the token of a person may do."""
    raise SlackError("not_allowed_token_type")


def team(call: Call) -> Json:
    """The workspace itself."""
    own = call.workspace.team
    asked = (call.text("team", own["id"]), call.text("domain", own["domain"]))
    if asked != (own["id"], own["domain"]):
        raise SlackError("team_not_found")
    sizes = (34, 44, 68, 88, 102, 132, 230)
    icon = {f"image_{size}": f"{AVATARS}ava_0001-{size}.png" for size in sizes} | {
        "image_default": True
    }
    url = f"https://{own['domain']}.slack.com/"
    more = {"url": url, "email_domain": "", "icon": icon, "avatar_base_url": AVATARS}
    return {"team": own | more | {"is_verified": False}}


def _told(call: Call, member: Member) -> Json:
    email = "users:read.email" in call.app.scopes
    return call.workspace.user(member, email=email, locale=call.flag("include_locale"))


METHODS = {
    "bots.info": method(bot, "bot", "users:read"),
    "emoji.list": method(emoji, "include_categories", "emoji:read", tier=2),
    "team.info": method(team, "team domain include_slackbot_availability", "team:read"),
    "users.getPresence": method(presence, "user", "users:read"),
    "users.info": method(info, "user include_locale", "users:read", tier=4),
    "users.list": method(listed, f"{PAGE} include_locale", "users:read", tier=2),
    "users.lookupByEmail": method(by_email, "email", "users:read.email"),
    "users.profile.get": method(profile, "user include_labels", "users.profile:read", tier=4),
    "users.setPresence": method(set_presence, "presence", "users:write", tier=2),
} | {
    name: method(of_a_person, "*", who="user")
    for name in (
        "dnd.endDnd",
        "dnd.endSnooze",
        "dnd.setSnooze",
        "reminders.add",
        "reminders.list",
        "search.messages",
        "users.identity",
        "users.profile.set",
    )
}
