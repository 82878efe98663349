"""Two stand behind what goes out."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.errors import FormRefusal, Refusal
from bot.journal.models import Line
from bot.outbox.models import Card, Delivery
from bot.stories import acts
from bot.stories.models import StoryStatus
from bot.stories.rules.captions import Wording
from bot.stories.rules.review import OWN_WORDS, Stale
from bot.stories.rules.steps import Schedule, Words
from bot.stories.store import stories
from tests import given
from tests.given import ANA, BEN, CHRIS, DANA, MONDAY

LATER = MONDAY + timedelta(minutes=2)


pytestmark = pytest.mark.both_databases


@pytest.fixture
def story(session):
    given.people(session)
    return given.saved(session, given.story())


def told(session, member_id):
    rows = session.scalars(select(Delivery).where(Delivery.lane == member_id))
    return [row.body["text"] for row in rows if row.body]


def lines(session):
    return [(line.by, line.act) for line in session.scalars(select(Line))]


def edit(session, story, *, by, headline="The pool reopens on Friday at 10", version=1):
    words = Words(story.link, headline, story.why, [Wording("en", given.CAPTION)])
    return acts.reword(session, story.id, words, version=version, by=by, at=MONDAY)


def test_a_colleague_approves_what_a_member_suggested(session, story):
    acts.approve(session, story.id, version=1, by=BEN, at=MONDAY)
    assert story.status is StoryStatus.APPROVED
    assert told(session, ANA) == [
        (
            "<@U0BEN> approved your story “The pool reopens on Friday”. "
            "It goes out <!date^1794841200^{date_short_pretty} at {time}|16 Nov 2026, 15:00 UTC>."
        )
    ]
    assert lines(session) == [(BEN, "story approved")]


def test_nobody_approves_their_own_words_not_even_a_lead(session, story):
    edit(session, story, by=DANA)
    with pytest.raises(Refusal) as refused:
        acts.approve(session, story.id, version=2, by=DANA, at=MONDAY)
    assert refused.value.sentence == OWN_WORDS
    assert [offer.label for offer in refused.value.offers] == ["Ask the suggester", "Ask the leads"]


def test_a_member_outside_the_team_approves_nothing(session, story):
    with pytest.raises(Refusal, match="Only the digital team"):
        acts.approve(session, story.id, version=1, by=ANA, at=MONDAY)


def test_the_second_approver_reads_who_was_faster_and_when_it_goes_out(session, story):
    acts.approve(session, story.id, version=1, by=BEN, at=MONDAY)
    with pytest.raises(Stale) as refused:
        acts.approve(session, story.id, version=1, by=CHRIS, at=LATER)
    assert refused.value.sentence == (
        "Ben Okafor approved this two minutes ago. It goes out today at 10:02."
    )


def test_who_presses_twice_reads_that_it_is_done(session, story):
    acts.approve(session, story.id, version=1, by=BEN, at=MONDAY)
    with pytest.raises(Stale, match=r"^You approved this a moment ago. It goes out today"):
        acts.approve(session, story.id, version=1, by=BEN, at=MONDAY)


def test_an_edit_by_the_team_waits_for_somebody_else(session, story):
    edit(session, story, by=BEN)
    acts.approve(session, story.id, version=2, by=CHRIS, at=MONDAY)
    assert (story.status, story.changed_by, story.decided_by) == (
        StoryStatus.APPROVED,
        BEN,
        CHRIS,
    )


def test_an_approval_of_the_old_words_does_not_count_for_the_new_ones(session, story):
    edit(session, story, by=BEN)
    with pytest.raises(Stale, match=r"^Ben Okafor changed this two minutes ago"):
        acts.approve(session, story.id, version=1, by=CHRIS, at=LATER)
    assert story.status is StoryStatus.SUGGESTED


def test_the_suggesters_yes_completes_the_pair(session, story):
    edit(session, story, by=BEN)
    acts.ask_suggester(session, story.id, version=2, by=BEN, at=MONDAY)
    assert told(session, ANA) == ["Is this right? <@U0BEN> put your story into these words."]
    acts.confirm(session, story.id, version=2, by=ANA, at=MONDAY)
    assert (story.status, story.decided_by) == (StoryStatus.APPROVED, ANA)
    assert told(session, ANA) == ["Is this right? <@U0BEN> put your story into these words."]


def test_nobody_else_answers_for_the_suggester(session, story):
    edit(session, story, by=BEN)
    acts.ask_suggester(session, story.id, version=2, by=BEN, at=MONDAY)
    with pytest.raises(Refusal, match="Only the person who suggested"):
        acts.confirm(session, story.id, version=2, by=CHRIS, at=MONDAY)


def test_a_suggesters_no_goes_back_to_the_team_with_a_note(session, story):
    edit(session, story, by=BEN)
    acts.ask_suggester(session, story.id, version=2, by=BEN, at=MONDAY)
    acts.object_to(session, story.id, "It is Saturday.", version=2, by=ANA, at=MONDAY)
    assert (story.objection, story.asked_version) == ("It is Saturday.", None)
    assert told(session, "team") == [
        "<@U0BEN>: the suggester would change this. It is Saturday.",
    ]


def test_a_team_member_who_left_the_team_is_no_second_pair(session, story):
    edit(session, story, by=BEN)
    acts.ask_suggester(session, story.id, version=2, by=BEN, at=MONDAY)
    ben = session.get(type(given.member()), BEN)
    ben.in_team_channel = False
    with pytest.raises(Refusal, match="isn't on the digital team any more"):
        acts.confirm(session, story.id, version=2, by=ANA, at=MONDAY)


def test_nobody_is_asked_about_words_that_nobody_changed(session, story):
    with pytest.raises(Refusal, match="Nobody has changed this"):
        acts.ask_suggester(session, story.id, version=1, by=BEN, at=MONDAY)


def test_the_suggester_is_asked_once_about_the_same_words(session, story):
    edit(session, story, by=BEN)
    acts.ask_suggester(session, story.id, version=2, by=BEN, at=MONDAY)
    with pytest.raises(Refusal, match="was asked about these words already"):
        acts.ask_suggester(session, story.id, version=2, by=CHRIS, at=MONDAY)


def test_a_lead_without_another_lead_reads_how_to_get_one(session, story):
    with pytest.raises(Refusal, match="There is no other lead"):
        acts.ask_leads(session, story.id, version=1, by=DANA, at=MONDAY)


def test_a_declined_story_comes_back_with_the_note(session, story):
    acts.decline(session, story.id, "It is old news.", version=1, by=BEN, at=MONDAY)
    assert story.status is StoryStatus.DECLINED
    assert told(session, ANA) == [
        "<@U0BEN> read your story “The pool reopens on Friday” and said no. It is old news."
    ]
    with pytest.raises(Stale, match=r"^Ben Okafor declined this two minutes ago.$"):
        acts.approve(session, story.id, version=1, by=CHRIS, at=LATER)


def test_a_no_that_was_begun_before_somebody_approved_is_told_of_it(session, story):
    acts.approve(session, story.id, version=1, by=BEN, at=MONDAY)
    seen = StoryStatus.SUGGESTED
    with pytest.raises(Stale, match=r"^Ben Okafor approved this"):
        acts.decline(session, story.id, "It is old.", version=1, seen=seen, by=DANA, at=LATER)
    assert story.status is StoryStatus.APPROVED


def test_a_decline_without_a_note_is_asked_for_one(session, story):
    with pytest.raises(FormRefusal) as refused:
        acts.decline(session, story.id, "", version=1, by=BEN, at=MONDAY)
    assert refused.value.errors == {
        "note": "Please say why, in a sentence. The suggester reads it."
    }


def test_a_story_without_a_caption_is_not_approved(session):
    given.people(session)
    bare = given.story(headline="")
    session.add(bare)
    session.flush()
    with pytest.raises(Refusal, match="this still needs a headline and at least one caption"):
        acts.approve(session, bare.id, version=1, by=BEN, at=MONDAY)


def test_a_step_sent_without_a_change_makes_nobody_the_last_to_change_it(session, story):
    edit(session, story, by=BEN, headline=story.headline)
    assert (story.version, story.changed_by) == (1, ANA)
    assert lines(session) == [(BEN, "story edited")]


def test_a_new_hour_leaves_an_approval_standing(session, story):
    acts.approve(session, story.id, version=1, by=BEN, at=MONDAY)
    step = Schedule(publish_at=MONDAY + timedelta(days=1))
    acts.reschedule(session, story.id, step, version=1, seen=1, by=BEN, at=MONDAY)
    assert (story.status, story.version) == (StoryStatus.APPROVED, 1)


def test_new_words_undo_an_approval(session, story):
    acts.approve(session, story.id, version=1, by=BEN, at=MONDAY)
    edit(session, story, by=BEN)
    assert (story.status, story.decided_by) == (StoryStatus.SUGGESTED, None)


def test_two_editors_do_not_write_over_each_other(session, story):
    edit(session, story, by=BEN)
    with pytest.raises(FormRefusal) as refused:
        edit(session, story, by=CHRIS, headline="Another")
    assert refused.value.errors == {
        "headline": "Ben Okafor changed this story a moment ago, so nothing was saved. "
        "Copy what you wrote, close the form and open it again."
    }


def test_every_captions_change_replaces_all_of_them(session, story):
    words = Words(
        story.link, story.headline, story.why, [Wording("en", "One"), Wording("es", "Dos")]
    )
    acts.reword(session, story.id, words, version=1, by=BEN, at=MONDAY)
    kept = [(c.position, c.language, c.text) for c in stories.captions(session, story.id)]
    assert kept == [(0, "en", "One"), (1, "es", "Dos")]


def test_a_card_is_drawn_once_for_each_state(session, story):
    acts.approve(session, story.id, version=1, by=BEN, at=MONDAY)
    card = session.get(Card, f"review:{story.id}")
    assert (card.lane, card.version) == ("team", 1)
