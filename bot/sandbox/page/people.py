"""What a page can ask for around people: newcomers, changes of an account, who is in a channel."""

import re
import unicodedata
from dataclasses import replace
from typing import Any
from zoneinfo import available_timezones

from bot.sandbox.gestures import Hands
from bot.sandbox.page.asked import Verb, text
from bot.sandbox.types import Json, Mistake
from bot.sandbox.workspace import Member

LONGEST = 80  # characters of a name or a role
FIRST = "general"  # the channel in which everybody begins
FLAGS = ("guest", "deleted")
WORDS = ("real_name", "role", "tz")
HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


async def _welcome(hands: Hands, body: Json) -> Json:
    """A new employee, by name, role, zone, and whether they are a guest."""
    workspace, told = hands.workspace, _told(body)
    if not told.get("real_name"):
        raise Mistake("Say what the newcomer is called.")
    taken = {member.name for member in workspace.people}
    handle = _handle(told["real_name"], taken)
    email = f"{handle}@{workspace.team['domain']}.example"
    newcomer = Member(workspace.name("U"), handle, email=email, **told)
    workspace.welcome(newcomer)
    for channel in workspace.channels:
        if channel.name == FIRST and not newcomer.guest:
            workspace.join(channel, newcomer.id)
    return {"user": newcomer.id}


async def _alter(hands: Hands, body: Json) -> Json:
    """Another name, role or zone, quiet hours, guest or not, deactivated or active again."""
    member = hands.workspace.people.by_id.get(text(body, "user"))
    if member is None or member.bot:
        raise Mistake("Only the account of a person can be changed.")
    told = _told(body)
    if told.get("real_name") == "":
        raise Mistake("Nobody can be without a name.")
    hands.workspace.alter(replace(member, **told))
    return {}


async def _members(hands: Hands, body: Json) -> Json:
    """Who is in a channel that one can see."""
    channel = hands.channel(text(body, "as"), text(body, "channel"))
    return {"members": channel.members}


VERBS: dict[str, Verb] = {"welcome": _welcome, "alter": _alter, "members": _members}


def _told(body: Json) -> Json:
    """The fields of an account that were given, each looked at."""
    told: Json = {key: _words(key, body[key]) for key in WORDS if key in body}
    if told.get("tz", "UTC") not in available_timezones():
        raise Mistake(f"There is no time zone {told['tz'] or 'without a name'}.")
    told |= {key: bool(body[key]) for key in FLAGS if key in body}
    return told | ({"quiet": _quiet(body["quiet"])} if "quiet" in body else {})


def _words(name: str, value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise Mistake(f"Say {name.replace('_', ' ')} in up to {LONGEST} characters.")
    return value.strip()


def _quiet(hours: Any) -> dict[str, str] | None:
    """Quiet hours such as 22:00 to 07:00, or None for none."""
    if not hours:
        return None
    if not isinstance(hours, dict):
        raise Mistake("Quiet hours have a beginning and an end.")
    ends = {key: str(hours.get(key)) for key in ("from", "until")}
    if not all(HOUR.fullmatch(hour) for hour in ends.values()):
        raise Mistake("Say quiet hours as 22:00 and 07:00.")
    if ends["from"] == ends["until"]:
        raise Mistake("Quiet hours have to end at another time than they begin.")
    return ends


def _handle(name: str, taken: set[str]) -> str:
    """A user name nobody has: the name in small plain letters, with a number if need be."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    handle = re.sub(r"[^a-z0-9]+", ".", plain).strip(".") or "newcomer"
    numbered = (f"{handle}{number}" for number in range(2, len(taken) + 3))
    return next(each for each in (handle, *numbered) if each not in taken)
