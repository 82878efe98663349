"""Attendance: one row each, counted when it counts, all on record, whatever happens at once."""

import asyncio
from collections import Counter
from datetime import timedelta
from functools import partial

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.db import Database
from bot.errors import Refusal
from bot.hours.models import PaidTime
from bot.journal.models import Line
from bot.members.models import Member, Standing
from bot.trainings.acts import attending, check_in, guests, roster
from bot.trainings.models import Asked, Attendance, Guest, Means, Presence, SeatState, Training
from bot.trainings.rules.check_in import Kind
from bot.trainings.rules.presence import is_present
from bot.trainings.rules.roster import Wish
from bot.trainings.store import attendance
from tests import given
from tests.given import ANA, BEN, CHRIS, DANA, NOON
from tests.trainings.checking import MINUTE, attendances, code, planned

PEOPLE = [ANA, BEN, CHRIS]
EVENING = NOON.replace(hour=19)  # off duty for whoever is paid by the hour


@pytest.mark.both_databases
async def test_of_a_hundred_who_check_in_within_a_minute_none_is_lost(db):
    crowd = [f"U0C{n:03}" for n in range(100)]

    def arrange(session):
        given.people(session)
        session.add_all(given.member(who) for who in crowd)
        return planned(session, going=crowd, capacity=100)

    training = await db.transact(arrange)
    typed = code(training, NOON)
    moments = [NOON + timedelta(seconds=n * 0.6) for n in range(100)]
    came = await asyncio.gather(
        *(
            db.transact(check_in.check_in, typed, by=who, at=at)
            for who, at in zip(crowd, moments, strict=True)
        )
    )

    assert Counter(one.kind for one in came) == {Kind.IN: 100}
    assert [who for who, _, _ in await db.read(attendances)] == crowd
    assert await db.read(attendance.count_there, training.id) == 100


@pytest.mark.both_databases
async def test_host_and_person_at_once_leave_one_row_and_both_are_told_the_truth(db):
    def arrange(session):
        given.people(session)
        return planned(session, hosts=[DANA])

    training = await db.transact(arrange)
    wish = Wish(ANA, None, Presence.NOT_THERE)
    typing = db.transact(check_in.check_in, code(training, NOON), by=ANA, at=NOON)
    ticking = db.transact(roster.save_roster, training.id, [wish], by=DANA, at=NOON)
    typed, ticked = await asyncio.gather(typing, ticking)

    outcome = (typed.kind, ticked.changed, list(ticked.left), await db.read(attendances))
    assert outcome in [
        (Kind.IN, 0, ["Ana Ruiz"], [(ANA, "there", "code")]),
        (Kind.SAID_NOT, 1, [], [(ANA, "not_there", "host")]),
    ]


@pytest.fixture
def training(session):
    """A training that Ana has a seat in and Dana hosts."""
    given.people(session)
    return planned(session, hosts=[DANA])


def marked(session: Session, training: Training, presence: Presence, **more) -> bool:
    way = (session, training, ANA, presence, Means.HOST)
    return attending.mark(*way, by=DANA, at=NOON, **{"milestones": ()} | more)


def test_being_there_counts_in_the_same_act_and_not_being_there_does_not(session, training):
    steps = []
    follow = [lambda _, who, at: steps.append((who, at))]
    marked(session, training, Presence.NOT_THERE, milestones=follow)
    assert steps == []
    marked(session, training, Presence.LATE, milestones=follow)
    marked(session, training, Presence.LATE, milestones=follow)
    assert steps == [(ANA, NOON)]


def paid(session):
    return session.scalar(select(func.coalesce(func.sum(col(PaidTime.minutes)), 0)))


def test_a_training_off_the_clock_is_paid_and_taken_back_with_the_presence(session):
    given.people(session)
    training = planned(session, starts_at=EVENING, hosts=[DANA])
    minutes = []
    for presence in (Presence.THERE, Presence.LATE, Presence.NOT_THERE):
        marked(session, training, presence)
        session.flush()
        minutes.append(paid(session))
    assert minutes == [60, 60, 0]


