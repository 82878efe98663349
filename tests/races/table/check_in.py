"""Acts about checking in: codes, questions, the roster, guests, lists, windows."""

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.journal.models import Look
from bot.trainings.acts import attending, check_in, host_windows, roster
from bot.trainings.models import (
    Asked,
    Attempts,
    Attendance,
    Guest,
    HostWindow,
    Means,
    Presence,
    Training,
)
from bot.trainings.rules.roster import Wish
from tests.given import ANA, BEN, DANA, MONDAY
from tests.races.table.trial import (
    LATER,
    TEAM,
    Arrange,
    Trial,
    by_itself,
    by_one,
    by_the_team,
    people,
    rows,
    told,
)
from tests.trainings.checking import MINUTE, a_wrong_code, code, planned

MARKED = {"attendance marked": 1}


def begun(session: Session, **fields: Any) -> Training:
    """Plan a training that began two minutes ago; Dana hosts, Ana has a seat."""
    people(session)
    return planned(session, **{"starts_at": MONDAY, "hosts": [DANA], **fields})


def marking(session: Session) -> Trial:
    training = begun(session)
    there = {"who": ANA, "presence": Presence.THERE, "means": Means.HOST}
    calls = by_the_team(attending.mark, training=training, milestones=(), **there)
    return Trial(calls, 8, MARKED, {rows(Attendance): 1})


def checking_in(session: Session) -> Trial:
    typed = code(begun(session), LATER)
    calls = by_one(check_in.check_in, code=typed)
    return Trial(calls, 8, MARKED, {rows(Attendance): 1})


def guessing(session: Session) -> Trial:
    """Let a script type eight wrong codes at once: five count, and then it waits."""
    rooms = [begun(session), planned(session, "Policy", starts_at=MONDAY, going=[], position=2)]
    calls = by_one(check_in.check_in, code=a_wrong_code(*rooms, at=LATER))
    return Trial(calls, 8, {"wrong code typed": 5}, {rows(Attempts): 2})


def asking(session: Session) -> Trial:
    training = begun(session)
    calls = by_one(check_in.ask, training_id=training.id)
    return Trial(calls, 1, {"asked to be checked in": 1}, {rows(Asked): 1, told(DANA): 1})


def answering(session: Session) -> Trial:
    training = begun(session)
    check_in.ask(session, training.id, by=ANA, at=MONDAY)
    given = {"training_id": training.id, "member_id": ANA, "is_here": True}
    calls = by_the_team(check_in.answer, **given)
    left = {rows(Asked): 0, rows(Attendance): 1, told(ANA): 1}
    return Trial(calls, 1, MARKED, left)


def forgetting(session: Session) -> Trial:
    training = begun(session)
    session.add(Asked(training_id=training.id, member_id=ANA, at=MONDAY - timedelta(days=2)))
    session.flush()
    calls = by_itself(check_in.forget)
    return Trial(calls, 8, {"check-in forgotten": 1}, {rows(Asked): 0})


def opening_a_roster(session: Session) -> Trial:
    training = begun(session)
    calls = by_the_team(roster.open_roster, training_id=training.id)
    return Trial(calls, 8, {"names read": 8}, {rows(Look): 8})


def saving_a_roster(session: Session) -> Trial:
    training = begun(session)
    wishes = [Wish(ANA, None, Presence.THERE)]
    calls = by_the_team(roster.save_roster, training_id=training.id, wishes=wishes)
    return Trial(calls, 8, MARKED, {rows(Attendance): 1})


def adding_a_guest(session: Session) -> Trial:
    training = begun(session)
    sam = {"name": "Sam Lee", "email": "sam@example.gov"}
    calls = by_the_team(roster.add_guest, training_id=training.id, **sam)
    return Trial(calls, 8, MARKED, {rows(Guest): 1, rows(Attendance): 1})


def saving_names(session: Session) -> Trial:
    training = begun(session)
    calls = by_the_team(roster.save_names, training_id=training.id, keys=[ANA, BEN])
    return Trial(calls, 8, {"attendance marked": 2}, {rows(Attendance): 2})


def opening_a_window(session: Session) -> Trial:
    training = begun(session)
    opened = {"view_id": "V1", "training_id": training.id, "shown": ""}
    calls = by_one(host_windows.open_window, by=TEAM[0], **opened)
    return Trial(calls, 8, {"check-in shown": 1}, {rows(HostWindow): 1})


def reminding_hosts(session: Session) -> Trial:
    begun(session, starts_at=LATER + 15 * MINUTE)
    calls = by_itself(host_windows.remind_hosts)
    return Trial(calls, 8, {"hosts reminded": 1}, {told(DANA): 1})


TABLE: list[tuple[object, Arrange]] = [
    (attending.mark, marking),
    (check_in.check_in, checking_in),
    (check_in.check_in, guessing),
    (check_in.ask, asking),
    (check_in.answer, answering),
    (check_in.forget, forgetting),
    (roster.open_roster, opening_a_roster),
    (roster.save_roster, saving_a_roster),
    (roster.add_guest, adding_a_guest),
    (roster.save_names, saving_names),
    (host_windows.open_window, opening_a_window),
    (host_windows.remind_hosts, reminding_hosts),
]
