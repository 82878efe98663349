"""Acts about everybody: reading the workspace page by page, and who leads."""

from datetime import timedelta
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.members import acts
from bot.members.models import Member, Standing, Sync
from bot.members.profiles import Profile
from tests import given
from tests.given import ANA, BEN, DANA, MONDAY
from tests.races.table.trial import EIGHT, Arrange, Trial, by_itself, by_one, people, told

GREW = Profile(slack_id=ANA, name="Ana Ruiz-Lee", zone="Etc/UTC", standing=Standing.MEMBER)
LEFT = Profile(slack_id=DANA, name="Dana Meyer", zone="Etc/UTC", standing=Standing.GONE)


def leads(session: Session) -> list[str]:
    """Read who leads."""
    wanted = select(col(Member.slack_id)).where(col(Member.is_lead))
    return sorted(session.scalars(wanted))


def cursor(session: Session) -> list[str]:
    """Read where a reading goes on."""
    return list(session.scalars(select(col(Sync.cursor))))


def beginning(session: Session) -> Trial:
    return Trial(by_itself(acts.begin_reading), 8, {"reading begun": 1}, {cursor: [""]})


def beginning_anew(session: Session) -> Trial:
    session.add(Sync(name="people", cursor="far", begun_at=MONDAY))
    return Trial(by_itself(acts.begin_anew), 8, {"reading begun": 8}, {cursor: [""]})


def beginning_after_a_day(session: Session) -> Trial:
    session.add(Sync(name="people", cursor="far", begun_at=MONDAY - timedelta(days=1)))
    return Trial(by_itself(acts.begin_reading), 8, {"reading begun": 1}, {cursor: [""]})


def reading_a_page(session: Session) -> Trial:
    people(session)
    session.add(Sync(name="people", begun_at=MONDAY))
    calls = by_itself(acts.read_page, profiles=[GREW], following="next")
    return Trial(calls, 8, {"people read": 1}, {cursor: ["next"]})


def reading_the_last_page(session: Session) -> Trial:
    people(session)
    session.add(Sync(name="people", begun_at=MONDAY))
    calls = by_itself(acts.read_page, profiles=[], following="")
    return Trial(calls, 8, {"everybody read": 1}, {cursor: []})


def losing_the_last_lead(session: Session) -> Trial:
    people(session)
    calls = by_itself(acts.read_people, profiles=[LEFT])
    return Trial(calls, 8, {"left us": 1}, {leads: [], told("team"): 1})


def naming_a_lead(session: Session) -> Trial:
    people(session)
    calls = by_one(acts.make_lead, by="command line", slack_id=BEN)
    return Trial(calls, 8, {"lead added": 1}, {leads: [BEN, DANA]})


def removing_a_lead(session: Session) -> Trial:
    people(session)
    session.add(given.member("U0EMI", is_lead=True))
    calls = by_one(acts.remove_lead, by="command line", slack_id=DANA)
    return Trial(calls, 8, {"lead removed": 1}, {leads: ["U0EMI"]})


def changing_leads(session: Session) -> Trial:
    people(session)
    calls = by_one(acts.change_leads, by=DANA, added=[BEN], removed=[])
    return Trial(calls, 8, {"lead added": 1}, {leads: [BEN, DANA], told(BEN): 1})


def all_removing_each_other(session: Session) -> Trial:
    """Eight leads each want to be the only one: the first of them is."""
    people(session)
    ids = [f"U0LEAD{n}" for n in EIGHT]
    session.add_all([given.member(slack_id, is_lead=True) for slack_id in ids])
    others = {slack_id: [DANA, *(one for one in ids if one != slack_id)] for slack_id in ids}
    calls = [
        partial(acts.change_leads, added=[], removed=others[slack_id], by=slack_id, at=MONDAY)
        for slack_id in ids
    ]
    return Trial(calls, 1, {"lead removed": 8}, {lambda s: len(leads(s)): 1})


TABLE: list[tuple[object, Arrange]] = [
    (acts.begin_reading, beginning),
    (acts.begin_reading, beginning_after_a_day),
    (acts.begin_anew, beginning_anew),
    (acts.read_page, reading_a_page),
    (acts.read_page, reading_the_last_page),
    (acts.read_people, losing_the_last_lead),
    (acts.make_lead, naming_a_lead),
    (acts.remove_lead, removing_a_lead),
    (acts.change_leads, changing_leads),
    (acts.change_leads, all_removing_each_other),
]
