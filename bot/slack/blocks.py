"""A dozen functions that draw Slack's blocks (docs.slack.dev/reference/block-kit)."""

from collections.abc import Mapping, Sequence

from bot.slack.text import shorten
from bot.slack.types import Block, Element, View

LABEL = 75  # characters on a button or in an option
TITLE = 24  # characters of a modal's title and buttons
HEADER = 150
CHOICE = 150  # characters of an option's value


def plain_text(words: str) -> Element:
    """Make a text object that shows words as they are."""
    return {"type": "plain_text", "text": words, "emoji": True}


def header(words: str) -> Block:
    """Draw a headline."""
    return {"type": "header", "text": plain_text(shorten(words, HEADER))}


def section(markup: str, *, accessory: Element | None = None, block_id: str | None = None) -> Block:
    """Draw our own words, in Slack's markup; other people's words go into `prose`."""
    block: Block = {"type": "section", "text": {"type": "mrkdwn", "text": markup}}
    return _with(block, accessory=accessory, block_id=block_id)


def words(text: str, *, accessory: Element | None = None, block_id: str | None = None) -> Block:
    """Draw anybody's words literally, with a button beside them if wished."""
    block: Block = {"type": "section", "text": plain_text(shorten(text, 3000))}
    return _with(block, accessory=accessory, block_id=block_id)


def context(*lines: str) -> Block:
    """Draw small print, literally."""
    return {"type": "context", "elements": [plain_text(shorten(line, 3000)) for line in lines]}


def divider() -> Block:
    """Draw a line."""
    return {"type": "divider"}


def image(url: str, alt_text: str) -> Block:
    """Draw a picture from a public address, with its alt text."""
    return {"type": "image", "image_url": url, "alt_text": shorten(alt_text, 2000)}


def actions(*elements: Element, block_id: str | None = None) -> Block:
    """Draw a row of buttons."""
    return _with({"type": "actions", "elements": list(elements)}, block_id=block_id)


def button(
    label: str,
    action_id: str,
    value: str = "",
    *,
    style: str | None = None,
    url: str | None = None,
    confirm: Element | None = None,
    spoken: str | None = None,
) -> Element:
    """Draw a button; `spoken` says more to a screen reader where the label alone is vague."""
    element: Element = {"type": "button", "text": plain_text(label), "action_id": action_id}
    label_spoken = spoken and shorten(spoken, LABEL)
    return _with(
        element,
        value=value or None,
        style=style,
        url=url,
        confirm=confirm,
        accessibility_label=label_spoken,
    )


def confirm(title: str, text: str, yes: str, no: str = "Cancel") -> Element:
    """Ask once more before something that cannot be undone."""
    return {
        "title": plain_text(title),
        "text": plain_text(text),
        "confirm": plain_text(yes),
        "deny": plain_text(no),
    }


def field(
    name: str,
    label: str,
    element: Element,
    *,
    hint: str | None = None,
    optional: bool = False,
) -> Block:
    """Draw one field of a form; its name is the block id, so errors find it."""
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": plain_text(label),
        "element": {**element, "action_id": "value"},
        "optional": optional,
    }
    return _with(block, hint=plain_text(hint) if hint else None)


def text_input(
    initial: str = "", *, multiline: bool = False, longest: int = 3000, placeholder: str = ""
) -> Element:
    """Draw a field to write in."""
    element: Element = {
        "type": "plain_text_input",
        "multiline": multiline,
        "max_length": longest,
    }
    return _with(
        element,
        initial_value=initial[:longest] or None,
        placeholder=plain_text(placeholder) if placeholder else None,
    )


def option(label: str, value: str) -> Element:
    """Make one choice."""
    return {"text": plain_text(shorten(label, LABEL)), "value": value}


def radio(choices: Mapping[str, str], chosen: str | None = None) -> Element:
    """Draw a few choices of which one is taken; `choices` maps values to labels."""
    element: Element = {
        "type": "radio_buttons",
        "options": [option(label, value) for value, label in choices.items()],
    }
    start = option(choices[chosen], chosen) if chosen and chosen in choices else None
    return _with(element, initial_option=start)


def checkboxes(choices: Mapping[str, str], chosen: Sequence[str] = ()) -> Element:
    """Draw boxes to tick; `choices` maps values to labels."""
    element: Element = {
        "type": "checkboxes",
        "options": [option(label, value) for value, label in choices.items()],
    }
    ticked = [option(choices[value], value) for value in chosen if value in choices]
    return _with(element, initial_options=ticked or None)


def select(choices: Mapping[str, str], chosen: str | None = None) -> Element:
    """Draw a menu of choices; `choices` maps values to labels."""
    element: Element = {
        "type": "static_select",
        "options": [option(label, value) for value, label in choices.items()],
    }
    start = option(choices[chosen], chosen) if chosen and chosen in choices else None
    return _with(element, initial_option=start)


def date_time(initial: int | None = None) -> Element:
    """Draw a field for a day and an hour, in Unix seconds and the reader's own zone."""
    return _with({"type": "datetimepicker"}, initial_date_time=initial)


def time_of_day(initial: str | None = None) -> Element:
    """Draw a field for a time such as 08:00, which belongs to no zone yet."""
    return _with({"type": "timepicker"}, initial_time=initial)


def calendar_day(initial: str | None = None) -> Element:
    """Draw a field for a day such as 2026-12-24."""
    return _with({"type": "datepicker"}, initial_date=initial)


def whole_number(initial: int, least: int, most: int) -> Element:
    """Draw a field for a number without fractions."""
    return {
        "type": "number_input",
        "is_decimal_allowed": False,
        "initial_value": str(initial),
        "min_value": str(least),
        "max_value": str(most),
    }


def channel_menu(initial: str = "", *, public: bool = True) -> Element:
    """Draw a menu of this organisation's own channels, private ones only if wished."""
    kinds = ["public", "private"] if public else ["private"]
    menu: Element = {
        "type": "conversations_select",
        "filter": {"include": kinds, "exclude_external_shared_channels": True},
    }
    return _with(menu, initial_conversation=initial or None)


def channels_menu(initial: Sequence[str] = ()) -> Element:
    """Draw a menu of several of this organisation's own channels."""
    menu: Element = {
        "type": "multi_conversations_select",
        "filter": {"include": ["public", "private"], "exclude_external_shared_channels": True},
    }
    return _with(menu, initial_conversations=[*initial] or None)


def people_menu(initial: Sequence[str] = ()) -> Element:
    """Draw a menu of several people of the workspace."""
    return _with({"type": "multi_users_select"}, initial_users=[*initial] or None)


def person_picker(initial: str | None = None) -> Element:
    """Draw a field for one person of the workspace."""
    return _with({"type": "users_select"}, initial_user=initial)


def modal(
    title: str,
    blocks: Sequence[Block],
    *,
    callback_id: str = "",
    submit: str | None = None,
    close: str = "Close",
    about: str = "",
) -> View:
    """Draw a form; `about` is the id of the thing it is about and comes back with the answer."""
    view: View = {
        "type": "modal",
        "title": plain_text(title),
        "close": plain_text(close),
        "blocks": list(blocks),
        "private_metadata": about,
    }
    return _with(
        view, callback_id=callback_id or None, submit=plain_text(submit) if submit else None
    )


def home(blocks: Sequence[Block]) -> View:
    """Draw somebody's App Home."""
    return {"type": "home", "blocks": list(blocks)}


def _with(block: Block, **more: object) -> Block:
    return {**block, **{name: value for name, value in more.items() if value is not None}}
