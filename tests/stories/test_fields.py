"""What the forms take and what they say under a field."""

import pytest

from bot.errors import FormRefusal
from bot.slack import forms
from bot.stories.listeners.forms import NoteForm, PictureForm, SuggestForm
from bot.stories.models import Letter, Story
from bot.stories.rules.words import is_visible
from tests.stories.test_doors import kept
from tests.stories.test_line import suggested

NOT_A_PICTURE = "Please give the picture's own address: it ends in .jpg, .png or .gif."


def typed(**fields):
    """Make a view as Slack sends it."""
    return {"state": {"values": {name: {"value": {"value": v}} for name, v in fields.items()}}}


@pytest.mark.parametrize(
    "address",
    [
        "https://example.gov/pool.jpg",
        "https://example.gov/POOL.JPEG?width=800",
        "https://example.gov/a.b/pool.Png#top",
        "http://example.gov/pool.gif",
    ],
)
def test_an_address_that_ends_like_a_picture_is_taken(address):
    assert forms.read(PictureForm, typed(picture_url=address)).picture_url == address


@pytest.mark.parametrize(
    "address",
    [
        "https://example.gov/pool",
        "https://example.gov/pool.svg",
        "https://example.gov/pool.webp",
        "https://example.gov/page?picture=pool.jpg",
        "https://pool.jpg",
    ],
)
def test_another_address_is_told_so_under_its_field(address):
    with pytest.raises(FormRefusal) as refused:
        forms.read(PictureForm, typed(picture_url=address))
    assert refused.value.errors == {"picture_url": NOT_A_PICTURE}


async def test_an_editor_reads_under_the_field_what_a_picture_needs(slack):
    await suggested(slack)
    ben = slack.member("ben")
    await ben.press("Edit")
    await ben.press("2 Picture")
    assert await ben.submit(picture_url="https://example.gov/pool") == {
        "picture_url": NOT_A_PICTURE
    }


@pytest.mark.parametrize("text", ["\u200b", "\u200b \u2060\ufeff", "\u3164", "\u2800\u00ad", " \n"])
def test_what_nobody_can_see_is_no_suggestion(text):
    with pytest.raises(FormRefusal) as refused:
        forms.read(SuggestForm, typed(what=text))
    assert refused.value.errors == {
        "what": "There is nothing to see here. Please write a sentence or paste a link."
    }
    assert forms.read(NoteForm, typed(note=text)).note == ""


@pytest.mark.parametrize("text", ["a", "🏊🏽\u200d♀️", "\u202eهلا", "é"])
def test_what_can_be_seen_is_kept_as_it_was_typed(text):
    assert is_visible(text)
    assert forms.read(SuggestForm, typed(what=text)).what == text


async def test_an_invisible_suggestion_makes_no_card(slack):
    ana = slack.member("ana")
    await ana.shortcut("Suggest a story")
    assert await ana.submit(what="\u200b") == {
        "what": "There is nothing to see here. Please write a sentence or paste a link."
    }
    assert await kept(slack, Story) == []


async def test_two_messages_of_the_same_moment_are_two_letters(slack):
    ana, grace = slack.member("ana"), slack.member("grace")
    await ana.say("herald", "the pool is back")
    await grace.say("herald", "the library is open")
    await slack.settle()
    letters = await kept(slack, Letter)
    assert sorted(letter.text for letter in letters) == ["the library is open", "the pool is back"]
