"""Who is given the title, and when: with the last step, once, and to nobody else."""

from datetime import datetime

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.certificates.acts import awarding
from bot.certificates.models import Ending
from bot.certificates.rules.numbers import SIGNS
from bot.journal.models import Line
from bot.members import acts as members
from bot.members.models import Standing
from bot.policies import acts as policies
from bot.trainings.acts import attending
from bot.trainings.models import Means, Presence, TrainingKind, TrainingState
from tests import given
from tests.certificates import titles
from tests.certificates.titles import DAY, MILESTONES, WEEK
from tests.given import ANA, BEN, DANA, MONDAY, NOON, TOWN

pytestmark = pytest.mark.both_databases


def test_the_last_lesson_gives_the_title_and_both_files_in_one_message(session):
    course = titles.town(session)
    titles.read(session)
    for n, lesson in enumerate(course[:4]):
        titles.attend(session, titles.planned(session, lesson, NOON + n * WEEK))
    assert titles.certificates(session) == []
    last = NOON + 4 * WEEK
    titles.attend(session, titles.planned(session, course[4], last), presence=Presence.LATE)
    (mine,) = titles.certificates(session)
    assert (mine.member_id, mine.name, mine.awarded_at) == (ANA, "Ana Ruiz", last)
    assert mine.valid_until == datetime(2027, 12, 16, 23, 59, 59, tzinfo=TOWN)
    assert len(mine.number) == 8
    assert set(mine.number) <= set(SIGNS)
    assert titles.letters(session, ANA) == [
        "Ana Ruiz, you did it: all five. "
        "You are a Certified Town of Willow Bend Social Media Ambassador."
    ]
    about = str(mine.id)
    files = [["certificates.picture", about], ["certificates.document", about]]
    assert titles.enclosed(session, ANA) == [files]


def test_reading_the_policy_last_gives_it_too(session):
    titles.attend_all(session, titles.town(session))
    assert titles.certificates(session) == []
    titles.read(session, at=NOON + 5 * WEEK)
    assert [one.awarded_at for one in titles.certificates(session)] == [NOON + 5 * WEEK]


def test_a_sheet_of_paper_counts_as_reading(session):
    titles.attend_all(session, titles.town(session))
    at, day = NOON + 5 * WEEK, MONDAY.date()
    policies.enter_paper(session, ANA, MILESTONES, signed_on=day, sheet="12", by=DANA, at=at)
    assert [one.member_id for one in titles.certificates(session)] == [ANA]


def test_joining_last_gives_it_too(session):
    course = titles.town(session)
    titles.read(session)
    titles.joins(session, ANA, None)
    titles.attend_all(session, course)
    assert titles.certificates(session) == []
    members.join(session, MILESTONES, by=ANA, at=NOON + 5 * WEEK)
    assert [one.member_id for one in titles.certificates(session)] == [ANA]


def test_an_old_version_of_the_policy_is_not_enough(session):
    course = titles.town(session)
    titles.read(session)
    titles.new_policy(session, MONDAY + DAY)
    titles.attend_all(session, course)
    assert titles.certificates(session) == []


def test_a_lesson_attended_twice_counts_once_and_a_refresher_of_it_counts_as_it(session):
    course = titles.town(session, lessons=2)
    titles.read(session)
    for n in range(2):
        titles.attend(session, titles.planned(session, course[0], NOON + n * WEEK))
    assert titles.certificates(session) == []
    again = titles.planned(session, course[1], NOON + 2 * WEEK, kind=TrainingKind.REFRESHER)
    titles.attend(session, again)
    assert len(titles.certificates(session)) == 1


def test_who_was_not_there_gets_nothing_and_a_correction_gives_it(session):
    course = titles.town(session, lessons=1)
    titles.read(session)
    training = titles.planned(session, course[0])
    titles.attend(session, training, presence=Presence.NOT_THERE)
    assert titles.certificates(session) == []
    titles.attend(session, training, presence=Presence.THERE, at=NOON + DAY)
    assert [one.awarded_at for one in titles.certificates(session)] == [NOON + DAY]


def test_what_was_cancelled_and_what_teaches_nothing_does_not_count(session):
    course = titles.town(session, lessons=1)
    titles.read(session)
    titles.session_for_all(session, NOON, ANA)
    cancelled = titles.planned(session, course[0], NOON + DAY, state=TrainingState.CANCELLED)
    titles.attend(session, cancelled)
    assert titles.certificates(session) == []


