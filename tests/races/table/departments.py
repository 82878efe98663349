"""Acts about departments and who belongs to them."""

from functools import partial
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.members.acts import departments as acts
from bot.members.models import Department, DepartmentPart, Member, Source
from bot.members.rules.departments import Wish, fingerprint
from tests.given import ANA, BEN, DANA
from tests.races.table.trial import EIGHT, LATER, Arrange, Trial, by_one, people, rows, told

PARKS = UUID(int=1)
BY_BEN = Wish("Parks", contacts=[BEN])


def town(session: Session) -> None:
    """Save people and a department."""
    people(session)
    session.add(Department(id=PARKS, name="Parks"))
    session.flush()


def where(session: Session) -> list[tuple[UUID | None, Source | None]]:
    """Read where Ana belongs, and who said so."""
    ana = select(col(Member.department_id), col(Member.department_by))
    return [(one, said) for one, said in session.execute(ana.where(col(Member.slack_id) == ANA))]


def adding(session: Session) -> Trial:
    people(session)
    calls = by_one(acts.add_department, by=DANA, wish=BY_BEN)
    left = {rows(Department): 1, rows(DepartmentPart): 1, told(BEN): 1}
    return Trial(calls, 1, {"department added": 1}, left)


def adding_a_list(session: Session) -> Trial:
    people(session)
    calls = by_one(acts.add_departments, by="command line", names=["Parks"])
    return Trial(calls, 8, {"department added": 1}, {rows(Department): 1})


def changing(session: Session) -> Trial:
    """Eight write over what all have seen: the first changes it, the others open it again."""
    town(session)
    wishes = [Wish(f"Parks {number}", contacts=[BEN]) for number in EIGHT]
    calls = [
        partial(
            acts.change_department,
            department_id=PARKS,
            wish=wish,
            seen=fingerprint(Wish("Parks")),
            by=DANA,
            at=LATER,
        )
        for wish in wishes
    ]
    return Trial(calls, 1, {"department changed": 1}, {rows(DepartmentPart): 1, told(BEN): 1})


def removing(session: Session) -> Trial:
    town(session)
    acts.place_people(session, [ANA], PARKS, by=DANA, at=LATER)
    calls = by_one(acts.remove_department, by=DANA, department_id=PARKS)
    left = {rows(Department): 0, where: [(None, None)]}
    return Trial(calls, 1, {"department removed": 1}, left)


def placing(session: Session) -> Trial:
    town(session)
    calls = by_one(acts.place_people, by=DANA, slack_ids=[ANA], department_id=PARKS)
    return Trial(calls, 8, {"department told": 1}, {where: [(PARKS, Source.LEAD)]})


def choosing(session: Session) -> Trial:
    town(session)
    calls = by_one(acts.choose_department, department_id=PARKS)
    return Trial(calls, 8, {"department chosen": 1}, {where: [(PARKS, Source.SELF)]})


TABLE: list[tuple[object, Arrange]] = [
    (acts.add_department, adding),
    (acts.add_departments, adding_a_list),
    (acts.change_department, changing),
    (acts.remove_department, removing),
    (acts.place_people, placing),
    (acts.choose_department, choosing),
]
