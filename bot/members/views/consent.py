"""What people read when they think about joining, join, or leave."""

from datetime import datetime

from bot.members.ids import JOIN, KNOWN, LEAVE, PREFERENCES
from bot.slack.blocks import actions, button, confirm, divider
from bot.slack.messages import Message
from bot.slack.prose import At, Bold, prose
from bot.slack.types import Block, Element

WHAT = (
    "Some colleagues share news of {whose} with friends and family. If you like to, I "
    "bring you good stories and ready words. When somebody complains or asks, you don't have to "
    "answer: one tap and the digital team takes it."
)
PROMISE = (
    "It's your choice. If you do nothing, nothing happens, and no manager hears of it. I can't "
    "see your accounts or your posts. What you send me is kept as a record of {whose}. "
    "If you are paid by the hour and use me off the clock, the minutes are paid."
)
ENDS = "Seats, offers, digests and reminders end at once."
STAYS = (
    "An open flag of yours still gets its answer, minutes are still paid, and if something you "
    "shared turns out wrong, you are asked once."
)
COUNTED_IN = "You're in. Thank you."
WAS_IN = "You're in already. Thank you."
LEFT = "You've left. Thank you for the time you took part."
NOT_IN = "You aren't taking part, so there is nothing to leave."
CAN_BE_LEFT = "You can leave with one tap whenever you like, and nobody is told."


def count_me_in_button() -> Element:
    """Draw the way in."""
    return button("Count me in", JOIN, style="primary")


def leave_button() -> Element:
    """Draw the way out; before it is taken, two sentences say what ends and what does not."""
    sure = confirm("Leave the programme?", f"{ENDS} {STAYS}", "Leave", "Stay")
    return button("Leave", LEAVE, confirm=sure, spoken="Leave the ambassador programme")


def joining_section(whose: str) -> list[Block]:
    """Draw for somebody who has not joined what this is, and the way in."""
    return [
        prose(Bold("Would you like to take part?")),
        prose(WHAT.format(whose=whose)),
        prose(PROMISE.format(whose=whose)),
        actions(count_me_in_button(), button("What Herald knows about me", KNOWN)),
        divider(),
    ]


def taking_part_section(since: datetime) -> list[Block]:
    """Draw for somebody who takes part the ways to change that."""
    return [
        divider(),
        prose("You have taken part since ", At(since, "{date_long}"), "."),
        actions(leave_button()),
    ]


def joined_note(*, is_new: bool) -> Message:
    """Say that somebody takes part."""
    first = COUNTED_IN if is_new else WAS_IN
    row = actions(button("My preferences", PREFERENCES), leave_button())
    return Message(f"{first} {CAN_BE_LEFT}", [prose(Bold(first)), prose(CAN_BE_LEFT), row])


def left_note(*, is_new: bool) -> Message:
    """Say that somebody takes part no more, what ends and what does not."""
    if not is_new:
        return Message(NOT_IN, [prose(NOT_IN), actions(count_me_in_button())])
    again = "If you change your mind:"
    return Message(
        f"{LEFT} {ENDS} {STAYS}",
        [
            prose(Bold(LEFT)),
            prose(f"{ENDS} {STAYS}"),
            prose(again),
            actions(count_me_in_button()),
        ],
    )
