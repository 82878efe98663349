"""How far somebody has come: always of what is required, with the dates they can still take."""

import json
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import event
from syrupy.extensions.json import JSONSnapshotExtension

from bot.sandbox.checker import block_flaws
from bot.trainings.models import Attendance, Means, Presence, SeatState, TrainingKind
from bot.trainings.rules.progress import Chance, Progress, heirs, suffices, uncovered
from bot.trainings.store import progress as store
from bot.trainings.views.progress import progress_section, progress_words
from tests import given
from tests.certificates import titles
from tests.given import ANA, BEN, JOINED, MONDAY, NOON
from tests.stories.test_views import HOSTILE

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
ONE, TWO, THREE = (
    given.lesson(title, n, id=UUID(int=n))
    for n, title in enumerate(("Why we share", "Policy", "Video"), 1)
)


def chance(lesson, starts_at=NOON, is_mine=False, **fields):
    """Make a date of a lesson."""
    training = given.training(starts_at, lesson_id=lesson.id, id=UUID(int=9), **fields)
    return Chance(training, lesson, is_mine)


def made(*earned, chances=(), has_joined=True, has_read=True, required=(ONE, TWO, THREE)):
    """Make somebody's progress."""
    ids = frozenset(lesson.id for lesson in earned)
    return Progress(required, ids, has_joined, has_read, chances)


@pytest.mark.parametrize(
    ("progress", "is_complete"),
    [
        (made(ONE, TWO, THREE), True),
        (made(ONE, TWO), False),
        (made(ONE, TWO, THREE, has_joined=False), False),
        (made(ONE, TWO, THREE, has_read=False), False),
        (made(required=()), False),
    ],
)
def test_the_whole_course_the_policy_and_taking_part_make_it_complete(progress, is_complete):
    assert progress.is_complete is is_complete


def test_a_retired_lesson_counts_for_what_took_its_place_down_the_whole_line():
    newest = given.lesson("C", 3)
    newer = given.lesson("B", 2, retired_at=MONDAY, replaced_by=newest.id)
    old = given.lesson("A", 1, retired_at=MONDAY, replaced_by=newer.id)
    gone = given.lesson("D", 4, retired_at=MONDAY)
    every = [old, newer, newest, gone]
    assert heirs(every) == {old.id: newest.id, newer.id: newest.id, newest.id: newest.id}


def test_lessons_that_replace_each_other_in_a_ring_count_for_none():
    one, other = given.lesson("A", 1, retired_at=MONDAY), given.lesson("B", 2, retired_at=MONDAY)
    one.replaced_by, other.replaced_by = other.id, one.id
    assert heirs([one, other]) == {}


@pytest.mark.parametrize(
    ("chances", "enough"),
    [
        ([], False),
        ([chance(TWO)], False),
        ([chance(TWO), chance(THREE, NOON + DAY)], True),
        ([chance(TWO), chance(THREE, NOON + HOUR)], True),
        ([chance(TWO), chance(THREE, NOON + HOUR / 2)], False),
        ([chance(TWO), chance(TWO, NOON + DAY), chance(THREE, NOON + HOUR / 2)], True),
    ],
)
def test_dates_suffice_when_somebody_can_take_one_of_each_lesson(chances, enough):
    assert suffices(made(ONE, chances=chances)) is enough


def test_who_has_all_lessons_needs_no_dates():
    assert suffices(made(ONE, TWO, THREE)) is True
    assert uncovered(made(ONE, chances=[chance(TWO)])) == [THREE]


@pytest.fixture
def course(session):
    """A course of five lessons, of which Ana has the first."""
    course = titles.town(session)
    titles.attend(session, titles.planned(session, course[0], MONDAY - DAY))
    return course


