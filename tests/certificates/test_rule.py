"""Whatever people do in whatever order, a certificate exists exactly when the rule says.

A second reading of the rule, in sets of plain Python, goes along with the real acts.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy.orm import Session

from bot.certificates.acts import awarding, lasting
from bot.certificates.store import certificates, validity
from bot.db import Database
from bot.members import acts as members
from bot.trainings.models import Presence, TrainingKind
from bot.trainings.store import trainings
from tests import given
from tests.certificates import titles
from tests.certificates.titles import MILESTONES
from tests.given import ANA, BEN, MONDAY

LESSONS = 3
PEOPLE = (ANA, BEN)
who = st.sampled_from(PEOPLE)
places = st.integers(0, LESSONS - 1)


@dataclass
class Known:
    """What a plain reader of the rule knows of one person."""

    lessons: set[int] = field(default_factory=set)
    sessions: list[datetime] = field(default_factory=list)
    version: int = 0
    joined: bool = True
    title_ends: datetime | None = None
    had: list[datetime] = field(default_factory=list)


class Rule(RuleBasedStateMachine):
    """Two people, three lessons, and whatever happens to them."""

    db: Database

    def __init__(self) -> None:
        super().__init__()
        self.connection = self.db.writing.connect()
        self.whole = self.connection.begin()
        self.session = Session(self.connection, expire_on_commit=False)
        self.course = titles.town(self.session, LESSONS)
        self.now, self.version = MONDAY, 1
        self.required, self.heir = set(range(LESSONS)), {n: n for n in range(LESSONS)}
        self.known = {person: Known() for person in PEOPLE}

    def teardown(self) -> None:
        """Leave the database as it was."""
        self.session.close()
        self.whole.rollback()
        self.connection.close()

    @rule(person=who, place=places, presence=st.sampled_from(Presence))
    def attend(self, person: str, place: int, presence: Presence) -> None:
        """Somebody was at a lesson, late, or not there."""
        training = titles.planned(self.session, self.course[place], self.now)
        titles.attend(self.session, training, person, presence)
        if presence is not Presence.NOT_THERE:
            self.known[person].lessons.add(place)
            self._expect(person)

    @rule(person=who)
    def do_it_all(self, person: str) -> None:
        """Somebody reads the policy and attends the whole course."""
        self.read(person)
        for place in sorted(self.required):
            self.attend(person, place, Presence.LATE)

    @rule(person=who)
    def come_to_an_open_session(self, person: str) -> None:
        """Somebody was in a session for all."""
        titles.session_for_all(self.session, self.now, person, kind=TrainingKind.OPEN)
        self.known[person].sessions.append(self.now)
        self._expect(person)

    @rule(person=who)
    def read(self, person: str) -> None:
        """Somebody reads the policy, which counts them in."""
        titles.read(self.session, person, self.now)
        self.known[person].version, self.known[person].joined = self.version, True
        self._expect(person)

    @rule()
    def publish(self) -> None:
        """A new version of the policy holds from now on."""
        titles.new_policy(self.session, self.now)
        self.version += 1

    @rule(person=who)
    def join(self, person: str) -> None:
        """Somebody takes part."""
        members.join(self.session, MILESTONES, by=person, at=self.now)
        self.known[person].joined = True
        self._expect(person)

    @rule(person=who)
    def leave(self, person: str) -> None:
        """Somebody takes part no more."""
        members.leave(self.session, [], by=person, at=self.now)
        self.known[person].joined = False

    @rule(place=places, heir=st.none() | places)
    def retire(self, place: int, heir: int | None) -> None:
        """A lesson is retired; another one may take its place."""
        if place not in self.required or (heir is not None and heir not in self.required - {place}):
            return
        lesson = self.course[place]
        lesson.retired_at = self.now
        lesson.replaced_by = None if heir is None else self.course[heir].id
        self.session.flush()
        self.required.discard(place)
        for old, new in list(self.heir.items()):
            if new == place and heir is None:
                del self.heir[old]
            elif new == place and heir is not None:
                self.heir[old] = heir
        self._catch_up()

    @rule(days=st.sampled_from([1, 20, 200, 400]))
    def wait(self, days: int) -> None:
        """Time goes on, and the hours of titles strike."""
        self.now += timedelta(days=days)
        self._time_passes()
        while lasting.end_due(self.session, at=self.now):
            pass
        self._catch_up()

    @invariant()
    def a_certificate_exists_exactly_when_the_rule_says(self) -> None:
        """Both readings agree, and nobody has two."""
        assert len(trainings.lessons(self.session)) == len(self.required)
        for person, known in self.known.items():
            mine = certificates.current(self.session, person)
            assert (mine is not None) == (known.title_ends is not None), person
            assert len(titles.certificates(self.session, person)) == len(known.had)
        ambassadors = validity.ambassadors(self.session, self.now)
        bearers = {person for person, known in self.known.items() if known.title_ends}
        assert set(ambassadors) <= {one for one in bearers if self.known[one].joined}

    def _catch_up(self) -> None:
        awarding.catch_up(self.session, "", at=self.now)
        for person in PEOPLE:
            self._expect(person)

    def _expect(self, person: str) -> None:
        """Give the title where the rule says so."""
        known = self.known[person]
        earned = {self.heir[place] for place in known.lessons if place in self.heir}
        whole = bool(self.required) and self.required <= earned
        fresh = not known.had or known.had[-1] > self.now or self._renewed(known, self.now)
        is_free = known.title_ends is None and known.joined
        if whole and known.version == self.version and fresh and is_free:
            known.title_ends = self._a_year_after(self.now)
            known.had.append(known.title_ends)

    def _time_passes(self) -> None:
        """End the titles whose day has passed, or carry them on."""
        for person, known in self.known.items():
            if known.title_ends is None or known.title_ends > self.now:
                continue
            mine = certificates.current(self.session, person)
            assert mine is not None
            rests = certificates.resting(self.session, [mine.id], self.now)
            if self._renewed(known, known.title_ends) and not rests:
                while known.title_ends <= self.now:
                    known.title_ends = self._a_year_after(known.title_ends)
                known.had[-1] = known.title_ends
            else:
                known.title_ends = None

    def _renewed(self, known: Known, until: datetime) -> bool:
        day = until.astimezone(given.TOWN).date()
        since = datetime(day.year - 1, day.month, day.day, 23, 59, 59, tzinfo=given.TOWN)
        return any(since < one <= until for one in known.sessions)

    def _a_year_after(self, moment: datetime) -> datetime:
        day = moment.astimezone(given.TOWN).date()
        return datetime(day.year + 1, day.month, day.day, 23, 59, 59, tzinfo=given.TOWN)


def test_a_certificate_exists_exactly_when_the_rule_says(db):
    machine = type("WithDatabase", (Rule,), {"db": db})
    quick = settings(
        max_examples=15,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=quick)
