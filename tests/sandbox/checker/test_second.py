"""The library slackblocks as a second reader: what it can read, and where it and we disagree."""

import pytest

from bot.sandbox.checker import block_flaws, blocks_judged, view_judged
from bot.sandbox.checker.second import UNREADABLE, read, second_opinion
from tests.sandbox.checker.build import (
    actions,
    button,
    card,
    cell,
    chart,
    confirm,
    container,
    data_table,
    element,
    field,
    header,
    image,
    modal,
    mrkdwn,
    option,
    plain,
    plan,
    rich,
    section,
    table,
    task,
    video,
    without,
    words,
)  # fmt: skip
from tests.sandbox.checker.drawn import DRAWN
from tests.sandbox.checker.sound import SOUND

GROUP = {"label": plain(), "options": [option()]}
NO_WORD_FOR = [  # what the library has no word for, in the blocks that nobody else can read either
    header(level=2),
    section(expand=True),
    section(accessory=button(visible_to_user_ids=["U0ANA"])),
    section(accessory=button(confirm=without(confirm(), "confirm", "deny"))),
    rich({"type": "broadcast", "range": "here"}),
    rich({"type": "date", "timestamp": 1, "format": "{date}"}),
    rich({"type": "text", "text": "x", "style": {"underline": True}}),
    task(icon="rocket"),
]
# What is sent, what the library alone finds (at the end of the pointer), and why it is heard
HEARD = [
    ("a file id of two letters", without(image(slack_file={"id": "F1"}), "image_url"),
     "/blocks/0/slack_file", "Slack's file ids are longer; ours keep that form too."),
    ("an empty list", {"type": "rich_text", "elements": [
        {"type": "rich_text_list", "style": "bullet", "elements": []}]}, "/blocks/0/elements/0",
     "SLACK.md names no least number; who sends none wants no list."),
    ("a task without a status", plan(without(task(), "status")), "/blocks/0/tasks/0",
     "SLACK.md lists a status for every task."),
    ("an icon that Slack does not have", card(slack_icon={"type": "icon", "name": "pool"}),
     "/blocks/0/slack_icon", "SLACK.md names the field, the library the 100 icons."),
    ("collapsed and not collapsible", container(section(), default_collapsed=True), "/blocks/0",
     "One makes no sense without the other."),
    ("a long address under a title", video(title_url="https://e.com/".ljust(2001, "x")),
     "/blocks/0", "SLACK.md names no limit; the library's registry of limits does."),
]  # fmt: skip
# What is sent, what the library would say against it, and why it is wrong by SLACK.md
OVERRULED = [
    ("rich text in a cell", {"type": "table", "rows": [[rich(words()), cell()]]},
     "4.2, table: cells of blocks/table-block may be raw_text or rich_text."),
    ("an option of a group chosen at first",
     actions(element("static_select", option_groups=[GROUP], initial_option=option())),
     "4.3, static_select: `initial_option` equals an option, also where groups are offered."),
]  # fmt: skip
# What is broken by SLACK.md and what the library takes
MISSED = [
    ("200 characters as a video's title", video(title=plain("x" * 200)), "4.2: title < 200"),
    ("a marked-up header", header(mrkdwn()), "4.2: `plain_text`"),
    ("a style nobody knows", actions(button(style="loud")), "4.3: `primary`/`danger`"),
    ("a moment of nine digits", actions(element("datetimepicker", initial_date_time=999_999_999)),
     "4.3: 10 digits"),
    ("one action_id twice", actions(button(), button()), "4.1: unique within its block"),
    ("another initial_option", actions(element("static_select", options=[option()],
     initial_option=option("b"))), "4.3: must equal an option exactly"),
    ("no alt_text", without(image(), "alt_text"), "4.2: required"),
    ("a title of 151 characters", container(section(), rich_text_title=rich(words("x" * 151))),
     "4.2: <= 150"),
    ("10,001 characters in a table", table(1, 1) | {"rows": [[cell("x" * 10_001)]]},
     "4.2: 10,000 per table"),
]  # fmt: skip


def test_every_sound_block_is_sound_for_both_readers():
    found = [(block["type"], second_opinion([block])) for _, block in SOUND]

    assert [each for each in found if each[1]] == []


@pytest.mark.parametrize("block", NO_WORD_FOR, ids=str)
def test_what_the_library_has_no_word_for_is_left_to_our_rules(block):
    assert read(block, "", "", []) is UNREADABLE
    assert blocks_judged([block]) == []


def test_the_library_reads_every_kind_of_block_and_field_that_it_knows():
    unread = {block["type"] for _, block in SOUND} - {
        block["type"] for _, block in SOUND if read(block, "", "", []) is not UNREADABLE
    }

    assert unread == {"auth_provider"}


def test_the_library_reads_every_view_and_message_of_the_bot():
    read_by_it = [
        read(each if "type" in each else each["blocks"], "", "blocks", []) is not UNREADABLE
        for each in DRAWN
    ]

    assert len(read_by_it) > 70
    assert all(read_by_it)


@pytest.mark.parametrize(
    ("what", "block", "pointer", "reason"), HEARD, ids=[row[0] for row in HEARD]
)
def test_where_slacks_reference_is_silent_the_stricter_reader_is_heard(
    what, block, pointer, reason
):
    assert block_flaws([block], "message") == []
    assert [(flaw.kind, flaw.pointer) for flaw in blocks_judged([block])] == [
        ("slackblocks", pointer)
    ]


@pytest.mark.parametrize(("what", "block", "reason"), OVERRULED, ids=[row[0] for row in OVERRULED])
def test_where_slacks_reference_speaks_the_library_is_overruled(what, block, reason):
    assert blocks_judged([block]) == []


@pytest.mark.parametrize(("what", "block", "reason"), MISSED, ids=[row[0] for row in MISSED])
def test_what_the_library_misses_our_rules_find(what, block, reason):
    assert second_opinion([block]) == []
    assert len(blocks_judged([block])) == 1


def test_elements_and_views_are_read_as_well():
    number = element("number_input", is_decimal_allowed=False, min_value="2", max_value="1")
    tall = modal(field(number), private_metadata="x" * 3001)

    assert [flaw.pointer for flaw in second_opinion(tall, "/view")] == ["/view/blocks/0/element"]
    assert [flaw.pointer for flaw in second_opinion(modal(title=plain("x" * 25)), "/view")] == [
        "/view"
    ]
    assert view_judged(modal(field(element("plain_text_input"))), "modal") == []


def test_charts_and_data_tables_are_read_as_well():
    assert second_opinion([chart(segments=[{"label": "A", "value": 0}])])[0].pointer == (
        "/blocks/0/chart/segments/0"
    )
    assert second_opinion([data_table(page_size=101)])[0].pointer == "/blocks/0"