def test_what_was_marked_stays_when_the_training_moves_or_is_shortened(session, training):
    check_in.check_in(session, code(training, NOON), by=ANA, at=NOON)
    training.starts_at, training.ends_at = NOON + 13 * 60 * MINUTE, NOON + 13 * 60 * MINUTE
    session.flush()
    assert attendances(session) == [(ANA, "there", "code")]


def test_over_midnight_the_host_can_be_asked_until_the_day_on_which_it_ends(session):
    given.people(session)
    late = NOON.replace(hour=23, minute=30)
    training = planned(session, starts_at=late, hosts=[DANA])
    check_in.ask(session, training.id, by=ANA, at=late + 24 * 60 * MINUTE)
    with pytest.raises(Refusal, match="is over"):
        check_in.ask(session, training.id, by=BEN, at=late + 25 * 60 * MINUTE)


def test_in_the_night_of_a_clock_change_check_in_stays_half_an_hour_long(session):
    given.people(session)
    back = NOON.replace(month=11, day=1, hour=1, minute=30)  # this half hour comes twice
    training = planned(session, starts_at=back, hosts=[DANA])
    kinds = []
    for minutes in (-16, -15, 15, 16):
        at = (back.timestamp() + minutes * 60) * 1.0
        moment = type(back).fromtimestamp(at, back.tzinfo)
        kinds.append(check_in.check_in(session, code(training, moment), by=ANA, at=moment).kind)
    assert [str(kind) for kind in kinds] == [
        "check-in has not begun",
        "checked in",
        "checked in before",
        "check-in is over",
    ]


def guest(session: Session, training: Training, email: str = "sam@example.gov") -> Guest:
    roster.add_guest(session, training.id, "Sam Lee", email, by=DANA, at=NOON)
    return session.scalars(select(Guest).where(col(Guest.email) == email)).one()


def test_what_a_guest_attended_becomes_theirs_when_they_come_to_slack(session, training):
    steps = []
    sam = guest(session, training)
    session.add(given.member("U0SAM", name="Sam Lee", email="sam@example.gov"))
    session.flush()
    guests.arrived(session, ["U0SAM", ANA], NOON, [lambda _, who, at: steps.append(who)])
    guests.arrived(session, ["U0SAM"], NOON, [lambda _, who, at: steps.append(who)])
    assert (sam.member_id, steps) == ("U0SAM", ["U0SAM"])
    assert attendances(session) == [("U0SAM", "there", "host")]


def test_a_guest_who_is_only_a_guest_of_the_workspace_stays_on_the_list(session, training):
    sam = guest(session, training)
    outside = {"email": "sam@example.gov", "standing": Standing.GUEST}
    session.add(given.member("U0SAM", **outside))
    session.flush()
    guests.arrived(session, ["U0SAM"], NOON, ())
    assert sam.member_id is None


def test_who_was_there_as_guest_and_as_member_was_there_once(session, training):
    guest(session, training, "ana@example.gov")
    attending.mark(
        *(session, training, ANA, Presence.NOT_THERE, Means.HOST), by=DANA, at=NOON, milestones=()
    )
    session.get_one(Member, ANA).email = "ana@example.gov"
    session.flush()
    guests.arrived(session, [ANA], NOON, ())
    session.flush()
    assert attendances(session) == [(ANA, "there", "host")]


def test_an_address_that_is_in_slack_is_that_person(session, training):
    session.get_one(Member, ANA).email = "ana@example.gov"
    session.flush()
    said = roster.add_guest(session, training.id, "A. Ruiz", "ana@example.gov", by=DANA, at=NOON)
    assert said == ("Ana Ruiz", True, False)
    assert attendances(session) == [(ANA, "there", "host")]