@pytest.mark.both_databases
def test_progress_counts_what_is_required_and_names_the_dates_that_can_be_taken(session, course):
    free = titles.planned(session, course[1], NOON)
    full = titles.planned(session, course[2], NOON + DAY, capacity=1)
    session.add(given.seat(full, BEN))
    mine = titles.planned(session, course[3], NOON + 2 * DAY, capacity=1)
    session.add(given.seat(mine, ANA, state=SeatState.OFFERED))
    titles.planned(session, course[4], MONDAY - HOUR)
    titles.planned(session, course[0], NOON + 3 * DAY)
    session.flush()
    found = store.progress(session, ANA, MONDAY)
    assert (found.done, found.has_joined, found.has_read) == (1, True, False)
    dates = [(one.training.id, one.lesson.title, one.is_mine) for one in found.chances]
    assert dates == [(free.id, course[1].title, False), (mine.id, course[3].title, True)]
    assert uncovered(found) == [course[2], course[4]]
    assert store.undated(session, MONDAY) == [course[4]]


@pytest.mark.both_databases
def test_a_stranger_has_nothing_and_breaks_nothing(session, course):
    found = store.progress(session, "U0NOBODY", MONDAY)
    assert (found.done, found.has_joined, found.is_complete) == (0, False, False)


@pytest.mark.both_databases
def test_ten_thousand_people_are_read_with_as_few_questions_as_ten(session, course):
    training = titles.planned(session, course[1], NOON, kind=TrainingKind.REFRESHER)
    people = [f"U{n:05}" for n in range(10_000)]
    session.add_all(given.member(who, joined_at=JOINED) for who in people)
    session.add_all(
        Attendance(
            training_id=training.id,
            member_id=who,
            presence=Presence.THERE,
            means=Means.LIST,
            by=BEN,
            at=NOON,
        )
        for who in people
    )
    session.flush()
    asked = []
    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *parts: asked.append(parts[2]))
    found = store.page(session, people[:10])
    few = len(asked)
    found = store.page(session, people[:500])
    assert len(asked) == 2 * few
    assert few == 5
    assert {progress.done for progress in found.values()} == {1}


MANY = made(
    ONE, chances=[chance(TWO, NOON + DAY), chance(TWO), chance(THREE, NOON + 2 * DAY, True)]
)
DRAWN = {
    "one_of_three": MANY,
    "without_dates": made(ONE),
    "one_without_dates": made(ONE, chances=[chance(TWO)]),
    "overlapping": made(ONE, chances=[chance(TWO), chance(THREE)]),
    "whole_course": made(ONE, TWO, THREE),
    "unread": made(ONE, TWO, THREE, has_read=False),
    "not_joined": made(ONE, TWO, THREE, has_joined=False, has_read=False),
}


@pytest.mark.parametrize("name", DRAWN)
def test_people_see_how_far_they_are(name, snapshot):
    progress = DRAWN[name]
    message = {"text": progress_words(progress), "blocks": progress_section(progress)}
    assert json.loads(json.dumps(message)) == snapshot.use_extension(JSONSnapshotExtension)


def test_without_a_course_there_is_nothing_to_say():
    nothing = made(required=())
    assert (progress_words(nothing), progress_section(nothing)) == ("", [])


def test_beside_the_seats_only_other_dates_are_named():
    seated = made(ONE, chances=[chance(TWO), chance(THREE, NOON + DAY, True)])
    alone = made(ONE, chances=[chance(TWO)])
    drawn = progress_section(seated, beside_seats=True)
    assert "you have a seat" not in json.dumps(drawn)
    assert drawn[:3] == progress_section(alone)[:3]


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_title_of_a_lesson_makes_a_drawing_that_slack_refuses(kind):
    hostile = given.lesson(HOSTILE[kind][:150], 1, id=UUID(int=4))
    training = given.training(lesson_id=hostile.id, place=HOSTILE[kind][:200])
    found = made(required=(hostile,), chances=[Chance(training, hostile, False)])
    assert block_flaws(progress_section(found), "home") == []
    assert "<!channel>" not in progress_words(found)