def test_a_lesson_retired_between_the_fourth_and_the_fifth_gives_it_within_the_hour(session):
    course = titles.town(session)
    titles.read(session)
    titles.attend_all(session, course[:4])
    course[4].retired_at = NOON + 4 * WEEK
    session.flush()
    assert awarding.catch_up(session, "", at=NOON + 4 * WEEK) is None
    assert [one.member_id for one in titles.certificates(session)] == [ANA]
    assert titles.letters(session, ANA)[0].startswith("Ana Ruiz, you did it: all four.")


def test_an_earned_lesson_counts_for_what_took_its_place_and_for_what_took_that_ones(session):
    course = titles.town(session, lessons=2)
    titles.read(session)
    titles.attend_all(session, course)
    (first,) = titles.certificates(session)
    newer, newest = given.lesson("Video 2", 3), given.lesson("Video 3", 4)
    session.add_all([newer, newest])
    session.flush()
    course[1].retired_at, course[1].replaced_by = NOON, newer.id
    newer.retired_at, newer.replaced_by = NOON, newest.id
    session.flush()
    titles.read(session, BEN)
    titles.attend(session, titles.planned(session, course[0], NOON + 9 * WEEK), BEN)
    titles.attend(session, titles.planned(session, course[1], NOON + 10 * WEEK), BEN)
    assert [one.member_id for one in titles.certificates(session)] == [first.member_id, BEN]


def test_a_course_without_lessons_gives_nobody_a_title(session):
    titles.town(session, lessons=0)
    titles.read(session)
    awarding.award_if_due(session, ANA, NOON)
    awarding.catch_up(session, "", at=NOON)
    assert titles.certificates(session) == []


def test_who_has_left_the_workspace_gets_none(session):
    course = titles.town(session, lessons=1)
    titles.read(session)
    gone = given.member("U0GONE", standing=Standing.GONE, joined_at=MONDAY)
    session.add(gone)
    session.flush()
    titles.attend(session, titles.planned(session, course[0]), "U0GONE")
    assert titles.certificates(session) == []


def test_whoever_bears_it_is_not_given_it_twice(session):
    course = titles.town(session, lessons=1)
    titles.read(session)
    titles.attend_all(session, course)
    titles.attend(session, titles.planned(session, course[0], NOON + WEEK))
    awarding.award_if_due(session, ANA, NOON + 2 * WEEK)
    awarding.catch_up(session, "", at=NOON + 2 * WEEK)
    assert len(titles.certificates(session)) == 1
    assert len(titles.letters(session, ANA)) == 1


def test_after_it_expired_a_session_within_a_year_brings_it_back(session):
    course = titles.town(session, lessons=1)
    titles.read(session)
    titles.attend_all(session, course)
    (first,) = titles.certificates(session)
    first.ended_at, first.ending = first.valid_until, Ending.EXPIRED
    session.flush()
    later = first.valid_until + 10 * DAY
    awarding.catch_up(session, "", at=later)
    assert len(titles.certificates(session)) == 1
    titles.session_for_all(session, later, ANA)
    numbers = [one.number for one in titles.certificates(session)]
    assert len(set(numbers)) == 2


def test_what_two_people_took_back_does_not_come_back_by_itself(session):
    course = titles.town(session, lessons=1)
    titles.read(session)
    titles.attend_all(session, course)
    (first,) = titles.certificates(session)
    first.ended_at, first.ending = NOON + DAY, Ending.WITHDRAWN
    session.flush()
    titles.session_for_all(session, NOON + WEEK, ANA)
    awarding.catch_up(session, "", at=NOON + 2 * WEEK)
    assert len(titles.certificates(session)) == 1


def test_a_whole_town_is_caught_up_with_in_pages(session):
    course = titles.town(session, lessons=1)
    people = [given.member(f"U{n:05}", joined_at=MONDAY) for n in range(60)]
    session.add_all(people)
    session.flush()
    training = titles.planned(session, course[0], capacity=None)
    for person in people:
        titles.read(session, person.slack_id)
        came = (session, training, person.slack_id, Presence.THERE, Means.LIST)
        attending.mark(*came, by=DANA, at=NOON, milestones=())
    pages, after = 0, awarding.catch_up(session, "", at=NOON)
    while after is not None:
        pages, after = pages + 1, awarding.catch_up(session, after, at=NOON)
    assert pages == 2
    assert len(titles.certificates(session)) == 60


def test_each_title_is_on_record(session):
    titles.read_and_attend(session)
    (mine,) = titles.certificates(session)
    line = session.scalars(select(Line).where(col(Line.act) == "certificate awarded")).one()
    assert (line.by, line.thing) == ("herald", str(mine.id))
    until = "2027-11-18T23:59:59-05:00"
    assert line.changed == {"number": mine.number, "valid_until": ["", until]}
