"""Block elements: buttons, menus, pickers, inputs.

Limits: docs.slack.dev/reference/block-kit/block-elements.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from bot.sandbox.checker.flaws import Flaw
from bot.sandbox.checker.objects import (
    CONFIRM,
    DISPATCH,
    FILTER,
    HTTP,
    IDENTIFIER,
    OPTION_GROUP,
    SLACK_FILE,
    URL,
    WORKFLOW,
    option,
    plain,
)  # fmt: skip
from bot.sandbox.checker.rich_text import A_RICH_TEXT
from bot.sandbox.checker.rules import (
    Rule,
    choice,
    exactly_one,
    flag,
    items,
    matching,
    shape,
    string,
    then,
    whole,
    worded,
)  # fmt: skip

DAY = then(matching(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), worded("date", date.fromisoformat))
HOUR = matching(r"([01][0-9]|2[0-3]):[0-5][0-9]")
NUMBER = matching(r"-?[0-9]+(\.[0-9]+)?")
TEN_DIGITS = whole(10**9, 10**10 - 1)
COMMON: dict[str, Rule] = {"action_id": IDENTIFIER}
ASKING = COMMON | {"confirm": CONFIRM, "focus_on_load": flag}
MENU = ASKING | {"placeholder": plain(150)}
MANY = MENU | {"max_selected_items": whole(1)}
INPUT = COMMON | {
    "placeholder": plain(150), "dispatch_action_config": DISPATCH, "focus_on_load": flag,
}  # fmt: skip
HERE: dict[str, Rule] = {"default_to_current_conversation": flag, "filter": FILTER}
TO_ANSWER: dict[str, Rule] = {"response_url_enabled": flag}
LABELLED = COMMON | {"accessibility_label": string(75)}
FOR_SOME: dict[str, Rule] = {"visible_to_user_ids": items(string(), 0, 10)}


def _offered(value: Any) -> list[Any]:
    grouped = [each for group in value.get("option_groups", ()) for each in group["options"]]
    return [*value.get("options", ()), *grouped]


def chosen_from_offer(value: Any, at: str) -> Iterator[Flaw]:
    """What is chosen at first must be one of the options, field for field."""
    first = [("initial_option", value["initial_option"])] if "initial_option" in value else []
    several = enumerate(value.get("initial_options", ()))
    for name, each in [*first, *((f"initial_options/{i}", each) for i, each in several)]:
        if each not in _offered(value):
            message = "must match one of the provided options"
            yield Flaw(message, f"{at}/{name}", "enum", [one["value"] for one in _offered(value)])


def in_order(low: str, high: str) -> Rule:
    """A lower bound is not above its upper bound."""

    def check(value: Any, at: str) -> Iterator[Flaw]:
        if low in value and high in value and float(value[low]) > float(value[high]):
            message = f"`{low}` must not be more than `{high}`"
            yield Flaw(message, f"{at}/{low}", "maximum", value[high])

    return check


def _static(more: dict[str, Rule]) -> Rule:
    offer = {"options": items(option(), 1, 100), "option_groups": items(OPTION_GROUP, 1, 100)}
    return shape({}, offer | more, exactly_one("options", "option_groups"), chosen_from_offer)


def _boxes(more: dict[str, Rule]) -> Rule:
    return shape({"options": items(option(rich=True), 1, 10)}, ASKING | more, chosen_from_offer)


FEEDBACK = shape({"text": plain(75), "value": string(2000)}, {"accessibility_label": string(75)})
STYLE: dict[str, Rule] = {"style": choice("primary", "danger")}
SEVERAL = items(option(), 1, 100)
FIRST_TEXT = INPUT | {"initial_value": string(least=0)}
ELEMENTS: dict[str, Rule] = {
    "button": shape(
        {"text": plain(75)},
        LABELLED | STYLE | FOR_SOME
        | {"value": string(2000, 0), "url": URL, "confirm": CONFIRM, "agent_prompt": string(4000)},
    ),
    "workflow_button": shape({"text": plain(75), "workflow": WORKFLOW}, LABELLED | STYLE),
    "static_select": _static(MENU | {"initial_option": option()}),
    "multi_static_select": _static(MANY | {"initial_options": SEVERAL}),
    "external_select": shape({}, MENU | {"initial_option": option(), "min_query_length": whole(0)}),
    "multi_external_select": shape(
        {}, MANY | {"initial_options": SEVERAL, "min_query_length": whole(0)}
    ),
    "users_select": shape({}, MENU | {"initial_user": IDENTIFIER}),
    "multi_users_select": shape({}, MANY | {"initial_users": items(IDENTIFIER)}),
    "channels_select": shape({}, MENU | TO_ANSWER | {"initial_channel": IDENTIFIER}),
    "multi_channels_select": shape({}, MANY | {"initial_channels": items(IDENTIFIER)}),
    "conversations_select": shape(
        {}, MENU | HERE | TO_ANSWER | {"initial_conversation": IDENTIFIER}
    ),
    "multi_conversations_select": shape(
        {}, MANY | HERE | {"initial_conversations": items(IDENTIFIER)}
    ),
    "overflow": shape(
        {"options": items(option(link=True), 1, 5)}, COMMON | {"confirm": CONFIRM}
    ),
    "checkboxes": _boxes({"initial_options": items(option(rich=True), 1, 10)}),
    "radio_buttons": _boxes({"initial_option": option(rich=True)}),
    "datepicker": shape({}, MENU | {"initial_date": DAY}),
    "timepicker": shape({}, MENU | {"initial_time": HOUR, "timezone": string()}),
    "datetimepicker": shape({}, ASKING | {"initial_date_time": TEN_DIGITS}),
    "plain_text_input": shape(
        {},
        FIRST_TEXT
        | {"multiline": flag, "min_length": whole(0, 3000), "max_length": whole(1, 3000)},
        in_order("min_length", "max_length"),
    ),
    "email_text_input": shape({}, FIRST_TEXT),
    "url_text_input": shape({}, FIRST_TEXT),
    "number_input": shape(
        {"is_decimal_allowed": flag},
        INPUT | {"initial_value": NUMBER, "min_value": NUMBER, "max_value": NUMBER},
        in_order("min_value", "max_value"),
        in_order("min_value", "initial_value"),
        in_order("initial_value", "max_value"),
    ),
    "rich_text_input": shape(
        {},
        INPUT
        | {"initial_value": A_RICH_TEXT, "min_lines": whole(1, 100), "max_lines": whole(1, 100)},
        in_order("min_lines", "max_lines"),
    ),
    "file_input": shape({}, COMMON | {"filetypes": items(string()), "max_files": whole(1, 10)}),
    "image": shape(
        {"alt_text": string(2000, 0)},
        {"image_url": HTTP, "slack_file": SLACK_FILE},
        exactly_one("image_url", "slack_file"),
    ),
    "feedback_buttons": shape({"positive_button": FEEDBACK, "negative_button": FEEDBACK}, COMMON),
    "icon_button": shape(
        {"icon": choice("trash"), "text": plain(75)},
        LABELLED | FOR_SOME | {"value": string(2000), "confirm": CONFIRM},
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
