"""Review and queue from the App Home, and what changed while a form was open."""

import pytest

from bot.errors import FormRefusal, Refusal
from bot.stories import acts, jobs
from bot.stories.models import StoryStatus
from bot.stories.rules.captions import Wording
from bot.stories.rules.steps import Words
from tests import given
from tests.given import ANA, BEN, CHRIS, MONDAY
from tests.stories.test_line import approved, edited, story_of, suggested


def first_words(person):
    return person.view["blocks"][0]["elements"][0]["elements"][0]["text"]


async def test_a_lead_decides_from_the_app_home(slack):
    await suggested(slack)
    await edited(slack)
    dana = slack.member("dana")
    await dana.open_home()
    await dana.press("Look at it")
    await dana.press("Approve")
    await slack.settle()
    assert first_words(dana) == "Approved: The pool reopens on Friday"
    assert (await story_of(slack)).status is StoryStatus.APPROVED


async def test_a_lead_declines_from_the_app_home(slack):
    await suggested(slack)
    dana = slack.member("dana")
    await dana.open_home()
    await dana.press("Look at it")
    await dana.press("Decline")
    assert await dana.submit(note="Not ours.") == {}
    assert (await story_of(slack)).status is StoryStatus.DECLINED


async def test_the_team_holds_a_story_back_from_the_app_home(slack):
    await approved(slack)
    ben = slack.member("ben")
    await ben.open_home()
    await ben.press("Hold")
    assert (await story_of(slack)).held_by == ben.id
    await ben.press("Let it go")
    assert (await story_of(slack)).held_at is None


async def test_a_note_for_a_story_that_changed_meanwhile_decides_nothing(slack):
    await suggested(slack)
    dana = slack.member("dana")
    await dana.press("Decline")
    await edited(slack)
    await dana.submit(note="Not ours.")
    (section,) = dana.view["blocks"]
    assert section["text"]["text"] == (
        "Ben Carter changed this a moment ago. Please look at the new words first."
    )
    assert (await story_of(slack)).status is StoryStatus.SUGGESTED


async def test_a_step_for_a_story_that_changed_meanwhile_keeps_what_was_typed(slack):
    await suggested(slack)
    dana = slack.member("dana")
    await dana.press("Edit")
    await edited(slack)
    assert await dana.submit(headline="Mine") == {
        "headline": "Ben Carter changed this story a moment ago, so nothing was saved. "
        "Copy what you wrote, close the form and open it again."
    }
    assert (await story_of(slack)).headline == "The pool reopens on Friday"


@pytest.mark.parametrize("button", ["Edit", "Decline", "Publish now", "Hold"])
async def test_a_button_of_a_card_that_is_no_longer_true_says_what_happened(slack, button):
    await approved(slack)
    await jobs.publish_due_stories(slack.herald.db, slack.clock)
    ben = slack.member("ben")
    await ben.press(button)
    assert ben.view is None
    assert ben.ephemerals[-1]["text"] == "This went out a moment ago."


async def test_what_is_wrong_in_a_step_is_said_under_its_field(slack):
    await suggested(slack)
    ben = slack.member("ben")
    await ben.press("Edit")
    assert await ben.submit(link="banana", captions="\n\n".join("abcdef")) == {
        "link": "Please give a web address: it starts with https:// or http:// and has no blanks.",
        "captions": "Five wordings at most; an empty line begins a new one. These are 6.",
    }


def test_an_editor_who_gives_a_known_link_is_told_who_brought_it(session):
    given.people(session)
    given.saved(session, given.story())
    other = given.saved(session, given.story(link="", canonical_link=None))
    words = Words("https://www.example.gov/pool", "Pool", "", [Wording("en", "Come.")])
    with pytest.raises(FormRefusal) as refused:
        acts.reword(session, other.id, words, version=1, by=BEN, at=MONDAY)
    assert refused.value.errors == {
        "link": "Ana Ruiz suggested this link a moment ago; it waits for review. "
        "Nothing new was saved."
    }


def test_who_brings_a_link_twice_reads_that_they_did(session):
    given.people(session)
    acts.suggest(session, "https://example.gov/pool", by=ANA, at=MONDAY)
    with pytest.raises(FormRefusal, match=r"^You suggested this link a moment ago"):
        acts.suggest(session, "https://example.gov/pool", by=ANA, at=MONDAY)


def test_a_story_past_its_last_day_is_not_approved(session):
    given.people(session)
    late = given.saved(session, given.story(expires_at=MONDAY))
    with pytest.raises(Refusal, match="last day is over"):
        acts.approve(session, late.id, version=1, by=CHRIS, at=MONDAY)
