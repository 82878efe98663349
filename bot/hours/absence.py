"""Days away: which can be written down, and what taking them back leaves."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.errors import FormRefusal, Refusal
from bot.hours.models import Away

YEAR = timedelta(days=366)  # longer is no absence: hours or the account change then
MOST = 20  # entries ahead; enough for every holiday of a year, and they fit a window

BACKWARDS = "That is before the first day. Please choose the first day or a later one."
OVER = "That day is over. Please choose today or a later day."
TOO_LONG = "That is more than a year. Please choose a day within a year of the first one."
TOO_FAR = "That is more than a year ahead. Please come back to it nearer the time."
KNOWN = "You are away on these days already. Nothing more is needed."
TOO_MANY = "That is a lot of entries. Please take one back first, or make one longer entry."
GONE = "This entry is gone already. Nothing has changed."


def allow(first_on: date, last_on: date, today: date, known: Sequence[Away]) -> None:
    """Let somebody be away on some days, both included; refuses under the field that is wrong."""
    if problem := _problem(first_on, last_on, today):
        raise FormRefusal(problem)
    if any(away.first_on <= first_on and last_on <= away.last_on for away in known):
        raise FormRefusal({"first_on": KNOWN})
    if len(known) >= MOST:
        raise Refusal(TOO_MANY)


def shorten(away: Away, today: date) -> bool:
    """End an absence with yesterday, and say whether days of it are left.

    The days that are over stay as they were: minutes of those days were off the clock.
    """
    away.last_on = min(away.last_on, today - timedelta(days=1))
    return away.first_on <= away.last_on


def _problem(first_on: date, last_on: date, today: date) -> dict[str, str]:
    if last_on < first_on:
        return {"last_on": BACKWARDS}
    if last_on < today:
        return {"last_on": OVER}
    if first_on > today + YEAR:
        return {"first_on": TOO_FAR}
    return {"last_on": TOO_LONG} if last_on - first_on >= YEAR else {}
