"""The form in which leads name who tries Herald first."""

from collections.abc import Sequence

from bot.members.ids import LIFT_PILOT, PILOT_FORM
from bot.slack.blocks import (
    actions,
    button,
    channels_menu,
    confirm,
    field,
    modal,
    people_menu,
)
from bot.slack.messages import Message
from bot.slack.prose import Bold, prose
from bot.slack.types import Block, View

WHAT = (
    "While a pilot is on, Herald is there for these people and the leads only, and it posts in "
    "these channels and the digital team's only. All the rest waits until you lift it."
)
PEOPLE_HINT = "Name the digital team too, or nobody can approve what they suggest."
STARTED = "The pilot is on, for the people and channels you named."
LIFTED = "The pilot is over: Herald is there for everybody. What waited goes out now."


def pilot_form(*, on: bool, people: Sequence[str], channels: Sequence[str]) -> View:
    """Ask a lead who tries Herald first, and where; while a pilot is on it can be lifted."""
    return modal(
        "Pilot",
        [
            prose(WHAT),
            *(_lifting() if on else []),
            field("people", "Who?", people_menu(people), hint=PEOPLE_HINT, optional=True),
            field("channels", "In which channels?", channels_menu(channels), optional=True),
        ],
        callback_id=PILOT_FORM,
        submit="Save" if on else "Start the pilot",
    )


def started_view() -> View:
    """Say that the pilot is on."""
    return modal("Pilot", [prose(STARTED)])


def lifted_note() -> Message:
    """Say that the pilot is over."""
    return Message(LIFTED, [prose(LIFTED)])


def _lifting() -> list[Block]:
    sure = confirm("Lift the pilot?", "Herald is there for everybody then.", "Lift it", "Not yet")
    return [
        prose(Bold("A pilot is on.")),
        actions(button("Lift the pilot", LIFT_PILOT, confirm=sure)),
    ]
