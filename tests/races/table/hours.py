"""Acts about working time, days away, exemption and quiet."""

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.hours import acts
from bot.hours.dnd import Stretch
from bot.hours.models import Away, OwnHours, Quiet
from bot.hours.store import own
from bot.hours.week import parse
from bot.members.models import Source
from tests.given import ANA, BEN, DANA, MONDAY
from tests.races.table.trial import Arrange, Trial, by_itself, by_one, people, rows

TODAY, DAY = MONDAY.date(), timedelta(days=1)
NEXT_WEEK: dict[str, Any] = {"first_on": TODAY + 7 * DAY, "last_on": TODAY + 11 * DAY}


def keeping_hours(session: Session) -> Trial:
    people(session)
    calls = by_one(acts.keep_hours, shifts=parse("Mon-Thu 7:00-17:30"), zone="America/Chicago")
    return Trial(calls, 8, {"hours kept": 8}, {rows(OwnHours): 1})


def giving_hours_up(session: Session) -> Trial:
    people(session)
    acts.keep_hours(session, parse("Mon-Thu 7:00-17:30"), "", by=ANA, at=MONDAY)
    calls = by_one(acts.keep_hours, shifts=(), zone="")
    return Trial(calls, 8, {"hours kept": 8}, {rows(OwnHours): 0})


def going_away(session: Session) -> Trial:
    people(session)
    calls = by_one(acts.go_away, **NEXT_WEEK)
    return Trial(calls, 1, {"away": 1}, {rows(Away): 1})


def coming_back(session: Session) -> Trial:
    people(session)
    acts.go_away(session, **NEXT_WEEK, by=ANA, at=MONDAY)
    (entry,) = own.away_from(session, ANA, MONDAY)
    calls = by_one(acts.come_back, away_id=entry.id)
    return Trial(calls, 1, {"back": 1}, {rows(Away): 0})


def declaring_exempt(session: Session) -> Trial:
    people(session)
    calls = by_one(acts.set_exempt, by=DANA, member_id=ANA, exempt=True, source=Source.LEAD)
    return Trial(calls, 8, {"exempt set": 1})


def saying_who_is_exempt(session: Session) -> Trial:
    people(session)
    calls = by_one(acts.say_exempt, by=DANA, member_ids=[ANA, BEN], exempt=True)
    return Trial(calls, 8, {"exempt set": 2})


def hearing_of_quiet(session: Session) -> Trial:
    people(session)
    stretch = Stretch(MONDAY, MONDAY + timedelta(hours=1))
    calls = by_itself(acts.hear_quiet, stretches={BEN: stretch, ANA: stretch})
    return Trial(calls, 8, {"quiet heard": 8}, {rows(Quiet): 2})


TABLE: list[tuple[object, Arrange]] = [
    (acts.keep_hours, keeping_hours),
    (acts.keep_hours, giving_hours_up),
    (acts.go_away, going_away),
    (acts.come_back, coming_back),
    (acts.set_exempt, declaring_exempt),
    (acts.say_exempt, saying_who_is_exempt),
    (acts.hear_quiet, hearing_of_quiet),
]
