"""What waits for somebody off duty is taken back before it is no longer true."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.errors import FormRefusal, Refusal
from bot.outbox.models import Card, Delivery, State
from bot.stories import acts
from bot.stories.rules.captions import Wording
from bot.stories.rules.steps import Schedule, Words
from tests import given
from tests.given import ANA, BEN, CHRIS, DANA, MONDAY

pytestmark = pytest.mark.both_databases


@pytest.fixture
def story(session):
    given.people(session)
    return given.saved(session, given.story())


def waiting(session, member_id):
    standing = (col(Delivery.lane) == member_id, col(Delivery.state) != State.WITHDRAWN)
    return [
        row.body["text"].split(" <!date")[0]
        for row in session.scalars(select(Delivery).where(*standing))
    ]


def edit(session, story, headline="The pool reopens at 10"):
    words = Words(story.link, headline, story.why, [Wording("en", given.CAPTION)])
    acts.reword(session, story.id, words, version=story.version, by=BEN, at=MONDAY)


def test_who_was_declined_after_all_reads_only_the_last_word(session, story):
    acts.approve(session, story.id, version=1, by=BEN, at=MONDAY)
    acts.decline(session, story.id, "Too late.", version=1, by=CHRIS, at=MONDAY)
    assert waiting(session, ANA) == [
        "<@U0CHRIS> read your story “The pool reopens on Friday” and said no. Too late."
    ]


def test_an_approval_that_an_edit_undid_is_told_when_it_comes_again(session, story):
    acts.approve(session, story.id, version=1, by=BEN, at=MONDAY)
    edit(session, story)
    assert waiting(session, ANA) == []
    acts.approve(session, story.id, version=2, by=CHRIS, at=MONDAY)
    assert waiting(session, ANA) == [
        "<@U0CHRIS> approved your story “The pool reopens at 10”. It goes out"
    ]


def test_a_step_that_changes_nothing_takes_nothing_back(session, story):
    acts.approve(session, story.id, version=1, by=BEN, at=MONDAY)
    edit(session, story, headline=story.headline)
    assert len(waiting(session, ANA)) == 1


def test_nobody_is_asked_about_words_that_were_changed_since(session, story):
    edit(session, story)
    acts.ask_suggester(session, story.id, version=2, by=BEN, at=MONDAY)
    acts.ask_leads(session, story.id, version=2, by=BEN, at=MONDAY)
    edit(session, story, headline="The pool reopens at 11")
    assert (waiting(session, ANA), waiting(session, DANA)) == ([], [])


@pytest.mark.parametrize(
    ("decide", "by"),
    [(acts.approve, CHRIS), (acts.confirm, ANA), (partial(acts.decline, note="No."), CHRIS)],
)
def test_nobody_is_asked_about_what_is_decided(session, story, decide, by):
    edit(session, story)
    acts.ask_suggester(session, story.id, version=2, by=BEN, at=MONDAY)
    acts.ask_leads(session, story.id, version=2, by=BEN, at=MONDAY)
    decide(session, story.id, version=2, by=by, at=MONDAY)
    asked = [text for text in waiting(session, ANA) if text.startswith("Is this right?")]
    assert (asked, waiting(session, DANA)) == ([], [])


def test_a_story_that_ended_while_it_waited_does_not_go_out_in_words(session, story):
    story.expires_at = MONDAY + timedelta(hours=1)
    acts.approve(session, story.id, version=1, by=BEN, at=MONDAY)
    acts.expire(session, story.id, at=MONDAY + timedelta(hours=1))
    assert waiting(session, ANA) == []


def test_the_suggester_can_be_asked_again_after_a_no(session, story):
    edit(session, story)
    acts.ask_suggester(session, story.id, version=2, by=BEN, at=MONDAY)
    acts.object_to(session, story.id, "It is Saturday.", version=2, by=ANA, at=MONDAY)
    again = MONDAY + timedelta(hours=1)
    acts.ask_suggester(session, story.id, version=2, by=BEN, at=again)
    assert waiting(session, ANA) == ["Is this right? <@U0BEN> put your story into these words."] * 2


def test_the_leads_are_asked_once_and_the_card_shows_it(session, story):
    acts.ask_leads(session, story.id, version=1, by=BEN, at=MONDAY)
    with pytest.raises(Refusal, match=r"^The leads were asked about these words already."):
        acts.ask_leads(session, story.id, version=1, by=CHRIS, at=MONDAY)
    assert waiting(session, DANA) == [
        "<@U0BEN> asks you to look at a story: “The pool reopens on Friday”."
    ]
    card = str(session.get(Card, f"review:{story.id}").wanted)
    assert "Ben Okafor asked the leads to look at this. No answer yet." in card
    assert "Ask the leads" not in card


def test_the_leads_can_be_asked_about_the_next_words(session, story):
    acts.ask_leads(session, story.id, version=1, by=BEN, at=MONDAY)
    edit(session, story)
    acts.ask_leads(session, story.id, version=2, by=BEN, at=MONDAY)
    assert waiting(session, DANA) == [
        "<@U0BEN> asks you to look at a story: “The pool reopens at 10”."
    ]


@pytest.mark.parametrize(
    ("may_name", "reader", "who"),
    [
        (True, "U0EMI", "Ana Ruiz"),
        (False, "U0EMI", "A colleague"),
        (False, BEN, "Ana Ruiz"),
        (False, DANA, "Ana Ruiz"),
        (False, ANA, "You"),
    ],
)
def test_the_first_suggester_is_named_as_they_agreed(session, story, may_name, reader, who):
    session.add(given.member("U0EMI"))
    story.may_name = may_name
    with pytest.raises(FormRefusal) as refused:
        acts.suggest(session, story.link, by=reader, at=MONDAY)
    assert refused.value.errors == {
        "what": f"{who} suggested this link a moment ago; it waits for review. "
        "Nothing new was saved."
    }


def test_two_who_give_a_story_its_day_do_not_write_over_each_other(session, story):
    friday = Schedule(publish_at=MONDAY + timedelta(days=4))
    acts.reschedule(session, story.id, friday, version=1, seen=1, by=BEN, at=MONDAY)
    step = Schedule(networks=["x"])
    with pytest.raises(FormRefusal) as refused:
        acts.reschedule(session, story.id, step, version=1, seen=1, by=CHRIS, at=MONDAY)
    assert refused.value.errors == {
        "publish_at": "Ben Okafor changed when and where it goes out a moment ago, so nothing "
        "was saved. Copy what you wrote, close the form and open it again."
    }
    assert (story.publish_at, story.networks) == (friday.publish_at, [])


def test_a_schedule_sent_without_a_change_stands_in_nobodys_way(session, story):
    for by in (BEN, CHRIS):
        acts.reschedule(session, story.id, Schedule(), version=1, seen=1, by=by, at=MONDAY)
    assert (story.schedule_version, story.scheduled_by) == (1, None)


def test_what_changed_meanwhile_is_told_to_nobody_outside_the_team(session, story):
    edit(session, story)
    words, day = Words(story.link, "Mine", "", [Wording("en", "Mine")]), Schedule()
    with pytest.raises(Refusal, match="Only the digital team"):
        acts.reword(session, story.id, words, version=1, by=ANA, at=MONDAY)
    with pytest.raises(Refusal, match="Only the digital team"):
        acts.reschedule(session, story.id, day, version=1, seen=1, by=ANA, at=MONDAY)


def test_nobody_is_reminded_of_a_story_that_has_ended(session):
    given.people(session)
    story = given.saved(session, given.published())
    acts.postpone(session, story.id, by=ANA, at=MONDAY)
    [ends] = session.scalars(select(col(Delivery.until)).where(col(Delivery.lane) == ANA))
    assert ends is not None
    assert ends == story.expires_at
    acts.expire(session, story.id, at=ends)
    assert waiting(session, ANA) == []
