"""The invitation card, and the welcome for new accounts."""

from bot.members.ids import HELP, INVITATION_FORM, KNOWN, NO_THANKS, OPEN_STORIES
from bot.members.views.consent import PROMISE, WHAT, count_me_in_button
from bot.slack.blocks import actions, button, channel_menu, divider, field, modal
from bot.slack.messages import Message
from bot.slack.prose import Bold, Italic, plain, prose
from bot.slack.types import Block, View

ALL_RIGHT = "All right. You won't hear from me again unless you write first."
TAKES_PART = "You're taking part at present. If you want to leave, it takes one tap."
HINT = "Channels that Herald is in. The card rings no bell, and can be posted again another day."
ON_ITS_WAY = "The card is on its way."


def invitation_card(organisation: str) -> Message:
    """Invite whoever reads a channel; the card is the same for everybody and rings nobody."""
    first = f"Good news of the {organisation}, ready to share, if you like to."
    help_button = button("How this works", HELP)
    return Message(
        plain(first),
        [*_invitation(organisation), actions(count_me_in_button(), help_button)],
    )


def welcome_note(name: str, organisation: str) -> Message:
    """Welcome somebody whose account is new, once."""
    first = f"Hello {name}, I'm Herald, the bot of the {organisation}'s ambassador programme."
    return Message(
        plain(first),
        [
            prose(Bold(first)),
            prose(WHAT.format(organisation=organisation)),
            prose(PROMISE.format(organisation=organisation)),
            actions(
                button("See this week's stories", OPEN_STORIES),
                button("What Herald knows about me", KNOWN),
                button("No, thanks", NO_THANKS),
            ),
        ],
    )


def invitation_form(organisation: str) -> View:
    """Ask a lead where the invitation card goes, and show it."""
    return modal(
        "Invitation card",
        [
            field("channel", "Where?", channel_menu(), hint=HINT),
            divider(),
            prose(Italic("This is what people will see, with “Count me in” under it:")),
            *_invitation(organisation),
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


def _invitation(organisation: str) -> list[Block]:
    return [
        prose(Bold(f"Good news of the {organisation}, ready to share, if you like to.")),
        prose(WHAT.format(organisation=organisation)),
        prose(PROMISE.format(organisation=organisation)),
    ]
