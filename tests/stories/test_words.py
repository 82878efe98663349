"""How moments and stories are called where Slack draws no dates."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, strategies

from bot.stories.models import StoryStatus
from bot.stories.rules import review
from bot.stories.rules.words import HEADLINE, ago, clock_time, keep, name_of
from bot.stories.views import news
from tests import given as builders
from tests.given import ANA, BEN, MONDAY, TOWN
from tests.stories import drawings


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(0), "a moment ago"),
        (timedelta(seconds=89), "a moment ago"),
        (timedelta(seconds=90), "one minute ago"),
        (timedelta(minutes=2), "two minutes ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=1), "one hour ago"),
        (timedelta(hours=11), "11 hours ago"),
        (timedelta(days=3), "three days ago"),
        (timedelta(minutes=-5), "a moment ago"),
    ],
)
def test_what_is_past_is_said_in_words(passed, words):
    assert ago(MONDAY, MONDAY + passed) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (MONDAY, "today at 10:00"),
        (MONDAY + timedelta(days=1, minutes=5), "tomorrow at 10:05"),
        (MONDAY + timedelta(days=4), "on Friday at 10:00"),
        (MONDAY + timedelta(days=7), "on 23 November 2026 at 10:00"),
        (datetime(2026, 11, 17, 3, 30, tzinfo=TOWN), "tomorrow at 3:30"),
    ],
)
def test_what_is_to_come_is_said_by_the_town_clock(moment, words):
    assert clock_time(moment, MONDAY, TOWN) == words


@given(strategies.text())
def test_what_a_database_can_hold_is_kept_as_it_was_typed(text):
    assert keep(text) == text.replace("\x00", "")


@given(strategies.text(min_size=1, max_size=400))
def test_a_story_has_a_short_name_on_one_line(text):
    name = name_of(builders.story(headline="", said=text))
    assert len(name) <= HEADLINE
    assert name == " ".join(name.split())


@given(strategies.text(min_size=3200, max_size=3400))
def test_words_that_a_form_had_to_cut_are_taken_back_whole(text):
    assert review.whole(text[:3000].strip(), text, 3000) == text
    assert review.whole("something else", text, 3000) == "something else"
    assert review.whole("something else", None, 3000) == "something else"


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (
            "edited",
            "You changed this two minutes ago. Please look at the new words first.",
        ),
        (
            "approved",
            "Chris Lindt approved this two minutes ago. It goes out tomorrow at 10:00.",
        ),
        ("held", "Chris Lindt approved this two minutes ago. It is held back for now."),
        ("declined", "You declined this two minutes ago."),
        ("published", "This went out two minutes ago."),
        ("ended_before_it_went_out", "This story ended two minutes ago."),
    ],
)
def test_what_happened_is_told_with_who_and_when(state, sentence):
    dossier = drawings.dossier(state, decided_at=MONDAY)
    now = MONDAY + timedelta(minutes=2)
    assert news.news(dossier, reader=BEN, at=now, zone=TOWN) == sentence


@pytest.mark.parametrize(
    ("fields", "needs"),
    [
        ({}, []),
        ({"link": ""}, ["a link"]),
        ({"headline": ""}, ["a headline"]),
        (
            {"picture_url": "https://e.gov/p.jpg"},
            ["the picture's alt text", "the right to use the picture"],
        ),
        ({"picture_url": "https://e.gov/p.jpg", "alt_text": "A", "picture_rights": True}, []),
    ],
)
def test_a_card_knows_what_is_missing(fields, needs):
    story = builders.story(**fields)
    assert review.missing(story, builders.captions(story)) == needs
    assert review.missing(story, []) == _with_caption(needs, story)


@given(strategies.sampled_from(list(StoryStatus)), strategies.integers(1, 3))
def test_only_the_version_that_somebody_saw_can_be_decided(status, version):
    story = builders.story(status=status, version=2)
    seen = review.is_as_seen(story, version, *review.UNDECIDED)
    assert seen == (version == 2 and status in ("suggested", "approved"))


def test_a_suggestion_is_its_suggesters_word():
    story = review.suggest(
        "https://example.gov/pool", why="", may_name=False, by=builders.member(ANA), at=MONDAY
    )
    assert (story.suggested_by, story.changed_by, story.version) == (ANA, ANA, 1)


def _with_caption(needs, story):
    before = [need for need in needs if need in ("a link", "a headline")]
    return [*before, "at least one caption", *needs[len(before) :]]
