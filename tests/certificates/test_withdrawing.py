"""Taking a title back, step by step: told to the person, on record, and never by one alone."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.certificates.acts import awarding, lasting, looking, withdrawing
from bot.certificates.models import Ending, Step
from bot.certificates.store import hearings
from bot.certificates.views import hearing as views
from bot.errors import FormRefusal, Refusal
from bot.journal.models import Line, Look
from bot.members.models import Member, Standing
from tests.certificates import titles
from tests.certificates.titles import DAY
from tests.given import ANA, BEN, CHRIS, DANA, MONDAY

pytestmark = pytest.mark.both_databases


@pytest.fixture
def mine(session):
    """Ana's title."""
    titles.town(session)
    titles.read(session)
    return titles.certified(session)


def propose(session, mine):
    return withdrawing.propose(session, mine.id, "Why not?", by=DANA, at=MONDAY).withdrawal


def test_each_step_is_on_record_with_who_and_why(session, mine):
    waits = propose(session, mine)
    withdrawing.answer(session, waits.id, "Because.", by=ANA, at=MONDAY)
    withdrawing.confirm(session, waits.id, by=BEN, at=MONDAY)
    withdrawing.undo(session, waits.id, "A mistake.", by=DANA, at=MONDAY + DAY)
    lines = session.scalars(select(Line).where(col(Line.thing) == str(waits.id)))
    assert [(line.act, line.by, line.why) for line in lines] == [
        ("withdrawal proposed", DANA, "Why not?"),
        ("withdrawal answered", ANA, ""),
        ("certificate withdrawn", BEN, ""),
        ("withdrawal undone", DANA, "A mistake."),
    ]


def test_the_person_hears_of_each_step(session, mine):
    waits = propose(session, mine)
    withdrawing.drop(session, waits.id, "A mistake.", by=DANA, at=MONDAY)
    again = propose(session, mine)
    withdrawing.answer(session, again.id, "Because.", by=ANA, at=MONDAY)
    withdrawing.confirm(session, again.id, by=CHRIS, at=MONDAY)
    assert [text.partition(".")[0] for text in titles.letters(session, ANA)] == [
        "A lead proposes to take your title back",
        "Nobody takes your title back: the proposal was dropped",
        "A lead proposes to take your title back",
        "Your title as an ambassador was taken back; two people decided it",
    ]


def test_it_stays_valid_until_the_second_confirms_and_comes_back_as_it_was(session, mine):
    waits = propose(session, mine)
    assert mine.ended_at is None
    withdrawing.answer(session, waits.id, "Because.", by=ANA, at=MONDAY)
    withdrawing.confirm(session, waits.id, by=BEN, at=MONDAY)
    assert (mine.ending, waits.step) == (Ending.WITHDRAWN, Step.WITHDRAWN)
    awarding.award_if_due(session, ANA, MONDAY)
    assert len(titles.certificates(session)) == 1
    until = mine.valid_until
    withdrawing.undo(session, waits.id, "A mistake.", by=DANA, at=MONDAY + DAY)
    assert (mine.ended_at, mine.ending, mine.valid_until) == (None, None, until)


def test_the_first_of_two_must_still_lead_if_the_second_does_not(session, mine):
    waits = propose(session, mine)
    withdrawing.answer(session, waits.id, "Because.", by=ANA, at=MONDAY)
    session.get_one(Member, DANA).is_lead = False
    session.flush()
    with pytest.raises(Refusal, match="One of the two has to be a lead"):
        withdrawing.confirm(session, waits.id, by=BEN, at=MONDAY)
    session.get_one(Member, CHRIS).is_lead = True
    session.flush()
    withdrawing.confirm(session, waits.id, by=CHRIS, at=MONDAY)
    assert mine.ending is Ending.WITHDRAWN


def test_who_proposed_and_left_us_is_no_lead_any_more(session, mine):
    waits = propose(session, mine)
    withdrawing.answer(session, waits.id, "Because.", by=ANA, at=MONDAY)
    session.get_one(Member, DANA).standing = Standing.GONE
    session.flush()
    with pytest.raises(Refusal, match="One of the two has to be a lead"):
        withdrawing.confirm(session, waits.id, by=BEN, at=MONDAY)


def test_what_is_about_oneself_is_in_nobodys_list_of_work(session, mine):
    session.get_one(Member, ANA).in_team_channel = True
    propose(session, mine)
    assert hearings.open_for(session, ANA) == []
    assert len(hearings.open_for(session, BEN)) == 1
    with pytest.raises(Refusal, match="about your own title"):
        withdrawing.look(session, hearings.open_for(session, BEN)[0][0].id, by=ANA, at=MONDAY)


def test_whoever_is_looked_up_can_see_that_they_were(session, mine):
    found = looking.look_up(session, ANA, by=DANA, at=MONDAY)
    assert (found.name, found.certificate, found.hearing) == ("Ana Ruiz", mine, None)
    assert [(one.member_id, one.by) for one in session.scalars(select(Look))] == [(ANA, DANA)]
    assert looking.look_up(session, BEN, by=DANA, at=MONDAY).certificate is None
    with pytest.raises(FormRefusal, match="nobody of this name"):
        looking.look_up(session, "U0NOBODY", by=DANA, at=MONDAY)
    with pytest.raises(Refusal, match="Only a lead"):
        looking.look_up(session, ANA, by=BEN, at=MONDAY)


def test_a_title_that_ends_meanwhile_waits_for_nobody(session, mine):
    waits = propose(session, mine)
    later = mine.valid_until + DAY
    while lasting.end_due(session, at=later):
        pass
    assert hearings.open_for(session, BEN) == []
    with pytest.raises(Refusal, match="over already"):
        withdrawing.confirm(session, waits.id, by=BEN, at=later)
    withdrawing.drop(session, waits.id, "It is over.", by=DANA, at=later)
    assert views.CLOSED in titles.newest(session, ANA)


def test_what_is_undone_after_its_last_day_says_so(session, mine):
    waits = propose(session, mine)
    withdrawing.answer(session, waits.id, "Because.", by=ANA, at=MONDAY)
    withdrawing.confirm(session, waits.id, by=BEN, at=MONDAY)
    withdrawing.undo(session, waits.id, "A mistake.", by=DANA, at=mine.valid_until + DAY)
    assert "does not last on by itself" in titles.newest(session, ANA)
