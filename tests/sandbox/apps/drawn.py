"""What the apps draw: the same in every language."""

from typing import Any

Json = dict[str, Any]


def plain(text: str) -> Json:
    """A label."""
    return {"type": "plain_text", "text": text}


def words_form(private: str = "") -> Json:
    """The form behind `/cry form`: some words, and a place that the app suggests."""
    return {
        "type": "modal",
        "callback_id": "words",
        "notify_on_close": True,
        "private_metadata": private,
        "title": plain("Cry"),
        "submit": plain("Cry it"),
        "blocks": [
            {
                "type": "input",
                "block_id": "words",
                "label": plain("Words"),
                "element": {"type": "plain_text_input", "action_id": "value"},
            },
            {
                "type": "input",
                "block_id": "place",
                "optional": True,
                "label": plain("Where"),
                "element": {
                    "type": "external_select",
                    "action_id": "place",
                    "placeholder": plain("A place"),
                    "min_query_length": 2,
                },
            },
        ],
    }


def asking(callback_id: str, text: str) -> Json:
    """A form that asks once more."""
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain("Sure?"),
        "submit": plain("Yes"),
        "blocks": [{"type": "section", "text": plain(text)}],
    }


def cried(text: str) -> list[Json]:
    """A message with a button."""
    amen = {"type": "button", "action_id": "amen", "text": plain("Amen"), "value": "42"}
    return [
        {"type": "section", "block_id": "said", "text": {"type": "mrkdwn", "text": text}},
        {"type": "actions", "block_id": "answers", "elements": [amen]},
    ]


def home(name: str) -> Json:
    """Somebody's App Home."""
    greeting = {"type": "mrkdwn", "text": f"Good morning, {name}"}
    return {"type": "home", "blocks": [{"type": "section", "text": greeting}]}


def places(typed: str) -> list[Json]:
    """The places that begin with what was typed."""
    known = {"C0GEN": "general", "C0OUT": "outside"}
    return [
        {"text": plain(name), "value": each}
        for each, name in known.items()
        if name.startswith(typed)
    ]
