"""Things are handed in for an open session, signed or not, and forgotten thirty days later."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.errors import FormRefusal, Refusal
from bot.journal.models import Line
from bot.trainings.acts import open_sessions as acts
from bot.trainings.acts.showing import show
from bot.trainings.models import Submission, TrainingState
from bot.trainings.store import open_sessions as store
from tests import given
from tests.given import ANA, BEN, DANA, MONDAY, NOON
from tests.trainings.voicing import over, session_to_come, words

A_DAY = timedelta(days=1)


@pytest.fixture
def town(session):
    given.people(session)
    return session


def kept(session):
    return [(row.words, row.member_id) for row in session.scalars(select(Submission))]


@pytest.mark.both_databases
def test_a_name_stands_under_it_only_if_somebody_wishes(town):
    training = session_to_come(town)
    acts.hand_in(town, training.id, words("Mine", signed=True), by=ANA, at=MONDAY)
    acts.hand_in(town, training.id, words("Nobody's"), by=ANA, at=MONDAY)
    assert sorted(kept(town)) == [("Mine", ANA), ("Nobody's", None)]
    (line,) = town.scalars(select(Line))
    assert (line.by, line.act, line.changed) == (ANA, "handed in", {"topic": "question"})


@pytest.mark.both_databases
def test_a_window_sent_twice_counts_once(town):
    training, once = session_to_come(town), words(signed=True)
    for _ in range(2):
        acts.hand_in(town, training.id, once, by=ANA, at=MONDAY)
    assert len(kept(town)) == 1
    assert len(town.scalars(select(Line)).all()) == 1


def test_nothing_is_handed_in_where_nobody_would_read_it(town):
    coming, lesson = session_to_come(town), over(town)
    cancelled = session_to_come(town, state=TrainingState.CANCELLED)
    for training, at, why in (
        (coming, NOON + timedelta(hours=1), "is over"),
        (cancelled, MONDAY, "was cancelled"),
        (lesson, MONDAY, "for open sessions only"),
    ):
        with pytest.raises(Refusal, match=why):
            acts.hand_in(town, training.id, words(), by=ANA, at=at)
    with pytest.raises(FormRefusal):
        acts.hand_in(town, coming.id, words("   "), by=ANA, at=MONDAY)
    assert kept(town) == []


def test_hosts_and_the_team_read_it_and_nobody_else(town):
    training = session_to_come(town)
    acts.hand_in(town, training.id, words("Mine"), by=ANA, at=MONDAY)
    for by in (BEN, DANA):
        (found,) = store.handed_in(town, training.id, by=by).submissions
        assert found.words == "Mine"
    with pytest.raises(Refusal, match="Only the hosts"):
        store.handed_in(town, training.id, by=ANA)


@pytest.mark.both_databases
def test_thirty_days_after_the_session_it_is_forgotten(town):
    training = session_to_come(town)
    acts.hand_in(town, training.id, words(), by=ANA, at=MONDAY)
    assert acts.forget(town, at=training.ends_at + 30 * A_DAY) == 0
    assert acts.forget(town, at=training.ends_at + 31 * A_DAY) == 1
    assert kept(town) == []
    assert [line.act for line in town.scalars(select(Line))] == ["what was handed in forgotten"]


def announced(session, at):
    training = session_to_come(session)
    show(session, training, at)
    return training


async def test_a_question_is_handed_in_from_the_card_and_read_on_the_hosts_home(slack):
    await slack.herald.db.transact(announced, slack.clock.now())
    await slack.settle()
    ana, dana = slack.member("ana"), slack.member("dana")
    await ana.press("Hand something in")
    await ana.submit(topic="question", what="Why was the bridge closed?")
    assert "without your name" in str(ana.view)
    await ana.close()
    await ana.press("Hand something in")
    await ana.submit(topic="offer", what="I take pictures.", signed=["yes"])
    await ana.close()
    await dana.open_home()
    await dana.press("See what was handed in")
    read = str(dana.view)
    assert "Why was the bridge closed?" in read
    assert "Unsigned" in read
    assert read.count("U0ANA") == 1


async def test_it_is_handed_in_from_the_command_and_the_home_too(slack):
    await slack.herald.db.transact(announced, slack.clock.now())
    ana = slack.member("ana")
    await ana.open_home()
    assert ana.sees("Hand something in")
    await ana.command("/training", channel="general")
    await ana.press("Hand something in")
    await ana.submit(topic="idea", what="A walk through town.")
    assert "Thank you" in str(ana.view)
