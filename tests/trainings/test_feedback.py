"""Those who were there are asked once, answer unsigned, and are read from five answers on."""

from datetime import date, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel, col

from bot.errors import Refusal
from bot.journal.models import Line
from bot.outbox.models import Delivery
from bot.trainings.acts import feedback as acts
from bot.trainings.models import Feedback, Presence
from bot.trainings.rules import feedback as rules
from bot.trainings.store import feedback as store
from tests import given
from tests.given import ANA, BEN, CHRIS, DANA, MONDAY
from tests.trainings.voicing import attended, over, said

TODAY = MONDAY.date()
A_DAY = timedelta(days=1)


@pytest.fixture
def town(session):
    given.people(session)
    return session


def asked(session):
    rows = select(Delivery).where(col(Delivery.key).startswith("feedback:"))
    return sorted(row.lane for row in session.scalars(rows))


def answered(*days):
    """Make answers: how many on each day from a Monday on."""
    return [
        Feedback(id=uuid4(), training_id=uuid4(), rating=3, on=date(2026, 11, 16 + day))
        for day, count in enumerate(days)
        for _ in range(count)
    ]


@pytest.mark.parametrize(
    ("days", "read"),
    [((4,), 0), ((5,), 5), ((5, 4), 5), ((3, 3), 6), ((7, 2, 3), 12), ((1, 1, 1, 1, 1, 9), 14)],
)
def test_answers_are_let_go_in_groups_of_at_least_five(days, read):
    assert len(rules.released(answered(*days), date(2026, 11, 30))) == read


def test_no_two_readings_differ_by_fewer_than_five():
    answers = answered(3, 1, 4, 0, 2, 2, 2, 6, 1, 1)
    seen = [len(rules.released(answers, date(2026, 11, 16) + n * A_DAY)) for n in range(12)]
    steps = {later - earlier for earlier, later in pairwise(seen)}
    assert min(steps - {0}) >= rules.FEWEST


def test_what_was_said_today_is_read_tomorrow():
    answers = answered(5)
    assert rules.figures(answers, date(2026, 11, 16)) is None
    figures = rules.figures(answers, date(2026, 11, 17))
    assert figures is not None
    assert (figures.answers, figures.average, figures.by_rating) == (5, 3.0, (0, 0, 5, 0, 0))


def test_comments_stand_in_the_order_of_their_random_ids():
    answers = answered(9)
    for number, one in enumerate(answers):
        one.comment = str(number)
    figures = rules.figures(answers, date(2026, 11, 20))
    assert figures is not None
    assert figures.comments == [one.comment for one in sorted(answers, key=lambda one: one.id)]


@pytest.mark.both_databases
def test_those_who_were_there_are_asked_once(town):
    training = over(town, [ANA, BEN])
    town.add(attended(training, CHRIS, Presence.NOT_THERE))
    town.flush()
    assert acts.ask(town, training.id, at=MONDAY) == 2
    assert acts.ask(town, training.id, at=MONDAY) == 0
    assert asked(town) == [ANA, BEN]


def test_a_host_is_not_asked_about_their_own_training(town):
    training = over(town, [ANA, DANA])
    acts.ask(town, training.id, at=MONDAY)
    assert asked(town) == [ANA]


def test_who_is_marked_later_is_asked_later_and_nobody_twice(town):
    training = over(town, [ANA])
    acts.ask(town, training.id, at=MONDAY)
    town.add(attended(training, CHRIS))
    town.flush()
    assert acts.ask(town, training.id, at=MONDAY + A_DAY) == 1
    assert asked(town) == [ANA, CHRIS]


def test_nobody_is_asked_about_what_was_long_ago(town):
    over(town)
    assert len(store.ended(town, MONDAY)) == 1
    assert store.ended(town, MONDAY + 3 * A_DAY) == []
    assert store.ended(town, MONDAY - timedelta(hours=2)) == []


@pytest.mark.both_databases
def test_a_window_sent_twice_counts_once(town):
    training, once = over(town), said(5)
    for _ in range(2):
        acts.give(town, training.id, once, by=ANA, at=MONDAY)
    assert len(town.scalars(select(Feedback)).all()) == 1


def test_an_answer_keeps_the_day_and_no_more(town):
    training = over(town)
    acts.give(town, training.id, said(4, "  Good.  "), by=ANA, at=MONDAY)
    (kept,) = town.scalars(select(Feedback))
    assert (kept.rating, kept.comment, kept.on) == (4, "Good.", TODAY)
    assert set(SQLModel.metadata.tables["training_feedback"].columns.keys()) == {
        "id",
        "training_id",
        "rating",
        "comment",
        "on",
    }


def test_only_who_was_there_is_heard_and_only_for_two_weeks(town):
    training = over(town, [ANA])
    for by, at, why in (
        (BEN, MONDAY, "Only those who were at this training"),
        (ANA, MONDAY - timedelta(hours=2), "not over yet"),
        (ANA, MONDAY + 15 * A_DAY, "open for two weeks"),
    ):
        with pytest.raises(Refusal, match=why):
            acts.give(town, training.id, said(), by=by, at=at)
    assert town.scalars(select(Feedback)).all() == []


def test_the_record_says_the_day_after_that_there_were_answers(town):
    training = over(town)
    for _ in range(3):
        acts.give(town, training.id, said(), by=ANA, at=MONDAY)
    acts.note_given(town, at=MONDAY)
    assert town.scalars(select(Line)).all() == []
    for _ in range(2):
        acts.note_given(town, at=MONDAY + A_DAY)
    (line,) = town.scalars(select(Line))
    assert (line.by, line.act, line.thing) == ("herald", "feedback given", str(training.id))
    assert line.changed == {"day": "2026-11-16"}


def test_hosts_and_the_team_read_it_and_nobody_else(town):
    training = over(town, [ANA, BEN])
    for by in (BEN, DANA):
        assert store.heard(town, training.id, by=by, at=MONDAY).figures is None
    with pytest.raises(Refusal, match="Only the hosts"):
        store.heard(town, training.id, by=ANA, at=MONDAY)


async def test_who_was_there_answers_by_a_button_and_the_host_reads_it_the_day_after(slack):
    crowd = ["ana", "ben", "chris", "farid", "grace"]
    ids = [slack.member(name).id for name in crowd]
    training = await slack.herald.db.transact(over, ids)
    await slack.wind(hours=0.2)
    for rating, name in zip((5, 5, 4, 4, 1), crowd, strict=True):
        person = slack.member(name)
        assert "How was Training? One question, unsigned." in slack.said_to(person)
        await person.press("Answer", among="How was Training?")
        await person.submit(rating=rating, comment=f"As {rating} says.")
        await person.close()
    dana = slack.member("dana")
    await dana.open_home()
    assert not dana.sees("Read what was said")
    await slack.wind(hours=20)
    await dana.open_home()
    await dana.press("Read what was said")
    assert "3.8 of 5, from 5 answers" in str(dana.view)
    assert str(dana.view).count(" says.") == 5
    assert training.id is not None
