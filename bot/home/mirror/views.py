"""The mirror in Slack: counts and sentences; the file holds the rest."""

from collections.abc import Sequence

from bot.home.mirror.registry import IT
from bot.home.mirror.walking import LOOKS, Held, Mirror, Opened
from bot.home.words import role
from bot.members.models import Member, Source
from bot.slack.blocks import actions, button, context
from bot.slack.messages import Message
from bot.slack.prose import At, Bold, Italic, Part, listing, plain, prose
from bot.slack.types import Block

FILE = "home.file"
TITLE = "About me"
OPENED = "Who opened a list with your name on it"
NEVER = "No lead has opened a list with your name on it."
ALL_ROWS = (
    "The file holds every row, word for word. Your name can also stand in messages to others and "
    "in cards; the file says where."
)
FILE_SENT = Message("Here is everything Herald knows about you, as a file you can keep.")
ON_ITS_WAY = Message("The file is in your direct messages with Herald.")
NO_FILE = "Slack did not take the file. Nothing is lost; please try again in a minute."
BY = {
    Source.HR: "from HR's file",
    Source.LEAD: "set by a lead",
    Source.PROFILE: "from your Slack profile",
    Source.SELF: "as you chose",
}


def known_note(seen: Mirror) -> Message:
    """Say what Herald knows about a person, who reads it, and how long it stays."""
    first = f"This is what Herald knows about you, {seen.member.name}."
    there = [held for held in seen.held if held.number != 0]
    none = [held.entry.title.lower() for held in seen.held if held.number == 0]
    return Message(
        plain(first),
        [
            prose(Bold(first)),
            listing(_who(seen)),
            *(_held(held) for held in there),
            *([prose(Italic("Nothing so far: "), "; ".join(none), ".")] if none else []),
            *_looks(seen.looks),
            context(ALL_ROWS, IT.format(whose=seen.whose)),
            actions(button("Send me the file", FILE)),
        ],
    )


def _who(seen: Mirror) -> list[list[Part]]:
    member = seen.member
    joined: list[Part] = ["You have not joined; nobody is told"]
    if member.joined_at:
        joined = ["You have taken part since ", At(member.joined_at, "{date_long}")]
    return [
        ["Your name, your e-mail address if HR's file has it, and your zone: ", member.zone],
        ["You are ", role(member), " of the programme"],
        joined,
        *_department(seen),
        [_paid(member)],
    ]


def _department(seen: Mirror) -> list[list[Part]]:
    if not seen.department:
        return []
    return [["Your department: ", seen.department, _by(seen.member.department_by)]]


def _paid(member: Member) -> str:
    if member.exempt is None:
        return "Nobody told Herald how you are paid, so you count as paid by the hour"
    how = "You are not paid by the hour" if member.exempt else "You are paid by the hour"
    return how + _by(member.exempt_by)


def _by(source: Source | None) -> str:
    return f", {BY[source]}" if source else ""


def _held(held: Held) -> Block:
    entry = held.entry
    number = f": {held.number}" if (held.number or 0) > 1 else ""
    return prose(
        Bold(f"{entry.title}{number}"),
        f"\n{entry.says}\n",
        Italic(f"Read by: {entry.readers} Kept: {entry.kept}"),
    )


def _looks(looks: Sequence[Opened]) -> list[Block]:
    if not looks:
        return [prose(NEVER)]
    newest = f", the newest {LOOKS}" if len(looks) == LOOKS else ""
    lines: list[list[Part]] = [
        [Bold(look.lead), f" opened {look.names}, ", At(look.at)] for look in looks
    ]
    return [prose(Bold(f"{OPENED}{newest}")), listing(lines)]
