"""What Slack's composer makes of what people type."""

import pytest


def section(*elements):
    return {"type": "rich_text_section", "elements": list(elements)}


def words(text, **style):
    return {"type": "text", "text": text} | ({"style": style} if style else {})


TYPED = [
    ("plain words", [section(words("plain words"))]),
    (
        "a *bold* and _quiet_ word",
        [
            section(
                words("a "),
                words("bold", bold=True),
                words(" and "),
                words("quiet", italic=True),
                words(" word"),
            )
        ],
    ),
    ("*_both_*", [section(words("both", bold=True, italic=True))]),
    (
        "~gone~ `*code*`",
        [section(words("gone", strike=True), words(" "), words("*code*", code=True))],
    ),
    ("2*3*4 snake_case_name", [section(words("2*3*4 snake_case_name"))]),
    (
        "done :tada: 10:30:45",
        [section(words("done "), {"type": "emoji", "name": "tada"}, words(" 10:30:45"))],
    ),
    (
        "see\n> he said\n> so\nyes",
        [
            section(words("see")),
            {"type": "rich_text_quote", "elements": [words("he said\nso")]},
            section(words("yes")),
        ],
    ),
    (
        "```\nif x:\n  *y*\n```",
        [{"type": "rich_text_preformatted", "elements": [words("if x:\n  *y*")]}],
    ),
    (
        "*https://a.example/_b_*",
        [
            section(
                {"type": "link", "url": "https://a.example/_b", "style": {"bold": True}},
                words("_", bold=True),
            )
        ],
    ),
]


@pytest.mark.parametrize(("typed", "elements"), TYPED)
async def test_marks_become_rich_text_and_stay_in_the_words(sandbox, typed, elements):
    said = await sandbox.hands.say("U0ANA", "C0GEN", typed)

    assert said["blocks"][0]["elements"] == elements
    assert said["text"].replace("<", "").replace(">", "") == typed.replace(">", "&gt;")


async def test_a_bold_mention_is_both(sandbox):
    said = await sandbox.hands.say("U0ANA", "C0GEN", "*@ben* please & thank you")

    assert said["text"] == "*<@U0BEN>* please &amp; thank you"
    assert said["blocks"][0]["elements"][0]["elements"][0] == {
        "type": "user", "user_id": "U0BEN", "style": {"bold": True},
    }  # fmt: skip
