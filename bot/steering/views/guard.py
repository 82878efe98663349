"""What leads read when private things can't be said in the team channel."""

from collections.abc import Mapping, Sequence

from bot.slack.blocks import actions, button
from bot.slack.messages import Message
from bot.slack.prose import Bold, Channel, Part, Person, plain, prose
from bot.slack.text import escape
from bot.slack.types import Block
from bot.steering import ids
from bot.steering.rules.guard import Trouble

FIRST: Mapping[Trouble, str] = {
    Trouble.GONE: "I can't see the digital team's channel any more.",
    Trouble.ARCHIVED: "The digital team's channel is archived.",
    Trouble.PUBLIC: "The digital team's channel is public now.",
    Trouble.SHARED: "The digital team's channel is shared with another organisation.",
    Trouble.OUTSIDER: "Somebody from outside is in the digital team's channel.",
}
TO_DO: Mapping[Trouble, str] = {
    Trouble.GONE: "It was deleted, or I was removed from it. "
    "Let me in again: open it and write /invite @Herald.",
    Trouble.ARCHIVED: "Open it again in Slack.",
    Trouble.PUBLIC: "Everybody could read what people pass on. "
    "Make it private again in the channel's settings.",
    Trouble.SHARED: "People of another organisation could read what people pass on. "
    "Stop sharing it in the channel's settings.",
    Trouble.OUTSIDER: "Guests and people of other organisations must not read what people "
    "pass on. Please remove: ",
}
OR_ELSE = " Or choose another channel under Programme settings on my Home."
SILENT = (
    "Until then I say nothing there. Nothing is lost: what waits goes out when this is mended, "
    "and I tell you."
)
STILL = "So I still say nothing there."
MENDED = "The digital team's channel is all right again. What waited goes out now."


def trouble_note(trouble: Trouble, room: str, outsiders: Sequence[str]) -> Message:
    """Tell a lead what is wrong with the team channel and what to do."""
    first = FIRST[trouble]
    body = [f"{first} ", *_to_do(trouble, outsiders), " ", SILENT]
    return Message(plain(*body), _drawn(trouble, room, outsiders))


def trouble_section(trouble: Trouble, room: str, outsiders: Sequence[str]) -> list[Block]:
    """Draw for leads what is wrong with the team channel, with a way to look again."""
    again = button("Look again", ids.LOOK)
    return [*_drawn(trouble, room, outsiders), actions(again)]


def mended_note() -> Message:
    """Tell a lead that private things are said in the team channel again."""
    return Message(MENDED)


def seen_note(trouble: str) -> Message:
    """Say what a second look found."""
    return Message(escape(f"{FIRST[Trouble(trouble)]} {STILL}") if trouble else MENDED)


def _drawn(trouble: Trouble, room: str, outsiders: Sequence[str]) -> list[Block]:
    where: list[Part] = [] if trouble is Trouble.GONE else [" ", Channel(room)]
    return [
        prose(Bold(FIRST[trouble]), *where),
        prose(*_to_do(trouble, outsiders)),
        prose(SILENT),
    ]


def _to_do(trouble: Trouble, outsiders: Sequence[str]) -> list[Part]:
    if trouble is not Trouble.OUTSIDER:
        return [TO_DO[trouble] + OR_ELSE]
    named = [part for one in outsiders for part in (Person(one), ", ")][:-1]
    return [TO_DO[trouble], *named, ".", OR_ELSE]
