"""Guests without Slack, and pasted lists of names: what is read of them before it is written."""

from collections.abc import Iterator, Sequence

from bot.slack.blocks import field, modal, select, text_input, words
from bot.slack.prose import Bold, listing, prose
from bot.slack.text import counted
from bot.slack.types import Block, View
from bot.trainings.ids import roster as ids
from bot.trainings.rules.pasted import Known, Person, Reading
from bot.trainings.rules.roster import LONGEST_NAME
from bot.trainings.store.trainings import Dated
from bot.trainings.views.dated import line
from bot.trainings.views.roster import groups

GUEST_TITLE = "Add a guest"
PASTE_TITLE = "Paste a list"
WAITS = (
    "For colleagues without Slack. What they attend waits for them: when somebody with this "
    "address comes to Slack, it becomes theirs."
)
PASTED = "One name or e-mail address a line; both are fine. Nothing is written yet."
SHOWN = 30  # lines of one kind that are shown; the numbers say how many there are
PICKS = 10
NOBODY = "Nobody of this list is known here. Nothing can be written."
FOUND = "Known here; ticked ones are put down as there:"
NEW = "Not known here. Tick whom you want on the guest list, there today:"
UNCLEAR = "Names that several people have. Who is it?"
UNKNOWN = "Not known, and without an address. Add them one by one, with their work e-mail:"
STAY = "Who was down already stays as they are."
LEFT = (
    "Down as not there, and left so. The training is over; please change that in the roster, where "
    "you can say why: "
)
SIGN = "|"  # between the address and the name of a guest; no address has one


def guest_form(dated: Dated) -> View:
    """Ask for the name and the address of somebody without Slack."""
    return modal(
        GUEST_TITLE,
        [
            prose(*line(dated)),
            words(WAITS),
            field("name", "Name", text_input(longest=LONGEST_NAME)),
            field("email", "Work e-mail", {"type": "email_text_input"}),
        ],
        callback_id=ids.GUEST_FORM,
        submit="Put down as there",
        close="Cancel",
        about=str(dated.training.id),
    )


def entered_view(name: str, *, is_member: bool, is_new: bool) -> View:
    """Say who was put down."""
    if is_member:
        said = f"This is the address of {name}, who is in Slack. They are put down as there."
    elif is_new:
        said = f"{name} is on the guest list, and put down as there."
    else:
        said = f"{name} was on the guest list with this address already. They are put down."
    return modal(GUEST_TITLE, [words(said)])


def paste_form(dated: Dated) -> View:
    """Ask for a list of names."""
    return modal(
        PASTE_TITLE,
        [
            prose(*line(dated)),
            field("names", "Who was there?", text_input(multiline=True), hint=PASTED),
        ],
        callback_id=ids.PASTE_FORM,
        submit="Look it through",
        close="Cancel",
        about=str(dated.training.id),
    )


def names_form(dated: Dated, reading: Reading) -> View:
    """Show what a list comes to; nothing is written before it is sent."""
    blocks = [prose(*line(dated)), prose(Bold(_summary(reading))), *_found(reading.found)]
    blocks += [*_unclear(reading.unclear), *_new(reading.new), *_unknown(reading.unknown)]
    if not (reading.found or reading.unclear or reading.new):
        return modal(PASTE_TITLE, [*blocks, words(NOBODY)])
    return modal(
        PASTE_TITLE,
        blocks,
        callback_id=ids.NAMES_FORM,
        submit="Save",
        close="Cancel",
        about=str(dated.training.id),
    )


def names_saved_view(changed: int, left: Sequence[str]) -> View:
    """Say how many were put down, and whom only the roster can change."""
    said = f"{counted(changed, 'person is', 'people are')} put down as there."
    rest = [words(LEFT + ", ".join(left))] if left else [words(STAY)]
    return modal(PASTE_TITLE, [prose(Bold(said)), *rest])


def read_guests(values: Sequence[str]) -> list[tuple[str, str]]:
    """Read the names and addresses of guests who were ticked."""
    parted = [value.partition(SIGN) for value in values]
    return [(name, email) for email, _, name in parted]


def _summary(reading: Reading) -> str:
    return (
        f"{len(reading.found)} known, {len(reading.unclear)} unclear, "
        f"{len(reading.new) + len(reading.unknown)} not known. Nothing is written yet."
    )


def _found(found: Sequence[Known]) -> Iterator[Block]:
    if found:
        yield words(FOUND)
        drawn = [(one.key, one.name) for one in found]
        yield from groups("there", drawn, [one.key for one in found])


def _unclear(unclear: Sequence[tuple[Person, Sequence[Known]]]) -> Iterator[Block]:
    if unclear:
        yield words(UNCLEAR)
    for place, (one, meant) in enumerate(unclear[:PICKS]):
        choices = {known.key: f"{known.name} {known.email}".strip() for known in meant[:100]}
        yield field(f"pick_{place}", one.name, select(choices), optional=True)
    if len(unclear) > PICKS:
        yield listing([[one.name] for one, _ in unclear[PICKS : PICKS + SHOWN]])


def _new(new: Sequence[Person]) -> Iterator[Block]:
    if new:
        yield words(NEW)
        drawn = [(f"{one.email}{SIGN}{one.name}", f"{one.name} {one.email}") for one in new]
        yield from groups("new", drawn, [])


def _unknown(unknown: Sequence[Person]) -> Iterator[Block]:
    if unknown:
        yield words(UNKNOWN)
        yield listing([[one.name or one.email] for one in unknown[:SHOWN]])
