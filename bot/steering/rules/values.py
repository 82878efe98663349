"""What a person may type for a setting, each refusal a sentence for under its field."""

import functools
import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from zoneinfo import available_timezones

GROUP = re.compile(r"(?:<!subteam\^)?(S[A-Z0-9]{2,})(?:\|[^<>]*>|>)?")
NO_GROUP = (
    "Please write the group's id, such as S012ABCDEF: in Slack under People, User groups, the "
    "group's menu, Copy group ID. Leave it empty for none."
)
USUAL = "America/New_York"
NO_ZONE = "There is no time zone “{typed}”. Write one such as {hint}."
NO_DAY = "“{line}” doesn't begin with a day. Write lines such as 2026-12-24 Christmas Eve."
TWICE = "{day} is there twice."
TOO_MANY = "That is too many: {most} days at most."
FREE_DAYS = 40  # with their names they fit into one field, 3,000 characters
SHORTEST = 4  # letters of a place; EST and the like are no places
NAME = 60  # characters of a free day's name


def zone(typed: str) -> str:
    """Read the name of a time zone, in whatever case; a place alone gives a hint."""
    known = _zones()
    wanted = typed.strip().replace(" ", "_").casefold()
    if wanted in known:
        return known[wanted]
    raise ValueError(NO_ZONE.format(typed=typed, hint=_nearest(wanted, known)))


def user_group(typed: str) -> str:
    """Read the id of a user group, alone or as Slack writes a mention of it."""
    found = GROUP.fullmatch(typed)
    if typed and found is None:
        raise ValueError(NO_GROUP)
    return found[1] if found else ""


def free_days(typed: str) -> dict[str, str]:
    """Read days and their names, one a line."""
    days: dict[str, str] = {}
    for line in filter(None, map(str.strip, typed.splitlines())):
        day, _, name = line.partition(" ")
        if not _is_day(day):
            raise ValueError(NO_DAY.format(line=line))
        if day in days:
            raise ValueError(TWICE.format(day=day))
        days[day] = " ".join(name.split())[:NAME] or "Free day"
    if len(days) > FREE_DAYS:
        raise ValueError(TOO_MANY.format(most=FREE_DAYS))
    return dict(sorted(days.items()))


def as_lines(days: Mapping[str, str]) -> str:
    """Write free days the way they are typed."""
    return "\n".join(f"{day} {name}" for day, name in sorted(days.items()))


def _is_day(typed: str) -> bool:
    try:
        return date.fromisoformat(typed).isoformat() == typed
    except ValueError:
        return False


def _nearest(wanted: str, known: Mapping[str, str]) -> str:
    places = {name.rpartition("/")[2]: full for name, full in sorted(known.items())}
    last = wanted.rpartition("/")[2]
    close = get_close_matches(last, places, n=1, cutoff=0.8) if len(last) >= SHORTEST else []
    return places[close[0]] if close else USUAL


@functools.cache
def _zones() -> Mapping[str, str]:
    """List the zones that are named after a place, and UTC."""
    named = (name for name in available_timezones() if "/" in name)
    return {name.casefold(): name for name in sorted(named)} | {"utc": "Etc/UTC"}