class Room(RuleBasedStateMachine):
    """A training to which people come, host and people doing all they can in any order."""

    url = ""

    def __init__(self) -> None:
        super().__init__()
        self.db = Database(self.url)
        self.session = Session(self.db.writing, expire_on_commit=False)
        self.steps: Counter[str] = Counter()
        self.model: dict[str, Presence] = {}
        self.counted: Counter[str] = Counter()
        self.lines = 0
        self.at = NOON - 15 * MINUTE
        given.people(self.session)
        self.training = planned(self.session, going=PEOPLE[:2], hosts=[DANA])
        self.follow = [lambda _, who, at: self.steps.update([who])]

    def became(self, who: str, presence: Presence) -> None:
        if self.model.get(who) is not presence:
            self.lines += 1
            self.counted[who] += is_present(presence)
            self.model[who] = presence

    @rule(minutes=st.integers(0, 9))
    def time_passes(self, minutes: int) -> None:
        self.at += minutes * MINUTE

    @rule(who=st.sampled_from(PEOPLE), age=st.integers(0, 4))
    def types(self, who: str, age: int) -> None:
        typed = code(self.training, self.at - age * MINUTE)
        act = partial(check_in.check_in, self.session, typed, by=who, at=self.at)
        outcome = act(milestones=self.follow)
        is_open = self.at <= NOON + 15 * MINUTE
        if outcome.kind is Kind.IN:
            assert is_open
            assert age < 3
            assert who not in self.model
            self.became(who, Presence.LATE if self.at > NOON else Presence.THERE)
        else:
            assert outcome.kind is not Kind.AGAIN or is_present(self.model[who])

    @rule(
        who=st.sampled_from(PEOPLE),
        presence=st.sampled_from(Presence),
        sees=st.booleans(),
        why=st.sampled_from(["", "a slip"]),
    )
    def host_marks(self, who: str, presence: Presence, sees: bool, why: str) -> None:
        before = self.model.get(who)
        seen = before if sees else Presence.NOT_THERE
        wish, is_over = Wish(who, seen, presence), self.at >= self.training.ends_at
        act = partial(roster.save_roster, self.session, self.training.id, [wish], why=why)
        try:
            saved = act(by=DANA, at=self.at, milestones=self.follow)
        except Refusal:
            assert is_over
            assert (before is None, why) == (False, "")
            return
        if saved.changed:
            assert seen is before
            self.became(who, presence)
        assert (self.model.get(who) is presence) or saved.left

    @rule(who=st.sampled_from(PEOPLE), is_here=st.booleans())
    def asks_and_is_answered(self, who: str, is_here: bool) -> None:
        asked = self.at
        try:
            check_in.ask(self.session, self.training.id, by=who, at=asked)
        except Refusal:
            assert who in self.model or asked > NOON + 10 * 60 * MINUTE
            return
        answer = partial(check_in.answer, self.session, self.training.id, who, is_here=is_here)
        answer(by=DANA, at=self.at, milestones=self.follow)
        arrived = Presence.LATE if asked > NOON else Presence.THERE
        self.became(who, arrived if is_here else Presence.NOT_THERE)

    @invariant()
    def there_is_one_row_each_and_it_is_as_it_should_be(self) -> None:
        self.session.flush()
        rows = [(who, said) for who, said, _ in attendances(self.session)]
        assert rows == sorted((who, said.value) for who, said in self.model.items())

    @invariant()
    def every_change_is_on_record_and_the_history_is_whole(self) -> None:
        about = (col(Line.act) == "attendance marked", col(Line.thing) == str(self.training.id))
        lines = self.session.scalars(select(Line).where(*about).order_by(col(Line.seq))).all()
        assert len(lines) == self.lines
        last: dict[str, str] = {}
        for line in lines:
            was, now = line.changed["presence"]
            assert last.get(line.changed["attendance"], "") == was
            last[line.changed["attendance"]] = now

    @invariant()
    def being_there_counted_each_time_it_came_to_be(self) -> None:
        assert self.steps == +self.counted

    @invariant()
    def nobody_waits_who_is_answered(self) -> None:
        rows = select(func.count()).select_from(Asked)
        assert self.session.scalar(rows) == 0

    def teardown(self) -> None:
        self.session.rollback()
        self.session.close()
        self.db.close()


def test_whatever_people_and_hosts_do_attendance_stays_whole(database_url):
    Room.url = database_url
    few = settings(max_examples=25, stateful_step_count=20, deadline=None)
    run_state_machine_as_test(Room, settings=few)


def test_a_walk_in_has_no_seat_and_who_waits_keeps_waiting(session, training):
    session.add(given.seat(training, BEN, state=SeatState.WAITING, turn=2))
    session.flush()
    check_in.check_in(session, code(training, NOON), by=BEN, at=NOON)
    assert attendances(session) == [(BEN, "there", "code")]
    rows = session.scalars(select(Attendance)).all()
    assert [row.by for row in rows] == [BEN]
