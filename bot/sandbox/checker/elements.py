"""Block elements: buttons, menus, pickers, inputs.

Limits: docs.slack.dev/reference/block-kit/block-elements.
"""

from collections.abc import Iterator
from typing import Any

from bot.sandbox.checker.objects import (
    CONFIRM,
    DISPATCH,
    FILTER,
    HTTP,
    IDENTIFIER,
    SLACK_FILE,
    URL,
    option,
    option_group,
    plain,
)  # fmt: skip
from bot.sandbox.checker.rules import (
    Flaw,
    Rule,
    choice,
    exactly_one,
    flag,
    items,
    shape,
    string,
    whole,
)  # fmt: skip

COMMON: dict[str, Rule] = {"action_id": IDENTIFIER}
ASKING = COMMON | {"confirm": CONFIRM, "focus_on_load": flag}
MENU = ASKING | {"placeholder": plain(150)}
MANY = MENU | {"max_selected_items": whole(1)}
DATE, TIME = string(10, pattern=r"\d{4}-\d\d-\d\d"), string(5, pattern=r"([01]\d|2[0-3]):[0-5]\d")
NUMBER = string(pattern=r"-?\d+(\.\d+)?")
INPUT = COMMON | {
    "placeholder": plain(150),
    "dispatch_action_config": DISPATCH,
    "focus_on_load": flag,
}
CHANNELS = {"default_to_current_conversation": flag, "filter": FILTER, "response_url_enabled": flag}


def anything(value: Any, at: str) -> Iterator[Flaw]:
    """No rule: Slack itself made this."""
    return iter(())


def _bare(option_: Any) -> tuple[object, object]:
    return option_.get("value"), option_["text"].get("text")


def _offered(value: Any) -> list[tuple[object, object]]:
    groups = value.get("option_groups") or ()
    grouped = [each for group in groups for each in group["options"]]
    return [_bare(each) for each in [*(value.get("options") or ()), *grouped]]


def chosen_from_offer(value: Any, at: str) -> Iterator[Flaw]:
    """What is chosen at first must be one of the options, word for word."""
    first = [("initial_option", value["initial_option"])] if "initial_option" in value else []
    several = [
        (f"initial_options/{i}", each) for i, each in enumerate(value.get("initial_options", ()))
    ]
    for name, each in first + several:
        if _bare(each) not in _offered(value):
            yield "must match one of the provided options", f"{at}/{name}"


def in_order(low: str, high: str) -> Rule:
    """A lower bound is not above its upper bound."""

    def check(value: Any, at: str) -> Iterator[Flaw]:
        if low in value and high in value and float(value[low]) > float(value[high]):
            yield f"`{low}` must not be more than `{high}`", f"{at}/{low}"

    return check


def _static(more: dict[str, Rule]) -> Rule:
    offer = {"options": items(option(), 1, 100), "option_groups": items(option_group(), 1, 100)}
    return shape({}, offer | more, exactly_one("options", "option_groups"), chosen_from_offer)


def _boxes(more: dict[str, Rule]) -> Rule:
    return shape({"options": items(option(rich=True), 1, 10)}, ASKING | more, chosen_from_offer)


def _typed_input(most: int = 3000) -> dict[str, Rule]:
    return INPUT | {"initial_value": string(most, 0)}


