"""Broken buttons, pickers and images."""

from tests.sandbox.checker.build import (
    actions,
    button,
    confirm,
    element,
    feedback,
    icon_button,
    image,
    mrkdwn,
    plain,
    without,
    workflow_button,
)  # fmt: skip
from tests.sandbox.checker.row import (
    ACCESSORY,
    CHOICE,
    EMPTY,
    EXTRA,
    LEAST,
    MANY,
    MESSAGE,
    MISSING,
    MOST,
    OBJECT,
    ONLY_ONE,
    PATTERN,
    PLAIN,
    STRING,
    broken,
    over,
    page,
)  # fmt: skip

DAY, HOUR = PATTERN("[0-9]{4}-[0-9]{2}-[0-9]{2}"), PATTERN("([01][0-9]|2[0-3]):[0-5][0-9]")


def asking(**fields):
    return button(confirm=confirm(**fields))


def in_actions(*elements):
    return {"type": "context_actions", "elements": list(elements)}


ROWS = [
    *page(
        "block-kit/block-elements/button-element", ACCESSORY,
        broken("no text", element("button"), MISSING("text")),
        over("text", 75, lambda n: button(text=plain("x" * n)), "/text/text"),
        broken("empty text", button(text=plain("")), EMPTY, "/text/text"),
        broken("marked-up text", button(text=mrkdwn()), PLAIN, "/text/type"),
        broken("a bare string", button(text="Go"), OBJECT, "/text"),
        over("action_id", 255, lambda n: button(action_id="x" * n), "/action_id"),
        over("value", 2000, lambda n: button(value="x" * n), "/value"),
        broken("a value that is a number", button(value=7), STRING, "/value"),
        over("url", 3000, lambda n: button(url="https://e.com/".ljust(n, "x")), "/url"),
        broken("a style nobody knows", button(style="loud"), CHOICE, "/style"),
        broken("a style that is nothing", button(style=None), CHOICE, "/style"),
        over("accessibility_label", 75, lambda n: button(accessibility_label="x" * n),
             "/accessibility_label"),
        over("agent_prompt", 4000, lambda n: button(agent_prompt="x" * n), "/agent_prompt"),
        broken("focus_on_load", button(focus_on_load=True), EXTRA("focus_on_load")),
        broken("a placeholder", button(placeholder=plain()), EXTRA("placeholder")),
    ),
    *page(
        "block-kit/composition-objects/confirmation-dialog-object", ACCESSORY,
        over("title", 100, lambda n: asking(title=plain("x" * n)), "/confirm/title/text"),
        over("text", 300, lambda n: asking(text=plain("x" * n)), "/confirm/text/text"),
        over("confirm", 30, lambda n: asking(confirm=plain("x" * n)), "/confirm/confirm/text"),
        over("deny", 30, lambda n: asking(deny=plain("x" * n)), "/confirm/deny/text"),
        broken("a style nobody knows", asking(style="loud"), CHOICE, "/confirm/style"),
        broken("no text", button(confirm=without(confirm(), "text")), MISSING("text"), "/confirm"),
        broken("no title", button(confirm=without(confirm(), "title")), MISSING("title"),
               "/confirm"),
        broken("a marked-up title", asking(title=mrkdwn()), PLAIN, "/confirm/title/type"),
        broken("yes", button(confirm=True), OBJECT, "/confirm"),
    ),
    *page(
        "block-kit/block-elements/date-picker-element", ACCESSORY,
        broken("a date of another order", element("datepicker", initial_date="20.11.2026"), DAY,
               "/initial_date", element("datepicker", initial_date="2026-11-20")),
        broken("a day that never comes", element("datepicker", initial_date="2026-02-30"),
               "must be a valid date", "/initial_date"),
        broken("a moment", element("datepicker", initial_date=1_800_000_000), STRING,
               "/initial_date"),
    ),
    *page(
        "block-kit/block-elements/time-picker-element", ACCESSORY,
        broken("24 o'clock", element("timepicker", initial_time="24:00"), HOUR, "/initial_time",
               element("timepicker", initial_time="23:59")),
        broken("one digit", element("timepicker", initial_time="9:30"), HOUR, "/initial_time",
               element("timepicker", initial_time="09:30")),
    ),
    *page(
        "block-kit/block-elements/datetime-picker-element", MESSAGE,
        broken("nine digits", actions(element("datetimepicker", initial_date_time=999_999_999)),
               LEAST(1_000_000_000), "/elements/0/initial_date_time",
               actions(element("datetimepicker", initial_date_time=1_000_000_000))),
        broken("eleven digits",
               actions(element("datetimepicker", initial_date_time=10_000_000_000)),
               MOST(9_999_999_999), "/elements/0/initial_date_time",
               actions(element("datetimepicker", initial_date_time=9_999_999_999))),
    ),
    *page(
        "block-kit/block-elements/workflow-button-element", ACCESSORY,
        over("text", 75, lambda n: workflow_button(text=plain("x" * n)), "/text/text"),
        broken("no workflow", without(workflow_button(), "workflow"), MISSING("workflow")),
        broken("no trigger", workflow_button(workflow={}), MISSING("trigger"), "/workflow"),
        broken("no address", workflow_button(workflow={"trigger": {}}), MISSING("url"),
               "/workflow/trigger"),
        broken("a value", workflow_button(value="x"), EXTRA("value")),
    ),
    *page(
        "block-kit/block-elements/image-element", ACCESSORY,
        broken("no alt_text", without(image(), "alt_text"), MISSING("alt_text")),
        broken("two pictures", image(slack_file={"id": "F0POOL001"}),
               ONLY_ONE("image_url", "slack_file")),
        broken("an action_id", image(action_id="x"), EXTRA("action_id")),
    ),
    *page(
        "block-kit/block-elements/feedback-buttons-element", MESSAGE,
        over("text", 75, lambda n: in_actions(feedback(positive_button={
            "text": plain("x" * n), "value": "1"})), "/elements/0/positive_button/text/text"),
        over("value", 2000, lambda n: in_actions(feedback(negative_button={
            "text": plain(), "value": "x" * n})), "/elements/0/negative_button/value"),
        broken("only good news", in_actions(without(feedback(), "negative_button")),
               MISSING("negative_button"), "/elements/0"),
    ),
    *page(
        "block-kit/block-elements/icon-button-element", MESSAGE,
        broken("an icon nobody knows", in_actions(icon_button(icon="bin")), CHOICE,
               "/elements/0/icon"),
        over("text", 75, lambda n: in_actions(icon_button(text=plain("x" * n))),
             "/elements/0/text/text"),
        over("value", 2000, lambda n: in_actions(icon_button(value="x" * n)), "/elements/0/value"),
        over("visible_to_user_ids", 10,
             lambda n: in_actions(icon_button(visible_to_user_ids=["U0ANA"] * n)),
             "/elements/0/visible_to_user_ids", MANY),
    ),
]  # fmt: skip
