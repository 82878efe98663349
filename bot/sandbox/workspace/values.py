"""What people typed and picked: the `state.values` of a view, and how each element keeps it."""

import re
from collections.abc import Iterator
from typing import Any

from bot.sandbox.types import Json

OPTION, OPTIONS = "selected_option", "selected_options"
KEYS = {
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "static_select": OPTION,
    "external_select": OPTION,
    "radio_buttons": OPTION,
    "multi_static_select": OPTIONS,
    "multi_external_select": OPTIONS,
    "checkboxes": OPTIONS,
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "channels_select": "selected_channel",
    "multi_channels_select": "selected_channels",
    "conversations_select": "selected_conversation",
    "multi_conversations_select": "selected_conversations",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "rich_text_input": "rich_text_value",
    "file_input": "files",
}
LISTS = frozenset(
    {OPTIONS, "selected_users", "selected_channels", "selected_conversations", "files"}
)
PLAIN = frozenset({"plain_text_input", "email_text_input", "url_text_input", "number_input"})
FILES = 10  # at most in one file_input; reference/block-kit/block-elements/file-input-element
MOST = 100  # options of a menu; reference/interaction-payloads/block_suggestion-payload
Values = dict[str, dict[str, Json]]


def elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every interactive element with the block it sits in, in reading order."""
    for block in blocks:
        for element in parts(block):
            if "action_id" in element:
                yield block, element
        yield from elements(inner_blocks(block))


def parts(block: Json) -> list[Json]:
    """The elements of a block itself, whether they can be pressed or not."""
    several = (*block.get("elements", ()), *block.get("actions", ()))
    found = (block.get("element"), block.get("accessory"), *several)
    return [] if block["type"] == "carousel" else [one for one in found if isinstance(one, dict)]


def inner_blocks(block: Json) -> list[Json]:
    """The blocks inside a block: what a container holds, the cards of a carousel."""
    within = {"container": "child_blocks", "carousel": "elements"}.get(block["type"])
    return block[within] if within else []


def options(element: Json) -> list[Json]:
    """All options of an element, whatever groups they are in."""
    grouped = [
        option for group in element.get("option_groups") or () for option in group["options"]
    ]
    return [*(element.get("options") or ()), *grouped]


def offered(content: Any) -> Json | None:
    """What an app answered to letters in a menu, if it is what Slack reads."""
    for name in ("options", "option_groups"):
        if isinstance(content, dict) and isinstance(content.get(name), list):
            return {name: content[name][:MOST]}
    return None


def initial(element: Json) -> Json:
    """The state of an element nobody has touched."""
    key = KEYS[element["type"]]
    empty: Any = [] if key in LISTS else None
    name = (
        "initial_value"
        if key in ("value", "rich_text_value")
        else key.replace("selected", "initial")
    )
    return {"type": element["type"], key: element.get(name, empty)}


def picked(element: Json, raw: Any) -> Json:
    """The state of an element after somebody typed or picked this raw value."""
    kind = element["type"]
    key = KEYS[kind]
    value: Any = raw
    if key == OPTION:
        value = None if raw is None else _option(element, raw)
    elif key == OPTIONS:
        value = [_option(element, each) for each in raw or ()]
    elif kind == "datetimepicker":
        value = None if raw in (None, "") else int(raw)
    else:
        value = raw or ([] if key in LISTS else None)
    return {"type": kind, key: value}


def _option(element: Json, raw: Any) -> Json:
    if isinstance(raw, dict):
        return raw
    for option in options(element):
        if option.get("value") == raw:
            return {key: option[key] for key in ("text", "value", "description") if key in option}
    return {"text": {"type": "plain_text", "text": str(raw)}, "value": str(raw)}


def state_of(blocks: list[Json], before: Values | None = None) -> Values:
    """The state of all elements; what was typed stays where both ids and the type stay."""
    state: Values = {}
    for block, element in elements(blocks):
        if element["type"] in KEYS:
            old = (before or {}).get(block["block_id"], {}).get(element["action_id"])
            kept = old if old is not None and _fits(element, old) else initial(element)
            state.setdefault(block["block_id"], {})[element["action_id"]] = kept
    return state


def _fits(element: Json, old: Json) -> bool:
    if old["type"] != element["type"]:
        return False
    offered = {option.get("value") for option in options(element)}
    chosen = [old.get(OPTION), *(old.get(OPTIONS) or ())]
    return "external" in element["type"] or all(
        one is None or one["value"] in offered for one in chosen
    )


def type_in(blocks: list[Json], state: Values, raw: dict[str, dict[str, Any]]) -> None:
    """Put raw values from a screen into the state."""
    for block, element in elements(blocks):
        given = raw.get(block["block_id"], {})
        if element["action_id"] in given and element["type"] in KEYS:
            entry = picked(element, given[element["action_id"]])
            state.setdefault(block["block_id"], {})[element["action_id"]] = entry


def complaints(blocks: list[Json], state: Values) -> dict[str, str]:
    """What Slack's own client says under each field before it sends a form."""
    found = {}
    for block in blocks:
        if block["type"] == "input":
            element = block["element"]
            entry = state[block["block_id"]][element["action_id"]]
            if text := _complaint(element, entry[KEYS[element["type"]]], block):
                found[block["block_id"]] = text
    return found


def _complaint(element: Json, value: Any, block: Json) -> str:
    if value in (None, "", []):
        return "" if block.get("optional") else "Please complete this required field."
    if element["type"] == "file_input" and len(value) > element.get("max_files", FILES):
        return f"Upload no more than {element.get('max_files', FILES)} files."
    if element["type"] not in PLAIN:
        return ""
    return _length(element, value) or _format(element, value)


def _length(element: Json, value: str) -> str:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if len(value) < least:
        return f"Enter at least {least} characters."
    return f"Enter no more than {most} characters." if len(value) > most else ""


FORMATS = {
    "email_text_input": (r"[^@\s]+@[^@\s]+\.[^@\s]+", "Enter a valid email address."),
    "url_text_input": (r"https?://\S+", "Enter a valid URL."),
    "number_input": (r"-?\d+(\.\d+)?", "Enter a number."),
}


def _format(element: Json, value: str) -> str:
    pattern, sentence = FORMATS.get(element["type"], (".*", ""))
    if not re.fullmatch(pattern, value, re.DOTALL):
        return sentence
    return _range(element, float(value)) if element["type"] == "number_input" else ""


def _range(element: Json, value: float) -> str:
    if value < float(element.get("min_value", value)):
        return f"Enter a number of at least {element['min_value']}."
    if value > float(element.get("max_value", value)):
        return f"Enter a number of at most {element['max_value']}."
    whole = element.get("is_decimal_allowed") or value.is_integer()
    return "" if whole else "Enter a whole number."