BUTTON_FIELDS: dict[str, Rule] = COMMON | {
    "value": string(2000, 0),
    "url": URL,
    "style": choice("primary", "danger"),
    "confirm": CONFIRM,
    "accessibility_label": string(75),
    "agent_prompt": string(4000),
    "visible_to_user_ids": items(string(), 0, 10),
}
FEEDBACK = shape({"text": plain(75), "value": string(2000)}, {"accessibility_label": string(75)})
PARAMETER = shape({"name": string(), "value": string()}, {})
TRIGGER = shape({"url": URL}, {"customizable_input_parameters": items(PARAMETER, 0)})
IMAGE_FIELDS: dict[str, Rule] = {"image_url": HTTP, "slack_file": SLACK_FILE}
ELEMENTS: dict[str, Rule] = {
    "button": shape({"text": plain(75)}, BUTTON_FIELDS),
    "workflow_button": shape(
        {"text": plain(75), "workflow": shape({"trigger": TRIGGER}, {})},
        {key: BUTTON_FIELDS[key] for key in ("action_id", "style", "accessibility_label")},
    ),
    "static_select": _static(MENU | {"initial_option": option()}),
    "multi_static_select": _static(MANY | {"initial_options": items(option(), 1, 100)}),
    "external_select": shape({}, MENU | {"initial_option": option(), "min_query_length": whole(0)}),
    "multi_external_select": shape(
        {}, MANY | {"initial_options": items(option(), 1, 100), "min_query_length": whole(0)}
    ),
    "users_select": shape({}, MENU | {"initial_user": IDENTIFIER}),
    "multi_users_select": shape({}, MANY | {"initial_users": items(IDENTIFIER)}),
    "channels_select": shape(
        {}, MENU | {"initial_channel": IDENTIFIER, "response_url_enabled": flag}
    ),
    "multi_channels_select": shape({}, MANY | {"initial_channels": items(IDENTIFIER)}),
    "conversations_select": shape({}, MENU | CHANNELS | {"initial_conversation": IDENTIFIER}),
    "multi_conversations_select": shape(
        {}, MANY | CHANNELS | {"initial_conversations": items(IDENTIFIER)}
    ),
    "overflow": shape(
        {"options": items(option(link=True), 1, 5)}, COMMON | {"confirm": CONFIRM}
    ),
    "checkboxes": _boxes({"initial_options": items(option(rich=True), 1, 10)}),
    "radio_buttons": _boxes({"initial_option": option(rich=True)}),
    "datepicker": shape({}, MENU | {"initial_date": DATE}),
    "timepicker": shape({}, MENU | {"initial_time": TIME, "timezone": string()}),
    "datetimepicker": shape({}, ASKING | {"initial_date_time": whole(10**9, 10**10 - 1)}),
    "plain_text_input": shape(
        {},
        _typed_input() | {
            "multiline": flag, "min_length": whole(0, 3000), "max_length": whole(1, 3000),
        },
        in_order("min_length", "max_length"),
    ),
    "email_text_input": shape({}, _typed_input()),
    "url_text_input": shape({}, _typed_input()),
    "number_input": shape(
        {"is_decimal_allowed": flag},
        INPUT | {"initial_value": NUMBER, "min_value": NUMBER, "max_value": NUMBER},
        in_order("min_value", "max_value"),
        in_order("min_value", "initial_value"),
        in_order("initial_value", "max_value"),
    ),
    "rich_text_input": shape(
        {},
        INPUT | {"initial_value": shape({"elements": items(anything, 0)}, {}),
                 "min_lines": whole(1, 100), "max_lines": whole(1, 100)},
        in_order("min_lines", "max_lines"),
    ),
    "file_input": shape(
        {}, COMMON | {"filetypes": items(string(), 1), "max_files": whole(1, 10)}
    ),
    "image": shape(
        {"alt_text": string(2000, 0)}, IMAGE_FIELDS, exactly_one("image_url", "slack_file")
    ),
    "feedback_buttons": shape({"positive_button": FEEDBACK, "negative_button": FEEDBACK}, COMMON),
    "icon_button": shape(
        {"icon": choice("trash"), "text": plain(75)},
        COMMON | {"value": string(2000), "confirm": CONFIRM, "accessibility_label": string(75),
                  "visible_to_user_ids": items(string(), 0, 10)},
    ),
}  # fmt: skip


def only(*names: str) -> dict[str, Rule]:
    """The elements that may stand in one kind of place."""
    return {name: ELEMENTS[name] for name in names}


SELECTS = tuple(name for name in ELEMENTS if name.endswith("_select"))
PICKED = ("checkboxes", "radio_buttons", "datepicker", "timepicker")
IN_SECTION = only("button", "workflow_button", "overflow", "image", *SELECTS, *PICKED)
IN_ACTIONS = only("button", "workflow_button", "overflow", "datetimepicker", *SELECTS, *PICKED)
IN_INPUT = only(
    "plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input",
    "file_input", "datetimepicker", *SELECTS, *PICKED,
)  # fmt: skip
