"""Whatever people do about seats, in whatever order: the acts on a real database, step by step."""

from contextlib import closing, suppress
from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.db import Database
from bot.errors import Refusal
from bot.hours import acts as hours
from bot.hours import store as reach
from bot.members.models import Member, Standing
from bot.trainings.acts import offers
from bot.trainings.acts import seats as acts
from bot.trainings.acts.leaving import give_up_all
from bot.trainings.models import Seat, SeatState
from bot.trainings.rules import seats as rules
from bot.trainings.store import trainings
from tests import given
from tests.given import MONDAY, NOON
from tests.trainings.seating import planned

PEOPLE = [f"U0P{n}" for n in range(6)]
HELD = (SeatState.GOING, SeatState.OFFERED)
person = st.sampled_from(PEOPLE)


class Seats(RuleBasedStateMachine):
    """Six people, a training on Wednesday, and what may happen until then."""

    db: Database

    @initialize(capacity=st.integers(1, 2), first=st.permutations(PEOPLE), most=st.integers(0, 6))
    def begin(self, capacity: int, first: list[str], most: int) -> None:
        """Save the people, and a training with few seats, for which some have lined up."""
        self.session = Session(self.db.writing, expire_on_commit=False)
        self.session.begin()
        given.people(self.session)
        self.session.add_all([given.member(who, joined_at=MONDAY) for who in PEOPLE])
        self.training = planned(self.session, capacity=capacity)
        self.at, self.room = MONDAY, capacity
        self.before: dict[str, Seat] = {}
        self.now: dict[str, Seat] = {}
        for who in first[:most]:
            self.take(who)

    def teardown(self) -> None:
        """Leave the database as it was."""
        if hasattr(self, "session"):
            self.session.rollback()
            self.session.close()

    def play(self, act: Any, *args: Any, **more: Any) -> None:
        """Let an act happen whole, or not at all, and look at what has become of the seats."""
        with suppress(Refusal), self.session.begin_nested():
            act(self.session, *args, **more)
        self.settled()

    def settled(self) -> None:
        """Let the job run, and remember how it was and how it is."""
        with self.session.begin_nested():
            offers.settle(self.session, self.training.id, at=self.at)
        self.before, self.now = self.now, self.seats()

    def seats(self) -> dict[str, Seat]:
        rows = select(Seat).where(col(Seat.training_id) == self.training.id)
        fresh = self.session.scalars(rows.execution_options(populate_existing=True))
        return {seat.member_id: Seat(**seat.model_dump()) for seat in fresh}

    @rule(who=person)
    def take(self, who: str) -> None:
        """Somebody presses *Take a seat*, *Join the line* or *Take it*."""
        self.play(acts.take_seat, self.training.id, by=who, at=self.at)

    @rule(who=person)
    def give_up(self, who: str) -> None:
        """Somebody presses *I can't come* or *Leave the line*."""
        self.play(acts.give_up, self.training.id, by=who, at=self.at)

    @rule(who=person)
    def decline(self, who: str) -> None:
        """Somebody presses *No, thanks*."""
        self.play(acts.decline, self.training.id, by=who, at=self.at)

    @rule(who=person)
    def leave_the_programme(self, who: str) -> None:
        """Somebody takes part no more."""
        self.play(give_up_all, who, self.at)

    @rule(who=person, is_back=st.booleans())
    def leave_the_workspace(self, who: str, is_back: bool) -> None:
        """Somebody is deactivated, or back."""
        standing = Standing.MEMBER if is_back else Standing.GONE
        self.session.get_one(Member, who).standing = standing
        self.session.flush()
        self.settled()

    @rule(who=person)
    def go_away(self, who: str) -> None:
        """Somebody is away until the training is over."""
        today = self.at.date()
        with suppress(Refusal), self.session.begin_nested():
            hours.go_away(self.session, today, NOON.date(), by=who, at=self.at)
        self.settled()

    @rule(capacity=st.integers(0, 6))
    def change_the_room(self, capacity: int) -> None:
        """The training gets more seats, or fewer."""
        self.room = max(self.room, len(self.held()), capacity)
        training = trainings.take(self.session, self.training.id)
        training.capacity = capacity
        self.session.flush()
        self.settled()

    @rule(passed=st.integers(1, 5))
    def let_time_pass(self, passed: int) -> None:
        """Some hours go by, and the job runs."""
        self.at = min(self.at + timedelta(hours=passed), NOON + timedelta(hours=1))
        self.settled()

    def held(self) -> list[str]:
        return [who for who, seat in self.now.items() if seat.state in HELD]

    def is_reachable(self, who: str) -> bool:
        reached = reach.may_reach(self.session, who, self.at, False)
        return reached is not None and reached < rules.latest(self.training)

    @invariant()
    def no_more_people_than_seats(self) -> None:
        """Seats are given only where one is free; nobody loses theirs to a smaller room."""
        if hasattr(self, "training"):
            before = [who for who, seat in self.before.items() if seat.state in HELD]
            capacity = self.training.capacity or 0
            assert len(self.held()) <= max(capacity, len(before))

    @invariant()
    def the_line_keeps_its_order(self) -> None:
        """Who keeps waiting keeps their turn, and no turn is had twice."""
        turns = [seat.turn for seat in self.waiting()]
        assert len(turns) == len(set(turns))
        for seat in self.waiting():
            was = self.before.get(seat.member_id)
            if was and was.state is SeatState.WAITING and not was.offered_until:
                assert seat.turn == was.turn or seat.offered_until

    @invariant()
    def who_is_asked_was_first_of_those_who_could_be(self) -> None:
        """Nobody who waited before somebody that is offered a seat could have been asked."""
        asked = [s for who, s in self.states(SeatState.OFFERED) if not self.was_offered(who)]
        earlier = [
            waits.member_id
            for seat in asked
            for waits in self.waiting()
            if waits.turn < seat.turn and rules.may_be_asked(waits)
        ]
        assert [who for who in earlier if self.is_reachable(who)] == []

    @invariant()
    def no_seat_is_free_while_somebody_waits_who_can_be_asked(self) -> None:
        """Free seats are offered as long as offers are made."""
        if hasattr(self, "training") and rules.may_offer(self.training, self.at):
            waiting = [seat.member_id for seat in self.waiting() if rules.may_be_asked(seat)]
            if rules.is_free(self.training, len(self.held())):
                assert [who for who in waiting if self.is_reachable(who)] == []

    @invariant()
    def offers_stand_no_longer_than_they_may(self) -> None:
        """An offer ends, and two hours before the start at the latest."""
        for _, seat in self.states(SeatState.OFFERED):
            assert seat.offered_until is not None
            if self.at < NOON:
                assert self.at < seat.offered_until <= rules.latest(self.training)

    @invariant()
    def leavers_have_no_seat(self) -> None:
        """Who has left the workspace has no seat, and waits for none."""
        live = [who for who, seat in self.now.items() if seat.state is not SeatState.GIVEN_UP]
        gone = [w for w in live if self.session.get_one(Member, w).standing is Standing.GONE]
        assert gone == []

    def waiting(self) -> list[Seat]:
        return [seat for _, seat in self.states(SeatState.WAITING)]

    def states(self, state: SeatState) -> list[tuple[str, Seat]]:
        now = getattr(self, "now", {})
        return [(who, seat) for who, seat in now.items() if seat.state is state]

    def was_offered(self, who: str) -> bool:
        was = self.before.get(who)
        return was is not None and was.state is SeatState.OFFERED


def test_whatever_people_do_about_seats(database_url):
    with closing(Database(database_url)) as db:
        machine = type("SeatsOfTheTown", (Seats,), {"db": db})
        run_state_machine_as_test(
            machine, settings=settings(max_examples=60, stateful_step_count=20)
        )
