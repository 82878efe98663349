"""Acts about the programme's settings and its team channel."""

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.programme.models import Programme
from bot.programme.store import get
from bot.steering import acts
from bot.steering.rules.groups import Group, seen
from bot.steering.rules.guard import Room
from tests import given
from tests.given import DANA
from tests.races.table.trial import Arrange, Trial, by_itself, by_one, people, told


def hours(session: Session) -> list[str]:
    """Read the zone of the programme."""
    return list(session.scalars(select(col(Programme.zone))))


def trouble(session: Session) -> list[str]:
    """Read what is wrong with the team channel."""
    return list(session.scalars(select(col(Programme.team_trouble))))


def changing_settings(session: Session) -> Trial:
    people(session)
    programme = get(session)
    before = seen(programme, Group.HOURS)
    typed = {name: getattr(programme, name) for name in before} | {"zone": "America/Chicago"}
    calls = by_one(acts.change, by=DANA, typed=typed, before=before, rooms={})
    return Trial(calls, 8, {"settings changed": 1}, {hours: ["America/Chicago"]})


def finishing(session: Session) -> Trial:
    people(session)
    get(session).set_up_at = None
    return Trial(by_itself(acts.finish), 8, {"programme set up": 1})


def heeding_trouble(session: Session) -> Trial:
    people(session)
    calls = by_itself(acts.heed, room=Room("C0TEAM", is_private=False))
    lines = {"team channel in trouble": 1}
    return Trial(calls, 8, lines, {trouble: ["public"], told(DANA): 1})


def heeding_its_end(session: Session) -> Trial:
    people(session)
    acts.heed(session, Room("C0TEAM", is_archived=True), at=given.MONDAY)
    calls = by_itself(acts.heed, room=Room("C0TEAM"))
    return Trial(calls, 8, {"team channel mended": 1}, {trouble: [""], told(DANA): 2})


TABLE: list[tuple[object, Arrange]] = [
    (acts.change, changing_settings),
    (acts.finish, finishing),
    (acts.heed, heeding_trouble),
    (acts.heed, heeding_its_end),
]
