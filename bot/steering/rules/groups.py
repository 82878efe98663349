"""Settings in groups, and two leads who change the same group without writing over each other."""

import hashlib
import json
from collections.abc import Mapping
from datetime import time
from enum import StrEnum
from typing import Any

from bot.errors import FormRefusal
from bot.programme.models import Programme

Values = Mapping[str, Any]
Changes = dict[str, list[str]]  # by setting: what it was, and what it is now

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LATE = (
    "{who} changed this meanwhile; it is now: {now}. "
    "Nothing was saved. Close this window and open it again."
)
NO_LONGER = "This is no setting any more. Nothing was saved. Please open the settings again."
BACKWARDS = "Closing time has to be later than opening time."
UNDECIDED = (
    "Please write who decided that trainings are no working time, when, and why. People read it "
    "with their invitation."
)
SAME_ROOM = "This is the digital team's private channel. Stories need one that everybody may read."


class Group(StrEnum):
    """Settings that are changed together, in one form."""

    WORDS = "words"
    CHANNELS = "channels"
    HOURS = "hours"
    DAYS = "days"
    PAY = "pay"
    WELCOME = "welcome"
    NUMBERS = "numbers"
    TRAININGS = "trainings"
    CERTIFICATE = "certificate"


FIELDS: Mapping[Group, tuple[str, ...]] = {
    Group.WORDS: (
        *("organisation", "disclosure", "emergency_number", "emergency_words"),
        *("press_number", "help_words"),
    ),
    Group.CHANNELS: ("share_channel", "team_channel", "programme_channel"),
    Group.HOURS: ("zone", "opens", "closes", "workdays"),
    Group.DAYS: ("country", "subdivision", "free_days"),
    Group.PAY: ("off_duty", "minutes_share", "minutes_flag", "pay_period", "pay_began"),
    Group.WELCOME: ("welcomes", "department_field"),
    Group.NUMBERS: ("stories_per_day",),
    Group.TRAININGS: ("training_paid", "training_decision", "hr_person"),
    Group.CERTIFICATE: ("colour", "certificate_months", "ambassadors_group"),
}


def seen(programme: Programme, group: Group) -> dict[str, str]:
    """Remember what a lead is shown: a short mark of each value of a group."""
    return {name: _mark(getattr(programme, name)) for name in FIELDS[group]}


def change(programme: Programme, typed: Values, before: Mapping[str, str], who: str) -> Changes:
    """Set what a lead changed, and say what that is.

    `before` is what `seen` gave when the form was opened. What somebody else changed since then
    stays, unless this lead changed it too: then nothing is saved. `who` is that somebody.
    """
    if typed.keys() != before.keys():
        raise FormRefusal(dict.fromkeys(typed, NO_LONGER))
    wanted = {name: new for name, new in typed.items() if _mark(new) != before[name]}
    late = {name for name in wanted if _is_late(programme, name, wanted[name], before[name])}
    if late:
        now = {name: as_said(getattr(programme, name)) for name in sorted(late)}
        raise FormRefusal({name: LATE.format(who=who, now=now[name]) for name in now})
    return {
        name: _set(programme, name, new)
        for name, new in wanted.items()
        if _differs(programme, name, new)
    }


def fit_together(programme: Programme) -> None:
    """Refuse what two leads may each be right about, but not both."""
    wrong = {}
    if programme.closes <= programme.opens:
        wrong["closes"] = BACKWARDS
    if not programme.training_paid and not programme.training_decision:
        wrong["training_decision"] = UNDECIDED
    if programme.team_channel and programme.team_channel == programme.share_channel:
        wrong["share_channel"] = SAME_ROOM
    if programme.team_channel and programme.team_channel == programme.programme_channel:
        wrong["programme_channel"] = SAME_ROOM
    if wrong:
        raise FormRefusal(wrong)


def as_said(value: Any) -> str:
    """Write a value as people read it."""
    match value:
        case bool():
            return "on" if value else "off"
        case "" | [] | None:
            return "nothing"
        case dict():
            return "; ".join(f"{day} {name}" for day, name in sorted(value.items())) or "nothing"
        case list():
            return ", ".join(DAYS[day] for day in sorted(value))
        case time():
            return f"{value:%H:%M}"
        case _:
            return str(value)


def _is_late(programme: Programme, name: str, new: Any, before: str) -> bool:
    now = _mark(getattr(programme, name))
    return now not in (before, _mark(new))


def _differs(programme: Programme, name: str, new: Any) -> bool:
    return _mark(getattr(programme, name)) != _mark(new)


def _set(programme: Programme, name: str, new: Any) -> list[str]:
    old = getattr(programme, name)
    setattr(programme, name, new)
    return [as_said(old), as_said(new)]


def _mark(value: Any) -> str:
    """Shorten a value to what tells it from others; a window keeps 3,000 characters at most."""
    written = json.dumps(value, default=str, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:10]
