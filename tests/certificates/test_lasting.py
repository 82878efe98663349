"""What time does to titles: in short acts, once, and without a question for each person."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import event, select
from sqlmodel import col

from bot.certificates.acts import announcing, awarding, lasting
from bot.certificates.models import Certificate, Ending
from bot.certificates.store import checking, validity
from bot.certificates.store.certificates import Shape, shape
from bot.certificates.views import notes
from bot.errors import Refusal
from bot.journal.models import Line
from bot.members.models import Member, Preference, Standing
from bot.outbox.models import Delivery, Urgency
from bot.programme import store as programmes
from bot.trainings.models import Presence, TrainingKind
from bot.trainings.store import trainings
from tests import given
from tests.certificates import titles
from tests.certificates.titles import DAY
from tests.given import ANA, BEN, MONDAY, TOWN

pytestmark = pytest.mark.both_databases
END = datetime(2027, 11, 16, 23, 59, 59, tzinfo=TOWN)
AFTER = END + timedelta(hours=1)
AUTUMN = datetime(2027, 10, 13, 12, tzinfo=TOWN)


@pytest.fixture
def town(session):
    """The town, whose policy Ana and Ben have read."""
    titles.town(session)
    titles.read(session)
    titles.read(session, BEN)
    return session


def states(session):
    return {
        one.member_id: (one.edition, one.valid_until, one.ending)
        for one in titles.certificates(session)
    }


def run(session, at):
    while lasting.end_due(session, at=at):
        pass


def test_it_is_valid_to_its_last_second_and_over_after_it(town):
    mine = titles.certified(town)
    second = timedelta(seconds=1)
    assert checking.valid_until(town, "7k2m-91qx", END - second) == END
    assert checking.valid_until(town, "7k2m-91qx", END) is None
    run(town, END - second)
    assert mine.ended_at is None
    run(town, AFTER)
    assert states(town) == {ANA: (1, END, Ending.EXPIRED)}
    assert titles.letters(town, ANA)[-1] == (
        "Your title as an ambassador ended on 16 November 2027. Thank you for bearing it."
    )


@pytest.mark.parametrize("kind", [TrainingKind.OPEN, TrainingKind.REFRESHER])
def test_one_session_in_the_last_year_carries_it_on_under_the_same_number(town, kind):
    mine = titles.certified(town)
    titles.session_for_all(town, AUTUMN, ANA, kind=kind)
    run(town, AFTER)
    later = datetime(2028, 11, 16, 23, 59, 59, tzinfo=TOWN)
    assert states(town) == {ANA: (2, later, None)}
    assert checking.valid_until(town, mine.number, AFTER) == later
    picture, document = titles.enclosed(town, ANA)[-1]
    assert (picture[0], document[0]) == ("certificates.picture", "certificates.document")
    run(town, AFTER)
    assert states(town) == {ANA: (2, later, None)}


def test_who_was_not_there_or_came_a_year_ago_is_not_carried_on(town):
    titles.certified(town)
    titles.certified(town, BEN, number="91QX7K2M")
    missed = titles.session_for_all(town, AUTUMN)
    titles.attend(town, missed, ANA, Presence.NOT_THERE)
    titles.session_for_all(town, MONDAY - DAY, BEN)
    run(town, AFTER)
    assert [ending for _, _, ending in states(town).values()] == [Ending.EXPIRED] * 2


def test_a_lesson_of_the_course_attended_again_does_not_carry_it_on(town):
    titles.certified(town)
    lesson = given.lesson("Again", 9)
    town.add(lesson)
    town.flush()
    titles.attend(town, titles.planned(town, lesson, AUTUMN))
    run(town, AFTER)
    assert states(town)[ANA] == (1, END, Ending.EXPIRED)


def test_a_new_policy_leaves_it_valid_for_thirty_days_then_it_rests_until_it_is_read(town):
    mine = titles.certified(town)
    titles.new_policy(town, MONDAY + DAY)
    rests = MONDAY + 31 * DAY
    assert checking.valid_until(town, mine.number, rests - timedelta(seconds=1)) == END
    assert checking.valid_until(town, mine.number, rests) is None
    assert shape(town, mine, rests) is Shape.RESTING
    assert validity.ambassadors(town, rests) == []
    titles.read(town, at=rests + DAY)
    assert checking.valid_until(town, mine.number, rests + DAY) == END
    assert validity.ambassadors(town, rests + DAY) == [ANA]


def test_one_new_version_after_the_other_does_not_begin_the_thirty_days_anew(town):
    mine = titles.certified(town)
    for n in (1, 20, 29):
        titles.new_policy(town, MONDAY + n * DAY)
    assert shape(town, mine, MONDAY + 30 * DAY) is Shape.VALID
    assert shape(town, mine, MONDAY + 31 * DAY) is Shape.RESTING
    titles.read(town, at=MONDAY + 32 * DAY)
    assert shape(town, mine, MONDAY + 100 * DAY) is Shape.VALID


def test_what_rests_is_not_carried_on_but_given_anew_once_the_policy_is_read(town):
    titles.attend_all(town, trainings.lessons(town))
    (mine,) = titles.certificates(town)
    titles.new_policy(town, AUTUMN - 60 * DAY)
    titles.session_for_all(town, AUTUMN, ANA)
    after = mine.valid_until + DAY
    run(town, after)
    assert [one.ending for one in titles.certificates(town)] == [Ending.EXPIRED]
    assert notes.READ_BACK in titles.newest(town, ANA)
    titles.read(town, at=after)
    assert [one.ending for one in titles.certificates(town)] == [Ending.EXPIRED, None]


def test_leaving_the_workspace_ends_it_and_coming_back_gives_a_new_one(town):
    titles.attend_all(town, trainings.lessons(town))
    (mine,) = titles.certificates(town)
    ana, later = town.get_one(Member, ANA), MONDAY + 60 * DAY
    ana.standing, ana.joined_at = Standing.GONE, None
    town.flush()
    assert checking.valid_until(town, mine.number, later) is None
    before = len(titles.letters(town, ANA))
    run(town, later)
    assert mine.ending is Ending.LEFT
    assert len(titles.letters(town, ANA)) == before - 1  # what waited for them is taken back
    ana.standing, ana.joined_at = Standing.MEMBER, later
    town.flush()
    awarding.catch_up(town, "", at=later)
    assert [one.ending for one in titles.certificates(town)] == [Ending.LEFT, None]


def test_leaving_the_programme_lets_the_title_rest_and_the_certificate_stand(town):
    mine = titles.certified(town)
    titles.joins(town, ANA, None)
    run(town, MONDAY + DAY)
    assert validity.ambassadors(town, MONDAY + DAY) == []
    assert checking.valid_until(town, mine.number, MONDAY + DAY) == END
    titles.joins(town, ANA, MONDAY + 2 * DAY)
    assert validity.ambassadors(town, MONDAY + 2 * DAY) == [ANA]


def remind(session, at):
    for stage in (0, 1):
        while lasting.remind(session, stage, at=at):
            pass
    return len([text for text in titles.letters(session, ANA) if "valid until" in text])


def test_notices_come_thirty_and_seven_days_before_once_each(town):
    titles.certified(town)
    days = [31, 30, 29, 8, 7, 6, 1]
    assert [remind(town, END - n * DAY) for n in days] == [0, 1, 1, 1, 2, 2, 2]
    row = town.scalars(select(Delivery).where(col(Delivery.key).endswith("ends:1"))).one()
    assert (row.news, row.urgency, row.until) == (True, Urgency.BULK, END)


def test_after_an_outage_only_the_last_notice_comes(town):
    titles.certified(town)
    assert remind(town, END - 3 * DAY) == 1


def test_who_came_to_a_session_wants_no_reminders_or_takes_part_no_more_is_not_told(town):
    mine = titles.certified(town)
    town.add(Preference(member_id=ANA, reminders=False, networks=[]))
    town.flush()
    assert remind(town, END - 20 * DAY) == 0
    town.get_one(Preference, ANA).reminders = True
    titles.joins(town, ANA, None)
    assert remind(town, END - 20 * DAY) == 0
    titles.joins(town, ANA, MONDAY)
    titles.session_for_all(town, AUTUMN, ANA)
    assert remind(town, END - 20 * DAY) == 0
    assert mine.ended_at is None


def test_colleagues_are_told_in_one_post_a_working_day_and_not_before_ten(town):
    for n in range(3):
        town.add(given.member(f"U{n}", joined_at=MONDAY))
        given_at = MONDAY + n * timedelta(minutes=1)
        number = f"7K2M91Q{n}"
        titles.certified(town, f"U{n}", number=number, announced=True, awarded_at=given_at)
        titles.read(town, f"U{n}")
    saturday = datetime(2026, 11, 21, 10, tzinfo=TOWN)
    early = datetime(2026, 11, 23, 9, 59, tzinfo=TOWN)
    ten = datetime(2026, 11, 23, 10, tzinfo=TOWN)
    assert [announcing.announce(town, at=at) for at in (saturday, early, ten)] == [0, 0, 1]
    (post,) = titles.letters(town, "programme")
    assert post.startswith("U0, U1 and U2 are Certified Town of Willow Bend")
    titles.certified(town, announced=True)
    assert announcing.announce(town, at=ten + timedelta(hours=3)) is False
    assert announcing.announce(town, at=ten + DAY) is True
    assert announcing.announce(town, at=ten + 2 * DAY) is False
    assert len(titles.letters(town, "programme")) == 2


def test_without_a_channel_nobody_counts_as_told(town):
    mine = titles.certified(town, announced=True)
    programmes.get(town).programme_channel = ""
    assert (announcing.announce(town, at=MONDAY), mine.told_at) == (False, None)
    assert titles.letters(town, "programme") == []
    programmes.get(town).programme_channel = "C0PROGRAMME"
    assert announcing.announce(town, at=MONDAY) is True


def test_what_was_told_cannot_be_taken_back_and_is_nobody_elses_to_tell(town):
    mine = titles.certified(town)
    with pytest.raises(Refusal, match="You have no certificate"):
        announcing.choose(town, mine.id, wanted=True, by=BEN, at=MONDAY)
    announcing.choose(town, mine.id, wanted=True, by=ANA, at=MONDAY)
    announcing.announce(town, at=MONDAY)
    with pytest.raises(Refusal, match="have read it already"):
        announcing.choose(town, mine.id, wanted=False, by=ANA, at=MONDAY + DAY)


def test_five_hundred_titles_that_end_on_one_day_end_in_short_acts(town):
    people = [f"U{n:05}" for n in range(500)]
    town.add_all(given.member(who, joined_at=MONDAY) for who in people)
    town.add_all(
        Certificate(
            number=f"{n:08}",
            member_id=who,
            name=who,
            awarded_at=MONDAY,
            valid_until=END,
        )
        for n, who in enumerate(people)
    )
    town.flush()
    asked = questions(town, lambda: lasting.end_due(town, at=AFTER))
    acts = 1
    while lasting.end_due(town, at=AFTER):
        acts += 1
    assert acts == 10
    assert len(asked) == 6
    over = select(Certificate).where(col(Certificate.ending) == Ending.EXPIRED)
    assert len(town.scalars(over).all()) == 500
    lines = select(Line).where(col(Line.act) == "certificate ended")
    assert len(town.scalars(lines).all()) == 500


def questions(session, act):
    """Do something and list what it asked the database."""
    asked = []

    def listen(_connection, _cursor, statement, *_):
        if statement.lstrip().upper().startswith("SELECT"):
            asked.append(statement)

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", listen)
    act()
    event.remove(engine, "before_cursor_execute", listen)
    return asked
