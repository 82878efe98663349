"""Every drawing about hours in every state, by name."""

from datetime import date
from typing import Any
from uuid import UUID

from bot.hours import views
from bot.hours.models import Away
from bot.hours.store.own import Clock, FreeDay, MyHours
from bot.hours.week import parse
from bot.members.models import Source
from tests.given import ANA, MONDAY, TOWN

CHICAGO = "America/Chicago"
WEEKS = {
    "four_tens": "Mon-Thu 7:00-17:30",
    "nights": "Fri-Sun 22:00-6:00 overnight",
    "part_time": "Tue 8:00-12:00, 13:00-17:15; Thu 13:00-17:15",
    "round_the_clock": "Mon-Sun 0:00-24:00",
}
DAYS = [
    Away(id=UUID(int=1), member_id=ANA, first_on=date(2026, 11, 23), last_on=date(2026, 11, 27)),
    Away(id=UUID(int=2), member_id=ANA, first_on=date(2026, 12, 24), last_on=date(2026, 12, 24)),
]


def mine(**fields: Any) -> MyHours:
    """Make the hours of somebody who keeps the programme's and is on duty."""
    usual: dict[str, Any] = {
        "whose": "the Town of Willow Bend",
        "shifts": parse("Mon-Fri 8:00-17:00"),
        "is_own": False,
        "clock": Clock(TOWN.key, "", TOWN.key),
        "begins_at": MONDAY,
        "is_on_duty": True,
        "away": [],
        "free_day": None,
        "exempt": None,
        "exempt_by": None,
    }
    return MyHours(**usual | fields)


def own(week: str, zone: str = "", **fields: Any) -> MyHours:
    """Make hours of somebody's own."""
    clock = Clock(zone or TOWN.key, zone, TOWN.key)
    return mine(shifts=parse(week), is_own=True, clock=clock, **fields)


def drawings(text: str = "Thanksgiving Day") -> dict[str, Any]:
    """Draw all there is to see; `text` is what others can write in it."""
    off = {"is_on_duty": False, "begins_at": MONDAY.replace(day=17, hour=8)}
    holiday = FreeDay(date(2026, 11, 26), text)
    return {
        "window": views.hours_window(mine(whose=f"the {text}")),
        "window_off_duty": views.hours_window(mine(**off, free_day=holiday)),
        "window_away": views.hours_window(mine(away=DAYS, **off)),
        "window_exempt": views.hours_window(mine(exempt=True, exempt_by=Source.HR)),
        "window_by_the_hour": views.hours_window(mine(exempt=False, exempt_by=Source.LEAD)),
        "window_no_duty": views.hours_window(mine(shifts=(), begins_at=None, is_on_duty=False)),
        **{f"window_{name}": views.hours_window(own(week)) for name, week in WEEKS.items()},
        "week_form": views.week_form(WEEKS["four_tens"], CHICAGO, TOWN.key),
        "week_form_empty": views.week_form("", "", TOWN.key),
        "window_of_hrs_list": views.hours_window(own(WEEKS["four_tens"], is_hrs=True)),
        "keep_form": views.keep_form(
            own(WEEKS["four_tens"], CHICAGO), f"{CHICAGO}|{WEEKS['four_tens']}"
        ),
        "keep_form_nights": views.keep_form(own(WEEKS["nights"]), f"|{WEEKS['nights']}"),
        "keep_form_programme": views.keep_form(mine(whose=f"the {text}"), "|"),
        "away_form": views.away_form(MONDAY.date()),
    }
