"""Texts: how a file becomes sections, what comes with Herald, what changed between two."""

import pytest

from bot.policies.models import Slug
from bot.policies.rules import changes, drafts, texts
from bot.policies.rules.changes import Changed, Mark
from bot.policies.rules.reading import Figures, is_shown
from bot.policies.texts import first_texts
from bot.policies.views.reading import figures_words
from tests.given import programme

A, B, C = ({"heading": name, "text": f"{name}."} for name in "ABC")
COVERED = {  # what PRODUCT.md, M4, asks for, and words by which one finds it
    "disclosure": "say that you work for the",
    "respect": "Be kind to everybody",
    "privacy": "stays at work",
    "copyright": "may use",
    "accessibility": "alt text",
    "elections": "ballot measure",
    "emergencies": "In an emergency",
    "records": "is a record of the",
    "when people answer": "you don't have to answer",
    "who decides": "only human resources decide whether anything follows, and they hear you first",
    "opinions as a citizen": "as a citizen",
    "pay and conditions": "pay, hours and working conditions",
    "union matters": "union matters",
    "reporting wrongdoing": "reporting wrongdoing",
}


@pytest.mark.parametrize(
    ("text", "title", "headings"),
    [
        ("# Policy\n\n## A\n\nOne.\n\n## B\n\nTwo.", "Policy", ["A", "B"]),
        ("# Policy\n\nFirst.\n\n## A\n\nOne.", "Policy", ["Policy", "A"]),
        ("# A\n\nOne.\n\n# B\n\nTwo.", "", ["A", "B"]),
        ("Policy\n======\n\nA\n-\n\nOne.", "Policy", ["A"]),
        ("Only words.", "", [""]),
        ("Above.\n\n# A\n\nOne.", "", ["", "A"]),
        ("\ufeff# **Bold** policy\r\n\r\n## A `b`\r\n\r\nOne.\r\n", "Bold policy", ["A b"]),
        ("# A\n\n```\n# no heading\n```", "A", ["A"]),
        ("# A\n\n> # quoted", "A", ["A"]),
    ],
)
def test_headings_make_sections(text, title, headings):
    imported = texts.read(text)
    assert imported.title == title
    assert [section["heading"] for section in imported.sections] == headings


@pytest.mark.parametrize("topic", COVERED)
def test_the_first_policy_covers(topic):
    assert COVERED[topic] in " ".join(first_texts()[Slug.POLICY].split())


def test_the_first_policy_has_at_most_two_pages():
    assert len(first_texts()[Slug.POLICY].split()) <= 2 * 450


@pytest.mark.parametrize("slug", Slug)
def test_every_first_text_can_be_read_and_has_its_title(slug):
    imported = texts.read(first_texts()[slug])
    assert imported.title == texts.TITLES[slug]


def test_the_policy_is_told_in_ten_lines():
    sections = texts.read(first_texts()[Slug.POLICY]).sections
    told = texts.points(texts.filled(sections, texts.values(programme())))
    assert len(told) == 10
    assert told[0].startswith("Taking part is your choice, and nothing here touches what you say")
    assert told[1] == (
        "When you share something for the programme, say that you work for the Town of Willow Bend."
    )
    assert [line for line in told if "{" in line or len(line) > texts.POINT] == []


def test_only_what_the_programme_knows_is_filled_in():
    values = texts.values(programme(emergency_number="911"))
    assert texts.fill("{organisation} {emergency_number} {name}", values) == (
        "Town of Willow Bend 911 {name}"
    )


def test_a_hash_is_of_the_words_not_of_how_they_were_typed():
    one = [{"heading": "A", "text": "Zürich"}]
    same = texts.read("## A\r\n\r\nZu\u0308rich   \r\n").sections
    assert texts.hash_of("Policy", one) == texts.hash_of("Policy", same)
    assert texts.hash_of("Policy", one) != texts.hash_of("Tools", one)


@pytest.mark.parametrize(
    ("title", "name", "slug"),
    [
        ("Policy and guidelines", "x.md", Slug.POLICY),
        ("", "goals.md", Slug.GOALS),
        ("Official accounts", "list.md", Slug.ACCOUNTS),
        ("Social media rules", "rules.md", Slug.POLICY),
    ],
)
def test_what_a_file_is_can_be_guessed(title, name, slug):
    assert texts.guess(title, name) is slug


def test_what_changed_is_said_sentence_by_sentence():
    old = [{"heading": "A", "text": "One is kept. Two goes."}, B]
    new = [{"heading": "A", "text": "One is kept. Three comes."}, B, C]
    assert changes.between(old, new) == [
        Changed(Mark.REMOVED, "A", "Two goes."),
        Changed(Mark.ADDED, "A", "Three comes."),
        Changed(Mark.ADDED, "C", "C"),
        Changed(Mark.ADDED, "C", "C."),
    ]
    assert changes.between(old, old) == []


def test_sections_move_within_the_text():
    assert drafts.move([A, B, C], 2, -1) == [A, C, B]
    assert drafts.move([A, B, C], 0, -1) == [A, B, C]
    assert drafts.move([A, B, C], 2, 1) == [A, B, C]
    assert drafts.remove([A, B], 0) == [B]
    assert drafts.write([A], 1, B) == [A, B]
    assert drafts.write([A, B], 0, C) == [C, B]


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (Figures(0, 0), "Fewer than five have said so far that they have read it."),
        (Figures(4, 100), "Fewer than five have said so far that they have read it."),
        (Figures(5, 10), "5 of 10 who take part have read this version."),
        (Figures(6, 10), "Nearly all who take part have read it."),
        (Figures(10, 10), "10 of 10 who take part have read this version."),
    ],
)
def test_no_figure_tells_of_fewer_than_five(figures, said):
    assert figures_words(figures) == said
    assert is_shown(figures) is said[0].isdigit()
