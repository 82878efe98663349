"""Messages and views that are broken as a whole."""

from tests.sandbox.checker.build import (
    actions,
    button,
    cell,
    chart,
    container,
    data_table,
    element,
    field,
    home,
    modal,
    mrkdwn,
    option,
    plain,
    section,
    table,
)  # fmt: skip
from tests.sandbox.checker.row import (
    ARRAY,
    BLOCKS,
    BOOLEAN,
    EMPTY,
    EXTRA,
    HOME,
    HOME_BLOCKS,
    LONG,
    MANY,
    MISSING,
    MODAL,
    MODAL_BLOCKS,
    OBJECT,
    PLAIN,
    STRING,
    TWICE,
    UNKNOWN,
    broken,
    over,
    page,
)  # fmt: skip

FOCUS = "only one element may have `focus_on_load`"
SUBMIT = "must define `submit` to use an `input` block in modals"
WRITE = element("plain_text_input", focus_on_load=True)
CHOOSE = element("static_select", options=[option()], focus_on_load=True)


def sections(count):
    return [section()] * count


def markdown(*lengths):
    return [{"type": "markdown", "text": "x" * length} for length in lengths]


def tables(*lengths):
    return [table(1, 1) | {"rows": [[cell("x" * length)]]} for length in lengths]


def data_tables(*lengths):
    return [data_table() | {"rows": [[cell()], [cell("x" * (n - 1))]]} for n in lengths]


def alone(kind):
    return broken(f"{kind} here", [{"type": kind}], UNKNOWN(kind), "/0/type")


ROWS = [
    *page(
        "methods/chat.postMessage", BLOCKS,
        over("blocks of a message", 50, sections, "", MANY),
        broken("a block that is no list", section(), ARRAY),
        broken("blocks in words", "[]", ARRAY),
        broken("one block_id twice", [section(block_id="a"), section(block_id="a")],
               TWICE("block_id", "a"), "/1/block_id",
               [section(block_id="a"), section(block_id="b")]),
        broken("a block_id of a container's child",
               [section(block_id="a"), container(section(block_id="a"))],
               TWICE("block_id", "a"), "/1/child_blocks/0/block_id"),
        broken("blocks within blocks", [[[[section()]]]], OBJECT, "/0"),
    ),
    *page(
        "block-kit/blocks/markdown-block", BLOCKS,
        broken("all together: 12,001", markdown(6000, 6001), LONG(12_000), "",
               markdown(6000, 6000)),
    ),
    *page(
        "block-kit/blocks/table-block", BLOCKS,
        broken("all together: 10,001", tables(5000, 5001), LONG(10_000), "", tables(5000, 5000)),
    ),
    *page(
        "block-kit/blocks/data-table-block", BLOCKS,
        broken("all together: 20,001", data_tables(10_000, 10_001), LONG(20_000), "",
               data_tables(10_000, 10_000)),
    ),
    *page(
        "block-kit/blocks/data-visualization-block", BLOCKS,
        over("charts of a message", 2, lambda n: [chart()] * n, "",
             "no more than {} data_visualization blocks allowed".format),
    ),
    *page("block-kit/blocks/alert-block", BLOCKS, alone("alert")),
    *page(
        "block-kit/blocks", MODAL_BLOCKS,
        *map(alone, ("carousel", "container", "context_actions", "data_table",
                     "data_visualization", "file", "markdown", "plan", "table", "task_card")),
    ),
    *page(
        "block-kit/blocks", HOME_BLOCKS,
        *map(alone, ("alert", "context_actions", "file", "markdown", "plan", "task_card")),
    ),
    *page(
        "views/modal-views", MODAL_BLOCKS,
        over("blocks of a modal", 100, sections, "", MANY),
        broken("two fields with the focus", [field(WRITE), field(WRITE)], FOCUS,
               "/1/element/focus_on_load", [field(WRITE), section()]),
        broken("the focus in a field and in a row", [field(WRITE), actions(CHOOSE)], FOCUS,
               "/1/elements/0/focus_on_load"),
        broken("the focus beside two sections", [section(accessory=CHOOSE)] * 2, FOCUS,
               "/1/accessory/focus_on_load"),
    ),
    *page("views/home-tab-views", HOME_BLOCKS,
          over("blocks of a Home", 100, sections, "", MANY)),
    *page(
        "views/modal-views", MODAL,
        broken("words", "words", OBJECT),
        broken("nothing", None, OBJECT),
        broken("a list", [modal()], OBJECT),
        broken("no type", {"title": plain(), "blocks": []}, MISSING("type")),
        broken("another view", modal() | {"type": "home"}, "must be a view of type modal", "/type"),
        over("title", 24, lambda n: modal(title=plain("x" * n)), "/title/text"),
        broken("an empty title", modal(title=plain("")), EMPTY, "/title/text"),
        broken("a marked-up title", modal(title=mrkdwn()), PLAIN, "/title/type"),
        broken("a title in words", modal(title="Title"), OBJECT, "/title"),
        broken("no title", modal(title=None), MISSING("title")),
        over("submit", 24, lambda n: modal(submit=plain("x" * n)), "/submit/text"),
        over("close", 24, lambda n: modal(close=plain("x" * n)), "/close/text"),
        broken("a marked-up submit", modal(submit=mrkdwn()), PLAIN, "/submit/type"),
        broken("no blocks", modal(blocks=None), MISSING("blocks")),
        broken("blocks in words", modal(blocks="[]"), ARRAY, "/blocks"),
        over("callback_id", 255, lambda n: modal(callback_id="x" * n), "/callback_id"),
        over("external_id", 255, lambda n: modal(external_id="x" * n), "/external_id"),
        over("private_metadata", 3000, lambda n: modal(private_metadata="x" * n),
             "/private_metadata"),
        broken("metadata as object", modal(private_metadata={}), STRING, "/private_metadata"),
        broken("notify_on_close as number", modal(notify_on_close=1), BOOLEAN, "/notify_on_close"),
        broken("clear_on_close in words", modal(clear_on_close="yes"), BOOLEAN, "/clear_on_close"),
        broken("submit_disabled", modal(submit_disabled=True), EXTRA("submit_disabled")),
        broken("an unknown field", modal(colour="red"), EXTRA("colour")),
        broken("a field and no submit", modal(section(), field(WRITE), submit=None), SUBMIT,
               "/blocks/1/input", modal(section(), field(WRITE))),
        broken("empty text in a section", modal(section(text=mrkdwn(""))), EMPTY,
               "/blocks/0/text/text"),
        broken("one action_id twice", modal(actions(button(), button())),
               TWICE("action_id", "act"), "/blocks/0/elements/1/action_id"),
    ),
    *page(
        "views/home-tab-views", HOME,
        broken("a title", home(title=plain()), EXTRA("title")),
        broken("a submit", home(submit=plain()), EXTRA("submit")),
        broken("a close", home(close=plain()), EXTRA("close")),
        broken("notify_on_close", home(notify_on_close=True), EXTRA("notify_on_close")),
        broken("a modal", modal(), "must be a view of type home", "/type"),
        broken("no blocks", {"type": "home"}, MISSING("blocks")),
        over("callback_id", 255, lambda n: home(callback_id="x" * n), "/callback_id"),
        over("external_id", 255, lambda n: home(external_id="x" * n), "/external_id"),
        over("private_metadata", 3000, lambda n: home(private_metadata="x" * n),
             "/private_metadata"),
    ),
]  # fmt: skip
