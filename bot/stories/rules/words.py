"""What people wrote, kept whole; and moments, said in words where Slack draws no dates."""

import re
import unicodedata
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.slack.text import shorten, unescape
from bot.stories.models import Story

HEADLINE = 150  # characters; Slack's own headers take no more
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp", "Mn"}  # controls, joiners, blanks, marks without a letter
BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # fillers that count as letters and show nothing
TOKEN = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")


def keep(text: str) -> str:
    """Take words as they were typed, without what no database can hold (NUL, half characters)."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def is_visible(text: str) -> bool:
    """Say whether there is anything to see in a text."""
    return any(char not in BLANK and unicodedata.category(char) not in UNSEEN for char in text)


def as_typed(text: str) -> str:
    """Undo what Slack does to the text of a message, so that it reads as the person typed it."""
    return unescape(TOKEN.sub(_untokened, text))


def name_of(story: Story, longest: int = HEADLINE) -> str:
    """Say what a story is called: its headline, or what the suggester wrote."""
    return shorten(" ".join((story.headline or story.said).split()), longest)


def ago(moment: datetime, now: datetime) -> str:
    """Say how long ago something was: "two minutes ago"."""
    passed = now - moment
    if passed < 1.5 * MINUTE:
        return "a moment ago"
    for unit, name in ((DAY, "day"), (HOUR, "hour"), (MINUTE, "minute")):
        if passed >= unit:
            return f"{_count(passed // unit, name)} ago"
    raise AssertionError("more than a minute is at least a minute")


def clock_time(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Say when something is, in the programme's zone: "today at 12:00"."""
    local = moment.astimezone(zone)
    days = (local.date() - now.astimezone(zone).date()).days
    return f"{_day(local, days)} at {local.hour}:{local:%M}"


def _day(local: datetime, days: int) -> str:
    if days in (0, 1):
        return ("today", "tomorrow")[days]
    if 1 < days < 7:
        return f"on {local:%A}"
    return f"on {local.day} {local:%B %Y}"


def _count(number: int, name: str) -> str:
    words = SMALL[number] if number < len(SMALL) else str(number)
    return f"{words} {name}{'s' if number > 1 else ''}"


def _untokened(token: re.Match[str]) -> str:
    sign, target, label = token.groups()
    match sign:
        case "":
            return target.removeprefix("mailto:")
        case "!":
            return label or "@" + target.split("^")[0]
        case _:
            return sign + (label or target)
