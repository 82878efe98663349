"""What is said when people come, go and change what they may do."""

from collections.abc import Sequence

from bot.members.models import Member
from bot.slack.messages import Message
from bot.slack.prose import Bold, Part, Person, plain, prose

NO_LEAD = "Nobody leads the programme in Herald now."
HOW_LEAD = (
    "The last lead's account is deactivated. Your IT team names the next one on the command line: "
    "herald lead add, and their Slack member id."
)
CAN = (
    "Whoever is in the digital team's channel reads suggestions and approves stories. If that is "
    "right, there is nothing to do."
)
REMOVE = (
    "If it isn't: open that channel, choose its members at the top, and under their name "
    "*Remove from channel*. Herald takes the rights back at once."
).replace("*", "")


def no_lead_left_note() -> Message:
    """Tell the digital team that the last lead has left."""
    return Message(f"{NO_LEAD} {HOW_LEAD}", [prose(Bold(NO_LEAD)), prose(HOW_LEAD)])


def new_on_the_team_note(newcomers: Sequence[Member], *, invited_by: str) -> Message:
    """Tell a lead who can review now, who let them in, and how to take that back."""
    names: list[Part] = [Bold(", ".join(member.name for member in newcomers))]
    verb = " is" if len(newcomers) == 1 else " are"
    by: list[Part] = [" ", Person(invited_by), " invited them."] if invited_by else []
    first: list[Part] = [*names, verb, " on the digital team now.", *by]
    return Message(plain(*first), [prose(*first), prose(CAN), prose(REMOVE)])


def you_lead_note(by: str) -> Message:
    """Tell somebody that they are a lead now."""
    first: list[Part] = [Bold("You lead the ambassador programme now."), " ", Person(by)]
    more = " named you. The App Home has the programme's settings for you, at its foot."
    return Message(plain(*first, more), [prose(*first, more)])


def you_lead_no_more_note(by: str) -> Message:
    """Tell somebody that they are a lead no more."""
    first: list[Part] = ["You are no lead of the ambassador programme any more. ", Person(by)]
    more = " changed that. Everything else stays as it was."
    return Message(plain(*first, more), [prose(*first, more)])
