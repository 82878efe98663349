"""The one question after a training, and what its hosts and the digital team read of it."""

from bot.slack.blocks import actions, button, context, field, modal, radio, text_input
from bot.slack.messages import Message
from bot.slack.prose import Bold, Part, listing, plain, prose, quote
from bot.slack.text import counted, shorten
from bot.slack.types import Block, View
from bot.trainings.ids import feedback as ids
from bot.trainings.rules.feedback import LONGEST, RATINGS, Figures
from bot.trainings.store.feedback import Heard
from bot.trainings.store.trainings import Dated
from bot.trainings.views import dated as parts

TITLE = "How was it?"
READ_TITLE = "What people said"
UNSIGNED = (
    "Herald keeps your answer and the day, not who you are: nobody can look up whose it is, or "
    "whether you answered."
)
SHOWN = (
    "The hosts and the digital team read answers from five on, in groups of at least five, and "
    "comments in no order."
)
ONCE = "If you don't answer, nothing happens. I won't ask again."
LEAVE_OUT = "Leave out what would tell who you are."
THANKS = "Thank you. Your answer is kept without your name."
TOO_FEW = (
    "There is nothing to read yet: answers are shown from five on, the day after they came, and "
    "in groups of at least five."
)
LABELS = {
    5: "5, very useful",
    4: "4, useful",
    3: "3, in between",
    2: "2, of little use",
    1: "1, of no use",
}
PAGE = 12  # comments in a window, which may weigh 250,000 bytes (docs.slack.dev, views.open)


def feedback_note(dated: Dated) -> Message:
    """Ask somebody who was there how it was."""
    first: list[Part] = ["How was ", Bold(parts.name(dated)), "? One question, unsigned."]
    answer = button("Answer", ids.ANSWER, str(dated.training.id), spoken=_spoken(dated))
    return Message(plain(*first), [prose(*first), context(UNSIGNED, ONCE), actions(answer)])


def feedback_form(dated: Dated, window: str) -> View:
    """Ask the one question; `window` is a random id, so that it counts once."""
    comment = text_input(multiline=True, longest=LONGEST)
    return modal(
        TITLE,
        [
            prose(*parts.line(dated, linked=False)),
            field("rating", "How useful was it to you?", radio(_choices())),
            field("comment", "Why? (if you like)", comment, hint=LEAVE_OUT, optional=True),
            context(UNSIGNED, SHOWN),
        ],
        callback_id=ids.FEEDBACK_FORM,
        submit="Send unsigned",
        close="Cancel",
        about=f"{dated.training.id}:{window}",
    )


def thanks_view() -> View:
    """Say that the answer is kept."""
    return modal(TITLE, [prose(THANKS), context(UNSIGNED)])


def heard_view(heard: Heard, skip: int = 0) -> View:
    """Show what was said about a training, once that says nothing about anybody.

    Comments before `skip` stand on the pages before.
    """
    line = prose(*parts.line(heard.dated, linked=False))
    if heard.figures is None:
        return modal(READ_TITLE, [line, prose(TOO_FEW)])
    said = [prose(Bold(summary(heard.figures))), listing(_by_rating(heard.figures))]
    comments = heard.figures.comments[skip : skip + PAGE]
    quoted = [quote(shorten(one, LONGEST)) for one in comments]
    more = more_button(ids.READ, heard.dated, skip + PAGE, len(heard.figures.comments))
    return modal(READ_TITLE, [line, *said, *quoted, *more, context(SHOWN)])


def summary(figures: Figures) -> str:
    """Say in one line what people thought."""
    return f"{figures.average:.1f} of 5, from {counted(figures.answers, 'answer')}"


def read_button(dated: Dated) -> Block:
    """Draw the way to what was said."""
    spoken = f"Read what was said about {parts.name(dated)}"
    return actions(button("Read what was said", ids.READ, str(dated.training.id), spoken=spoken))


def more_button(action_id: str, dated: Dated, skip: int, there: int) -> list[Block]:
    """Draw the way to the next page, if there is one."""
    value = f"{dated.training.id}:{skip}"
    more = button("More", action_id, value, spoken=f"More about {parts.name(dated)}")
    return [actions(more)] if skip < there else []


def _by_rating(figures: Figures) -> list[list[Part]]:
    counts = dict(zip(RATINGS, figures.by_rating, strict=True))
    return [[f"{label}: {counts[rating]}"] for rating, label in LABELS.items()]


def _choices() -> dict[str, str]:
    return {str(rating): label for rating, label in LABELS.items()}


def _spoken(dated: Dated) -> str:
    return f"Answer: how was {parts.name(dated)}?"
