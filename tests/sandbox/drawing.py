"""Small views and cards for small apps."""

from bot.sandbox.types import Json

FORM: Json = {
    "type": "modal",
    "callback_id": "cry",
    "title": {"type": "plain_text", "text": "Cry"},
    "submit": {"type": "plain_text", "text": "Cry out"},
    "blocks": [
        {
            "type": "input",
            "block_id": "words",
            "label": {"type": "plain_text", "text": "Words"},
            "element": {"type": "plain_text_input", "action_id": "value", "initial_value": "Oyez"},
        }
    ],
}


def button(label, action_id, value="1"):
    words = {"type": "plain_text", "text": label}
    return {"type": "button", "action_id": action_id, "text": words, "value": value}


def card(text, *buttons, block_id="card"):
    words = {"type": "mrkdwn", "text": text}
    blocks = [{"type": "section", "block_id": f"{block_id}_s", "text": words}]
    if buttons:
        blocks.append({"type": "actions", "block_id": f"{block_id}_a", "elements": list(buttons)})
    return blocks


def modal(title, *blocks, **more):
    """A small modal without inputs."""
    shown = list(blocks) or card(title, button("Go", "go"))
    return {"type": "modal", "title": {"type": "plain_text", "text": title}, "blocks": shown} | more
