"""`users.*` and `team.*`: who is here."""

from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.call import Call
from bot.sandbox.web_api.method import PAGE, method
from bot.sandbox.web_api.paging import paged
from bot.sandbox.workspace import Member

SLACKBOT = Member(id="USLACKBOT", name="slackbot", real_name="Slackbot")


def listed(call: Call) -> Json:
    """Everybody, also bots and those who left."""
    if call.switches.limit_required and not call.has("limit"):
        raise SlackError("limit_required")
    everybody = [_told(call, each) for each in (SLACKBOT, *call.workspace.people)]
    page = paged(call, "members", everybody, default=len(everybody))
    return page | {"cache_ts": int(call.workspace.clock.now())}


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


def team(call: Call) -> Json:
    """The workspace itself."""
    own = call.workspace.team
    return {"team": own | {"email_domain": "", "icon": {"image_default": True}}}


def _told(call: Call, member: Member) -> Json:
    email = "users:read.email" in call.app.scopes
    return call.workspace.user(member, email=email, locale=call.flag("include_locale"))


METHODS = {
    "team.info": method(team, "team domain include_slackbot_availability", "team:read"),
    "users.info": method(info, "user include_locale", "users:read", tier=4),
    "users.list": method(listed, f"{PAGE} include_locale", "users:read", tier=2),
    "users.lookupByEmail": method(by_email, "email", "users:read.email"),
}
