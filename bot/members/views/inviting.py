"""The invitation card, and the welcome for new accounts."""

from bot.members.ids import HELP, INVITATION_FORM, KNOWN, NO_THANKS, OPEN_STORIES
from bot.members.views.consent import PROMISE, WHAT, count_me_in_button
from bot.slack.blocks import actions, button, channel_menu, divider, field, modal
from bot.slack.messages import Message
from bot.slack.prose import Bold, Italic, plain, prose
from bot.slack.types import Block, View

GOOD_NEWS = "Good news of {whose}, ready to share, if you like to."
ALL_RIGHT = "All right. You won't hear from me again unless you write first."
TAKES_PART = "You're taking part at present. If you want to leave, it takes one tap."
HINT = "Channels that Herald is in. The card rings no bell, and can be posted again another day."
ON_ITS_WAY = "The card is on its way."


def invitation_card(whose: str) -> Message:
    """Invite whoever reads a channel; the card is the same for everybody and rings nobody."""
    first = GOOD_NEWS.format(whose=whose)
    help_button = button("How this works", HELP)
    return Message(
        plain(first),
        [*_invitation(whose), actions(count_me_in_button(), help_button)],
    )


def welcome_note(name: str, whose: str) -> Message:
    """Welcome somebody whose account is new, once."""
    first = f"Hello {name}, I'm Herald, the bot of {whose}'s ambassador programme."
    return Message(
        plain(first),
        [
            prose(Bold(first)),
            prose(WHAT.format(whose=whose)),
            prose(PROMISE.format(whose=whose)),
            actions(
                button("See this week's stories", OPEN_STORIES),
                button("What Herald knows about me", KNOWN),
                button("No, thanks", NO_THANKS),
            ),
        ],
    )


def invitation_form(whose: str) -> View:
    """Ask a lead where the invitation card goes, and show it."""
    return modal(
        "Invitation card",
        [
            field("channel", "Where?", channel_menu(), hint=HINT),
            divider(),
            prose(Italic("This is what people will see, with “Count me in” under it:")),
            *_invitation(whose),
        ],
        callback_id=INVITATION_FORM,
        submit="Post the card",
    )


def posted_view() -> View:
    """Say that the card is on its way."""
    return modal("Invitation card", [prose(ON_ITS_WAY)])


def no_thanks_note(*, takes_part: bool) -> Message:
    """Answer *No, thanks*."""
    line = TAKES_PART if takes_part else ALL_RIGHT
    return Message(line, [prose(line)])


def _invitation(whose: str) -> list[Block]:
    return [
        prose(Bold(GOOD_NEWS.format(whose=whose))),
        prose(WHAT.format(whose=whose)),
        prose(PROMISE.format(whose=whose)),
    ]
