"""The share sheet: a person's own words, the networks' doors, and the ways out."""

from collections.abc import Sequence
from uuid import UUID

from bot.slack.blocks import actions, button, modal
from bot.slack.messages import Message
from bot.slack.prose import At, Bold, Italic, plain, prose, quote
from bot.slack.text import shorten
from bot.slack.types import Block, View
from bot.stories import ids
from bot.stories.models import Network
from bot.stories.rules import networks
from bot.stories.rules.sharing import Sheet
from bot.stories.views import parts

SENT = "The words are on their way into our chat, each alone, so that you can copy them."
COPY_FIRST = "(copy first)"


def share_sheet(sheet: Sheet, *, sent: bool = False) -> View:
    """Draw the sheet; `sent` says that the words are on their way into the chat."""
    return modal(
        "Share this story",
        [
            parts.title(sheet.story),
            *_already(sheet),
            *([prose(Bold(SENT))] if sent else []),
            prose(Italic("Words for you (change them before you post, if you like):")),
            quote(shorten(sheet.ready, 3000)),
            *_other_words(sheet),
            *_doors(sheet),
            _ways_out(sheet),
        ],
        callback_id=ids.SHEET,
        submit=None if sheet.shared else "I shared it",
        about=f"{sheet.story.id}:{sheet.turn}",
    )


def thanks_view(story_id: UUID, *, plenty: bool) -> View:
    """Draw what follows *I shared it*."""
    lines = [prose(Bold("Noted, thank you."))]
    if plenty:
        lines.append(prose("That's more than one today. One a day is plenty; the rest can wait."))
    return modal("Thank you", [*lines, actions(parts.undo_button(story_id))])


def reminded(due: At) -> Message:
    """Say when the reminder comes."""
    line = ("All right. I'll remind you ", due, ".")
    return Message(plain(*line), [prose(*line)])


def put_aside() -> Message:
    """Say that a story is in nobody's way any more."""
    line = "All right. You won't see this story again, and nobody is told."
    return Message(line, [prose(line)])


def undone(headline: str) -> Message:
    """Say that a share was taken back."""
    line = ("Undone: “", headline, "” doesn't count as shared by you.")
    return Message(plain(*line), [prose(*line)])


def _already(sheet: Sheet) -> list[Block]:
    if not sheet.shared:
        return []
    return [
        prose("You told us that you shared this. Thank you."),
        actions(parts.undo_button(sheet.story.id)),
    ]


def _other_words(sheet: Sheet) -> list[Block]:
    about = f"{sheet.story.id}:{sheet.turn}"
    other = button("Other words", ids.OTHER_WORDS, about)
    return [actions(other)] if len(sheet.captions) > 1 else []


def _doors(sheet: Sheet) -> list[Block]:
    chosen = networks.chosen(sheet.story)
    doors = [
        button(
            _label(network),
            f"{ids.OPEN_NETWORK}.{network}",
            url=networks.intent(network, sheet.caption, sheet.story.link),
        )
        for network in chosen
    ]
    silent = [networks.DOORS[n].label for n in chosen if not networks.DOORS[n].takes_words]
    return [actions(*doors), *([prose(_copying(silent))] if silent else [])]


def _ways_out(sheet: Sheet) -> Block:
    story_id = str(sheet.story.id)
    return actions(
        button("Send me the words", ids.SEND_WORDS, f"{story_id}:{sheet.turn}"),
        button("Later", ids.LATER, story_id, spoken="Later: remind me of this story"),
        button("Not for me", ids.NOT_FOR_ME, story_id),
    )


def _label(network: Network) -> str:
    door = networks.DOORS[network]
    return door.label if door.takes_words else f"{door.label} {COPY_FIRST}"


def _copying(silent: Sequence[str]) -> str:
    names = silent[0] if len(silent) == 1 else f"{', '.join(silent[:-1])} and {silent[-1]}"
    verb = "takes" if len(silent) == 1 else "take"
    return (
        f"{names} {verb} no ready words. “Send me the words” puts words and picture into our "
        "chat, where you can copy them."
    )
