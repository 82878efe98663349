"""Ready wordings: read, written, whose turn, and the line that says for whom one works."""

import pytest
from hypothesis import given, strategies

from bot.stories.models import Caption
from bot.stories.rules import captions
from bot.stories.rules.captions import Wording
from tests import given as town

LINE = "I work for the Town of Willow Bend."
LINK = "https://example.gov/pool"
WORDS = strategies.text(min_size=1).map(lambda t: " ".join(t.split())).filter(bool)


def test_an_empty_line_begins_a_new_wording():
    assert captions.wordings("One\nmore\n\n \n\nTwo\n") == [
        Wording("en", "One\nmore"),
        Wording("en", "Two"),
    ]


def test_a_wording_can_name_its_language():
    assert captions.wordings("[es] Dos\n\n[pt-BR] Três") == [
        Wording("es", "Dos"),
        Wording("pt-br", "Três"),
    ]


@given(strategies.lists(WORDS, max_size=5), strategies.sampled_from(["en", "es", "pt-br"]))
def test_wordings_read_back_as_they_were(texts, language):
    story = town.story()
    kept = [
        Caption(story_id=story.id, position=n, language=language, text=text)
        for n, text in enumerate(texts)
    ]
    read = captions.wordings(captions.as_typed(kept))
    assert read == [Wording(language, text) for text in texts]


def test_six_wordings_are_one_too_many():
    assert captions.problem_with("\n\n".join("abcdef")) == (
        "Five wordings at most; an empty line begins a new one. These are 6."
    )
    assert captions.problem_with("\n\n".join("abcde")) is None


@given(strategies.integers(0, 1000), strategies.integers(2, 5))
def test_neighbours_get_different_words(turn, count):
    assert captions.turn(turn, count) != captions.turn(turn + 1, count)


@given(strategies.integers(0, 1000), strategies.integers(1, 5))
def test_everybodys_turn_comes_within_a_round(turn, count):
    assert {captions.turn(turn + step, count) for step in range(count)} == set(range(count))


@pytest.mark.parametrize(
    ("text", "ready"),
    [
        ("Come and see.", f"Come and see. {LINE} {LINK}"),
        (f"{LINE} Come and see.", f"{LINE} Come and see. {LINK}"),
        (f"Come. i WORK for the town of Willow Bend. {LINK}",) * 2,
        (f"Come to {LINK} now.", f"Come to {LINK} now. {LINE}"),
    ],
)
def test_line_and_link_stand_there_once(text, ready):
    assert captions.ready(text, LINE, LINK) == ready


def test_a_programme_without_a_line_adds_none():
    assert captions.ready("Come and see.", "", LINK) == f"Come and see. {LINK}"
