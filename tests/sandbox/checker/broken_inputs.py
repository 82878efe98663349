"""Broken fields of a form."""

from functools import partial

from tests.sandbox.checker.build import (
    actions,
    element,
    field,
    mrkdwn,
    plain,
    rich,
    section,
    without,
    words,
    workflow_button,
)  # fmt: skip
from tests.sandbox.checker.row import (
    ARRAY,
    BOOLEAN,
    CHOICE,
    EXTRA,
    FIELD,
    HOME_FIELD,
    IN_HOME,
    IN_MODAL,
    LEAST,
    MANY,
    MESSAGE_FIELD,
    MISSING,
    MOST,
    OBJECT,
    PATTERN,
    PLAIN,
    STRING,
    UNKNOWN,
    broken,
    over,
    page,
    under,
)  # fmt: skip

DIGITS = PATTERN(r"-?[0-9]+(\.[0-9]+)?")
ANSWER = EXTRA("response_url_enabled")
write = partial(element, "plain_text_input")
count = partial(element, "number_input", is_decimal_allowed=False)
draw, attach = partial(element, "rich_text_input"), partial(element, "file_input")
ask = partial(element, "conversations_select", response_url_enabled=True)


def watching(*events):
    return write(dispatch_action_config={"trigger_actions_on": list(events)})


def misplaced(kind, **fields):
    return broken(f"{kind} here", element(kind, **fields), UNKNOWN(kind), "/type")


ROWS = [
    *page(
        "block-kit/block-elements/plain-text-input-element", FIELD,
        over("max_length", 3000, lambda n: write(max_length=n), "/max_length", MOST),
        under("max_length", 1, lambda n: write(max_length=n), "/max_length", LEAST),
        over("min_length", 3000, lambda n: write(min_length=n), "/min_length", MOST),
        under("min_length", 0, lambda n: write(min_length=n), "/min_length", LEAST),
        broken("a least above the most", write(min_length=5, max_length=4),
               "`min_length` must not be more than `max_length`", "/min_length",
               write(min_length=4, max_length=4)),
        over("placeholder", 150, lambda n: write(placeholder=plain("x" * n)), "/placeholder/text"),
        broken("a marked-up placeholder", write(placeholder=mrkdwn()), PLAIN, "/placeholder/type"),
        broken("multiline in words", write(multiline="yes"), BOOLEAN, "/multiline"),
        broken("a first value that is a number", write(initial_value=7), STRING, "/initial_value"),
        broken("a confirmation", write(confirm={}), EXTRA("confirm")),
    ),
    *page(
        "block-kit/composition-objects/dispatch-action-configuration-object", FIELD,
        broken("nothing to act on", watching(), "must provide at least 1 items",
               "/dispatch_action_config/trigger_actions_on", watching("on_enter_pressed")),
        broken("an event nobody knows", watching("blur"), CHOICE,
               "/dispatch_action_config/trigger_actions_on/0"),
        over("events", 2, lambda n: watching(*["on_enter_pressed"] * n),
             "/dispatch_action_config/trigger_actions_on", MANY),
        broken("no events", write(dispatch_action_config={}), MISSING("trigger_actions_on"),
               "/dispatch_action_config"),
    ),
    *page(
        "block-kit/block-elements/email-input-element", FIELD,
        broken("several lines", element("email_text_input", multiline=True), EXTRA("multiline")),
        over("placeholder", 150,
             lambda n: element("email_text_input", placeholder=plain("x" * n)),
             "/placeholder/text"),
    ),
    *page(
        "block-kit/block-elements/url-input-element", FIELD,
        over("placeholder", 150, lambda n: element("url_text_input", placeholder=plain("x" * n)),
             "/placeholder/text"),
    ),
    *page(
        "block-kit/block-elements/number-input-element", FIELD,
        broken("nothing said of decimals", without(count(), "is_decimal_allowed"),
               MISSING("is_decimal_allowed")),
        broken("a least that is a number", count(min_value=1), STRING, "/min_value",
               count(min_value="1")),
        broken("a most that is a number", count(max_value=1.5), STRING, "/max_value"),
        broken("a first value that is a number", count(initial_value=1), STRING, "/initial_value"),
        broken("a least in words", count(min_value="one"), DIGITS, "/min_value"),
        broken("a least above the most", count(min_value="2", max_value="1"),
               "`min_value` must not be more than `max_value`", "/min_value",
               count(min_value="2", max_value="2")),
        broken("a first value below the least", count(min_value="2", initial_value="1"),
               "`min_value` must not be more than `initial_value`", "/min_value",
               count(min_value="2", initial_value="2")),
        broken("a first value above the most", count(max_value="2", initial_value="3"),
               "`initial_value` must not be more than `max_value`", "/initial_value"),
    ),
    *page(
        "block-kit/block-elements/rich-text-input-element", FIELD,
        over("max_lines", 100, lambda n: draw(max_lines=n), "/max_lines", MOST),
        under("min_lines", 1, lambda n: draw(min_lines=n), "/min_lines", LEAST),
        broken("a least above the most", draw(min_lines=3, max_lines=2),
               "`min_lines` must not be more than `max_lines`", "/min_lines"),
        broken("a first value in words", draw(initial_value="Words"), OBJECT, "/initial_value",
               draw(initial_value=rich(words()))),
        broken("a first value of another kind", draw(initial_value=section()),
               UNKNOWN("section"), "/initial_value/type"),
    ),
    *page(
        "block-kit/block-elements/file-input-element", FIELD,
        over("max_files", 10, lambda n: attach(max_files=n), "/max_files", MOST),
        under("max_files", 1, lambda n: attach(max_files=n), "/max_files", LEAST),
        broken("a placeholder", attach(placeholder=plain()), EXTRA("placeholder")),
        broken("file types in words", attach(filetypes="pdf"), ARRAY, "/filetypes"),
    ),
    *page(
        "block-kit/block-elements", MESSAGE_FIELD,
        misplaced("email_text_input"), misplaced("url_text_input"), misplaced("file_input"),
        misplaced("number_input", is_decimal_allowed=True), misplaced("rich_text_input"),
    ),
    *page(
        "block-kit/block-elements", HOME_FIELD,
        misplaced("email_text_input"), misplaced("url_text_input"), misplaced("file_input"),
        misplaced("number_input", is_decimal_allowed=True), misplaced("datetimepicker"),
        broken("an address to answer to", ask(), ANSWER),
    ),
    *page(
        "block-kit/block-elements/workflow-button-element", IN_HOME,
        broken("a workflow_button in a Home", actions(workflow_button()),
               UNKNOWN("workflow_button"), "/elements/0/type"),
    ),
    *page(
        "block-kit/block-elements/workflow-button-element", IN_MODAL,
        broken("a workflow_button in a modal", actions(workflow_button()),
               UNKNOWN("workflow_button"), "/elements/0/type"),
    ),
    *page(
        "block-kit/block-elements/datetime-picker-element", IN_HOME,
        broken("a datetimepicker in a Home", actions(element("datetimepicker")),
               UNKNOWN("datetimepicker"), "/elements/0/type"),
    ),
    *page(
        "block-kit/block-elements/select-menu-element", IN_MODAL,
        broken("an address to answer to in actions", actions(ask()), ANSWER, "/elements/0",
               field(ask())),
        broken("an address to answer to in a section", section(accessory=ask()), ANSWER,
               "/accessory"),
    ),
]  # fmt: skip
