"""What people need to take part: asked in a form, told without the words, read in a window."""

from collections.abc import Sequence

from bot.slack.blocks import actions, button, checkboxes, context, field, modal, text_input
from bot.slack.messages import Message
from bot.slack.prose import Bold, Part, Person, plain, prose, quote
from bot.slack.types import Block, View
from bot.trainings.ids import seats as ids
from bot.trainings.models import Need
from bot.trainings.rules import needs as rules
from bot.trainings.rules.needs import LABELS, LONGEST
from bot.trainings.store.trainings import Dated
from bot.trainings.views import dated as parts

TITLE = "To take part"
WHO_READS = (
    "Only the hosts of this training and HR's person can read it. It is deleted when the training "
    "is over, or when you give up your seat."
)
TAKES_BACK = "Leave everything empty to take back what you said before."
SAVED = "Thank you. The hosts know, and see to it."
TAKEN_BACK = "All right, what you said is deleted."
NOTHING = "Nobody has said that they need something."
SEE = "See what is needed"


def needs_form(dated: Dated, need: Need | None) -> View:
    """Ask somebody what they need to take part."""
    said = rules.read(need.words if need else "")
    ticked = [kind.value for kind in said.kinds]
    choices = {kind.value: label for kind, label in LABELS.items()}
    other = text_input(said.other, multiline=True, longest=LONGEST)
    return modal(
        TITLE,
        [
            prose(*parts.line(dated)),
            field(
                "needs",
                "Do you need anything to take part?",
                checkboxes(choices, ticked),
                optional=True,
            ),
            field("other", "In your own words", other, optional=True),
            context(WHO_READS, *([TAKES_BACK] if need else [])),
        ],
        callback_id=ids.NEEDS_FORM,
        submit="Tell the hosts",
        close="Cancel",
        about=str(dated.training.id),
    )


def needs_saved_view(*, is_there: bool) -> View:
    """Say that it was saved, or deleted."""
    return modal(TITLE, [prose(SAVED if is_there else TAKEN_BACK)])


def needs_note(dated: Dated) -> Message:
    """Tell a host that somebody needs something; what it is stands in no message."""
    first: list[Part] = ["Somebody needs something to take part: ", *parts.line(dated), "."]
    see = button(SEE, ids.SEE_NEEDS, str(dated.training.id), spoken=f"{SEE}: {parts.name(dated)}")
    return Message(plain(*first), [prose(*first), actions(see), context(WHO_READS)])


def needs_view(dated: Dated, needs: Sequence[Need]) -> View:
    """Show the hosts what is needed, and by whom."""
    lines = [block for need in needs for block in _need(need)]
    return modal(
        TITLE, [prose(*parts.line(dated)), *(lines or [prose(NOTHING)]), context(WHO_READS)]
    )


def _need(need: Need) -> list[Block]:
    return [prose(Person(need.member_id), Bold(":")), quote(need.words)]
