"""Acts about Human Resources' list."""

from sqlalchemy.orm import Session

from bot.hours.hr import acts
from bot.hours.hr.rules.planning import Change, Plan
from bot.hours.models import OwnHours
from bot.hours.rules import Shift
from tests.given import ANA, BEN, DANA, MONDAY
from tests.races.table.departments import PARKS, town, where
from tests.races.table.trial import Arrange, Trial, by_one, people, rows, told

NINE_TO_FIVE = (Shift(0, MONDAY.time().replace(9), MONDAY.time().replace(17)),)


def looking(session: Session) -> Trial:
    people(session)
    calls = by_one(acts.show_plan, by=DANA, plan=Plan(), file="F0:0", keys=["event:1"])
    return Trial(calls, 8, {"list looked at": 1}, {told(DANA): 1})


def placing(session: Session) -> Trial:
    town(session)
    changes = [Change(2, BEN, PARKS), Change(3, ANA, PARKS)]
    calls = by_one(acts.apply_changes, by="command line", changes=changes)
    return Trial(calls, 8, {"department told": 2}, {lambda s: where(s)[0][0]: PARKS})


def exempting(session: Session) -> Trial:
    people(session)
    calls = by_one(acts.apply_changes, by=DANA, changes=[Change(2, ANA, exempt=True)])
    return Trial(calls, 8, {"exempt set": 1})


def keeping_hours(session: Session) -> Trial:
    people(session)
    calls = by_one(acts.apply_changes, by=DANA, changes=[Change(2, ANA, shifts=NINE_TO_FIVE)])
    return Trial(calls, 8, {"hours told": 1}, {rows(OwnHours): 1})


TABLE: list[tuple[object, Arrange]] = [
    (acts.show_plan, looking),
    (acts.apply_changes, placing),
    (acts.apply_changes, exempting),
    (acts.apply_changes, keeping_hours),
]
