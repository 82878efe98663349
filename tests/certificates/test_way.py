"""How many are how far: numbers for the team, a fixed number of questions, nobody's name."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from bot.certificates import section
from bot.certificates.rules import figures
from bot.certificates.store import awards, mine, validity, way
from bot.errors import Refusal
from bot.members.models import Member
from bot.members.viewer import Viewer
from bot.trainings.models import Attendance, Means, Presence
from tests import given
from tests.certificates import titles
from tests.given import ANA, BEN, DANA, JOINED, MONDAY, NOON

pytestmark = pytest.mark.both_databases
DAY = timedelta(days=1)


def crowd(session, training, first, last):
    """Let so many more people, who take part, have been at a training."""
    people = [f"U{n:05}" for n in range(first, last)]
    session.add_all(given.member(who, joined_at=JOINED) for who in people)
    session.add_all(there(training, who) for who in people)
    session.flush()
    return people


def there(training, who):
    return Attendance(
        training_id=training.id,
        member_id=who,
        presence=Presence.THERE,
        means=Means.LIST,
        by=DANA,
        at=NOON,
    )


def test_people_are_counted_by_how_many_lessons_they_have(session):
    course = titles.town(session, lessons=3)
    one, two = (titles.planned(session, lesson, NOON) for lesson in course[:2])
    crowd(session, one, 0, 7)
    both = crowd(session, one, 7, 16)
    session.add_all(there(two, who) for who in both)
    titles.certified(session)
    found = way.way(session, MONDAY)
    assert found.bearers == 1
    assert found.counts == [3, 7, 9, 0]
    assert figures.told(found.counts) == [None, 7, 9, None]


def test_lessons_without_a_date_are_told_with_how_many_wait_for_one(session):
    course = titles.town(session, lessons=3)
    one = titles.planned(session, course[0], NOON)
    titles.planned(session, course[1], NOON + DAY)
    crowd(session, one, 0, 6)
    found = way.stuck(session, NOON)
    assert ([lesson.title for lesson in found.lessons], found.people) == (
        [course[0].title, course[2].title],
        6,
    )
    titles.planned(session, course[2], NOON + DAY)
    titles.planned(session, course[0], NOON + DAY)
    assert way.stuck(session, NOON) == ([], 0)


def test_only_leads_open_the_window_and_only_the_team_reads_the_number_on_its_home(session):
    course = titles.town(session, lessons=2)
    crowd(session, titles.planned(session, course[0], NOON), 0, 6)
    with pytest.raises(Refusal, match="Only a lead"):
        mine.desk(session, by=BEN, at=NOON)
    assert mine.desk(session, by=DANA, at=NOON)[1] == []
    homes = {who: seen(session, who) for who in (ANA, BEN, DANA)}
    assert [found is not None for found in homes.values()] == [False, True, True]


def seen(session, who):
    """Read what the team's part of somebody's Home shows."""
    member = session.get_one(Member, who)
    return section.read_for_team(session, Viewer(member, given.programme(), NOON))


def test_a_whole_town_takes_as_many_questions_as_a_handful(session):
    course = titles.town(session, lessons=5)
    training = titles.planned(session, course[0], NOON)
    crowd(session, training, 0, 10)
    few = questions(session)
    crowd(session, training, 10, 1_000)
    assert questions(session) == few
    assert way.way(session, NOON).counts == [4, 1_000, 0, 0, 0, 0]
    assert awards.whole_course(session, "", 50) == []
    assert validity.ambassadors(session, NOON) == []


def questions(session):
    """Count what a look at the whole town asks."""
    asked = []

    def listen(*parts):
        asked.append(parts[2])

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", listen)
    way.way(session, NOON)
    awards.whole_course(session, "", 50)
    validity.ambassadors(session, NOON)
    event.remove(engine, "before_cursor_execute", listen)
    return len(asked)
