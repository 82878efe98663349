"""The share sheet: a person's own words, the networks' doors, and the ways out."""

from collections.abc import Sequence
from uuid import UUID

from bot.hours.pay.rules.before import Before, label
from bot.members.networks import LABELS, Network
from bot.slack.blocks import actions, button, modal
from bot.slack.messages import Message
from bot.slack.prose import At, Bold, Italic, plain, prose, quote
from bot.slack.text import counted, shorten
from bot.slack.types import Block, View
from bot.stories import ids
from bot.stories.rules import networks
from bot.stories.rules.sharing import Noted, Sheet, Undone
from bot.stories.views import parts

CAN_WAIT = "You're off duty; this can wait."
WAITS = "You're off duty, and here sharing waits for duty."
SENT = "The words are on their way into our chat, each alone, so that you can copy them."
COPY_FIRST = "(copy first)"


def share_sheet(sheet: Sheet, *, sent: bool = False) -> View:
    """Draw the sheet; `sent` says that the words are on their way into the chat."""
    return modal(
        "Share this story",
        [
            *_off_duty(sheet),
            parts.title(sheet.story),
            *_already(sheet),
            *([prose(Bold(SENT))] if sent else []),
            prose(Italic("Words for you (change them before you post, if you like):")),
            quote(shorten(sheet.ready, 3000)),
            *_other_words(sheet),
            *(_doors(sheet) if sheet.may_share else []),
            _ways_out(sheet),
        ],
        callback_id=ids.SHEET,
        submit="I shared it" if sheet.may_share and not sheet.shared else None,
        about=f"{sheet.story.id}:{sheet.turn}",
    )


def thanks_view(story_id: UUID, noted: Noted) -> View:
    """Draw what follows *I shared it*."""
    lines = [prose(Bold("Noted, thank you."))]
    if noted.minutes is not None:
        minutes = counted(noted.minutes, "minute")
        lines.append(prose(f"You're off duty, so this is put down as paid time: {minutes}."))
    if noted.plenty:
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


def undone(taken: Undone) -> Message:
    """Say that a share was taken back."""
    minutes = f" Taken back, too: {counted(taken.minutes, 'paid minute')}." if taken.minutes else ""
    line = ("Undone: “", taken.headline, "” doesn't count as shared by you.", minutes)
    return Message(plain(*line), [prose(*line)])


def _off_duty(sheet: Sheet) -> list[Block]:
    """Draw what somebody off duty reads first: that it can wait, and what sharing now counts."""
    before = sheet.before
    if before is None or sheet.shared:
        return []
    told = label(before)
    remind = [actions(button(told, ids.LATER, str(sheet.story.id)))] if told else []
    return [prose(Bold(CAN_WAIT if before.may_share else WAITS), _now(before)), *remind]


def _now(before: Before) -> str:
    if not before.may_share:
        return " The story is still here then."
    if before.minutes is None:
        return ""
    return f" Sharing now is fine too and counts as {counted(before.minutes, 'paid minute')}."


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
    chosen = networks.offered(sheet.story, sheet.networks)
    doors = [
        button(
            _label(network),
            f"{ids.OPEN_NETWORK}.{network}",
            url=networks.intent(network, sheet.caption, sheet.story.link),
        )
        for network in chosen
    ]
    silent = [LABELS[n] for n in chosen if not networks.DOORS[n].takes_words]
    return [actions(*doors), *([prose(_copying(silent))] if silent else [])]


def _ways_out(sheet: Sheet) -> Block:
    story_id = str(sheet.story.id)
    words = button("Send me the words", ids.SEND_WORDS, f"{story_id}:{sheet.turn}")
    later = button("Later", ids.LATER, story_id, spoken="Later: remind me of this story")
    return actions(
        *([words] if sheet.may_share else []),
        *([] if _off_duty(sheet) else [later]),
        button("Not for me", ids.NOT_FOR_ME, story_id),
    )


def _label(network: Network) -> str:
    label = LABELS[network]
    return label if networks.DOORS[network].takes_words else f"{label} {COPY_FIRST}"


def _copying(silent: Sequence[str]) -> str:
    names = silent[0] if len(silent) == 1 else f"{', '.join(silent[:-1])} and {silent[-1]}"
    verb = "takes" if len(silent) == 1 else "take"
    return (
        f"{names} {verb} no ready words. “Send me the words” puts words and picture into our "
        "chat, where you can copy them."
    )
