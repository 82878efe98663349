"""What people read about their hours, and the forms in which they say them."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from bot.hours import ids, week, zones
from bot.hours.models import Away
from bot.hours.rules import Shift
from bot.hours.store.own import MyHours
from bot.members.models import Source
from bot.slack.blocks import (
    actions,
    button,
    calendar_day,
    context,
    divider,
    field,
    modal,
    text_input,
    words,
)
from bot.slack.prose import At, Bold, Part, listing, prose
from bot.slack.types import Block, View

TITLE = "My hours"
LONGEST = 600  # characters of a week; two shifts on each of seven days take 200
SENTENCES = {Source.HR: "says the file of your HR department", Source.LEAD: "says a lead"}
WHY = (
    "In these hours I write to you; what can wait comes then, in one message. Minutes outside of "
    "them are paid if you are paid by the hour."
)
WEEK_HINT = (
    f"Such as: {week.EXAMPLE}. A shift that ends on the next day: Sat 22:00-6:00 overnight. "
    "Empty: the organisation's hours."
)
ZONE_HINT = (
    "A city such as New York. Empty: for hours of your own {city}, as in your Slack profile."
)
UNDERSTOOD = "This is what I understood. Is it right?"
TOWNS = "You keep the hours of {whose}."
BACK_TO_TOWNS = "You keep the hours of {whose} again."
OWN = "You keep hours of your own."
HRS = "These hours come from HR's list. If you write down others, yours count."
NO_HOURS = "No hours are set."
NO_DUTY = "You have no working time within a year, so what can wait keeps waiting."
AWAY_HINT = "Both days included. What can wait comes when you are back."


def hours_window(mine: MyHours) -> View:
    """Show somebody their hours, their days away, and what to do about both."""
    sentence = _own(mine) if mine.is_own else TOWNS.format(whose=mine.whose)
    return modal(
        TITLE,
        [
            prose(Bold(sentence)),
            listing(week_lines(mine.shifts) or [[NO_HOURS]]),
            prose(*_clock(mine), " ", *_now(mine)),
            actions(button("Change my hours", ids.CHANGE), button("I'm away …", ids.AWAY)),
            divider(),
            *_away(mine.away),
            *_free_day(mine),
            context(_pay(mine), WHY),
        ],
    )


def week_form(typed: str, zone: str, slack_zone: str) -> View:
    """Ask for a week and a zone, both in words."""
    return modal(
        TITLE,
        [
            field(
                "week",
                "When do you work?",
                text_input(typed, multiline=True, longest=LONGEST),
                hint=WEEK_HINT,
                optional=True,
            ),
            field(
                "zone",
                "By which clock?",
                text_input(zone, longest=64),
                hint=ZONE_HINT.format(city=zones.city(slack_zone)),
                optional=True,
            ),
        ],
        callback_id=ids.WEEK_FORM,
        submit="Next",
        close="Cancel",
    )


def keep_form(mine: MyHours, about: str) -> View:
    """Show a week as it was understood, before it is saved."""
    sentence = _own(mine) if mine.is_own else BACK_TO_TOWNS.format(whose=mine.whose)
    return modal(
        TITLE,
        [
            prose(Bold(UNDERSTOOD)),
            prose(sentence, " ", *_hours_a_week(mine.shifts)),
            listing(every_day(mine.shifts)),
            prose(*_clock(mine), " ", *_now(mine)),
            actions(button("Change it", ids.CHANGE, about)),
        ],
        callback_id=ids.KEEP_FORM,
        submit="Keep these hours",
        close="Cancel",
        about=about,
    )


def away_form(today: date) -> View:
    """Ask from when to when somebody is away."""
    return modal(
        "I'm away",
        [
            field("first_on", "First day", calendar_day(today.isoformat())),
            field("last_on", "Last day", calendar_day(today.isoformat()), hint=AWAY_HINT),
        ],
        callback_id=ids.AWAY_FORM,
        submit="Save",
        close="Cancel",
    )


def week_lines(shifts: Sequence[Shift]) -> list[list[Part]]:
    """Write a week in lines, days with the same hours together."""
    return [[Bold(f"{_days(days)}: "), day_hours(shifts, days[0])] for days in week.runs(shifts)]


def every_day(shifts: Sequence[Shift]) -> list[list[Part]]:
    """Write all seven days, so that nothing can be meant otherwise."""
    return [[Bold(f"{day}: "), day_hours(shifts, n) or "off"] for n, day in enumerate(week.DAYS)]


def day_hours(shifts: Sequence[Shift], weekday: int) -> str:
    """Write the hours of a day: 7:00 am to 5:30 pm."""
    return ", ".join(map(_span, week.on_day(shifts, weekday)))


def day(one: date) -> str:
    """Write a day, which has no zone: Monday, 23 November 2026."""
    return f"{week.DAYS[one.weekday()]}, {one.day} {one:%B %Y}"


def away_line(away: Away) -> str:
    """Write days away."""
    if away.first_on == away.last_on:
        return f"Away on {day(away.first_on)}"
    return f"Away from {day(away.first_on)} to {day(away.last_on)}"


def _span(shift: Shift) -> str:
    ends = "midnight" if shift.closes == time() else _clock_time(shift.closes)
    next_day = " on the next day" if week.is_overnight(shift) else ""
    return f"{_clock_time(shift.opens)} to {ends}{next_day}"


def _clock_time(wall: time) -> str:
    half = "am" if wall.hour < 12 else "pm"
    return f"{wall.hour % 12 or 12}:{wall.minute:02} {half}"


def _days(days: Sequence[int]) -> str:
    first, last = week.DAYS[days[0]], week.DAYS[days[-1]]
    return first if first == last else f"{first} to {last}"


def _hours_a_week(shifts: Sequence[Shift]) -> list[Part]:
    minutes = sum((week.length(shift) for shift in shifts), timedelta(0)) // timedelta(minutes=1)
    hours, rest = divmod(minutes, 60)
    more = f" and {rest} minutes" if rest else ""
    return ["That makes ", Bold(f"{hours} hours{more}"), " a week."]


def _clock(mine: MyHours) -> list[Part]:
    clock = mine.clock
    return ["By the clock of ", Bold(zones.city(clock.zone)), f" ({_whose(mine)})."]


def _own(mine: MyHours) -> str:
    return HRS if mine.is_hrs else OWN


def _whose(mine: MyHours) -> str:
    if mine.clock.own:
        return "as you chose"
    return "as in your Slack profile" if mine.is_own or mine.clock.is_slacks else "as for everybody"


def _now(mine: MyHours) -> list[Part]:
    if mine.is_on_duty:
        return ["You're on duty now."]
    if mine.begins_at is None:
        return [NO_DUTY]
    return ["You're off duty now; what can wait comes ", At(mine.begins_at), "."]


def _away(several: Sequence[Away]) -> list[Block]:
    return [_entry(away) for away in several] or [words("You have no days away ahead.")]


def _entry(away: Away) -> Block:
    line = away_line(away)
    back = button("Take back", ids.RETURN, str(away.id), spoken=f"Take back: {line}")
    return words(line, accessory=back)


def _free_day(mine: MyHours) -> list[Block]:
    if mine.free_day is None:
        return []
    return [words(f"Free for everybody next: {mine.free_day.name}, {day(mine.free_day.day)}")]


def _pay(mine: MyHours) -> str:
    said = SENTENCES.get(mine.exempt_by) if mine.exempt_by else None
    if mine.exempt is None or said is None:
        return "You count as paid by the hour until HR or a lead says otherwise."
    kind = "exempt from being paid by the hour" if mine.exempt else "paid by the hour"
    return f"You are {kind}, {said}."
