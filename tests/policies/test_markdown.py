"""Markdown is read exactly; whatever is in a file, nothing notifies and no link lies."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, strategies

from bot.errors import Refusal
from bot.policies.rules import texts
from bot.policies.rules.markdown import Kind, Piece, Run, pieces
from bot.policies.rules.texts import Section
from bot.policies.views.page import printable
from bot.policies.views.text import drawn, text_blocks
from bot.sandbox.checker import check_view
from bot.slack.blocks import modal
from tests.policies import drawings

HARMLESS = {
    *("rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"),
    *("text", "link"),
}
MARKS = strategies.sampled_from(
    [
        *("# ", "## ", "- ", "1. ", "> ", "**", "*", "_", "`", "```\n", "\n", "\n\n", "    "),
        *("[", "]", "(", ")", "<!channel>", "<@U0ANA>", "<#C0SHARE>", "https://a.example", "{"),
        *("](https://b.example)", "![", "<b>", "&lt;", "&#60;!here&#62;", "\\", "a", "Ω", "|"),
        *("mailto:a@b.example", "data:text/html,x", "---\n", "[x]: https://c.example\n"),
        *("javascript:x", "\u202e"),
    ]
)
FILES = strategies.lists(MARKS, max_size=60).map("".join) | strategies.text(max_size=300)


def inside(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from inside(one)
    elif isinstance(value, list):
        for one in value:
            yield from inside(one)


def test_what_a_policy_needs_is_read():
    text = "Hello *you* and **all**.\n\n- one\n- two\n  - deeper\n\n3. three\n4. four\n\n> said"
    assert pieces(text) == [
        Piece(
            Kind.PARAGRAPH,
            (Run("Hello "), Run("you", italic=True), Run(" and "), Run("all", bold=True), Run(".")),
        ),
        Piece(Kind.BULLET, (Run("one"),)),
        Piece(Kind.BULLET, (Run("two"),)),
        Piece(Kind.BULLET, (Run("deeper"),), 1),
        Piece(Kind.NUMBER, (Run("three"),), 0, 3),
        Piece(Kind.NUMBER, (Run("four"),), 0, 4),
        Piece(Kind.QUOTE, (Run("said"),)),
    ]


def test_a_list_is_drawn_with_its_levels_and_numbers():
    (first, second, third) = drawn(pieces("- one\n  - deeper\n\n3. three\n4. four"))
    assert [(one["style"], one["indent"], one.get("offset")) for one in (first, second, third)] == [
        ("bullet", 0, None),
        ("bullet", 1, None),
        ("ordered", 0, 2),
    ]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("[here](https://a.example)", [Run("here", link="https://a.example")]),
        ("<https://a.example>", [Run("https://a.example", link="https://a.example")]),
        ("[ana@a.example](mailto:ana@a.example)", [
            Run("ana@a.example", link="mailto:ana@a.example")
        ]),
        ("[https://bank.example](https://evil.example)", [
            Run("https://bank.example (https://evil.example)")
        ]),
        ("[www.bank.example](https://evil.example)", [
            Run("www.bank.example (https://evil.example)")
        ]),
        ("[ana@a.example](mailto:eve@b.example)", [Run("ana@a.example (mailto:eve@b.example)")]),
        ("[here](ftp://a.example)", [Run("here (ftp://a.example)")]),
        ("[here](/etc/passwd)", [Run("here (/etc/passwd)")]),
        ("[here](https://)", [Run("here (https://)")]),
        ("[here](javascript:alert(1))", [Run("[here](javascript:alert(1))")]),
        ("<b onclick=x>bold</b>", [Run("<b onclick=x>bold</b>")]),
        ("https://a.example", [Run("https://a.example")]),
        ("<!channel> <@U0ANA>", [Run("<!channel> <@U0ANA>")]),
    ],
)  # fmt: skip
def test_a_link_says_where_it_leads(typed, shown):
    assert [run for piece in pieces(typed) for run in piece.runs] == shown


@given(FILES)
@example("[https://a.example](https://b.example)")
@example("- > # [x](data:text/html,1)\n\n\t```\n<!channel>")
def test_no_file_notifies_or_links_where_it_does_not_say(text):
    blocks = text_blocks([{"heading": text[:100], "text": text}])
    kinds = {str(part["type"]) for part in inside(blocks) if "type" in part}
    assert kinds - {"header", "plain_text", "rich_text"} <= HARMLESS
    for part in inside(blocks):
        if part.get("type") == "link":
            assert part["url"].startswith(("https://", "http://", "mailto:"))
            assert "://" not in part["text"] or part["text"].rstrip("/").casefold() in (
                part["url"].rstrip("/").casefold(),
                f"<{part['url']}>",
            )


@given(FILES)
def test_every_file_is_a_document_that_slack_takes_or_is_refused(text):
    try:
        imported = texts.read(text)
    except Refusal as refusal:
        sentence, sections = refusal.sentence, []
    else:
        sentence, sections = "", imported.sections
    check_view(modal("Policy", text_blocks(sections)))
    assert sentence == "" or sentence.endswith(".")


@given(FILES)
def test_a_document_that_was_read_reads_the_same_again(text):
    try:
        first = texts.read(text)
    except Refusal:
        return
    whole = texts.canonical("Policy", first.sections)
    assert texts.hash_of("Policy", first.sections) == texts.hash_of("Policy", [*first.sections])
    assert texts.canonical("Policy", first.sections) == whole
    assert texts.tidy(whole) + "\n" == whole


@given(FILES)
def test_a_printed_page_holds_no_markup_of_anybodys(text):
    section: Section = {"heading": text[:100], "text": text}
    page = printable(drawings.text(sections=[section]))
    body = page.partition("<main>")[2].partition("</main>")[0]
    assert "<script" not in body
    assert "<b>" not in body
    assert "javascript:" not in body.partition('href="')[2].partition('"')[0]


def test_the_largest_texts_still_fit_a_window():
    many = [{"heading": f"{n}", "text": "Ω *a* " * 12} for n in range(40)]
    for sections in (many, [{"heading": "x", "text": "y" * 2500}] * 7):
        texts.require_bounds(sections)
        view = modal("Policy", text_blocks(sections))
        check_view(view)
        assert len(json.dumps(view)) < 250_000


@pytest.mark.parametrize(
    ("sections", "said"),
    [
        ([], texts.EMPTY),
        ([{"heading": "Only this", "text": "  "}], texts.EMPTY),
        ([{"heading": "", "text": "x"}] * 41, "The text has 41 sections; 40 is the most."),
        ([{"heading": "Long", "text": "x" * 2501}], "“Long” has 2,501 characters; 2,500 is"),
        ([{"heading": "x" * 121, "text": "x"}], "The heading “xxxxxxxxxx"),
        ([{"heading": "x", "text": "x" * 2400}] * 9, "The text has 21,609 characters; 20,000"),
        ([{"heading": "x", "text": "*a* b " * 400}] * 8, texts.TOO_ORNATE),
    ],
)
def test_what_no_window_could_show_is_refused(sections, said):
    with pytest.raises(Refusal) as refused:
        texts.require_bounds(sections)
    assert refused.value.sentence.startswith(said)
