"""What hosts are told: that they lead a date, that it moves, and that it does not take place."""

from collections.abc import Sequence

from bot.slack.messages import Message
from bot.slack.prose import Bold, Part, listing, plain, prose
from bot.slack.text import counted
from bot.trainings.store.trainings import Dated
from bot.trainings.views.dated import line

LISTED = 10  # dates in a message; the rest is a number
HOW = (
    "Before it starts, open my Home tab: there you find who comes, and the window with the code "
    "for checking in."
)


def named_note(dates: Sequence[Dated]) -> Message:
    """Tell somebody which dates they host."""
    first: list[Part] = ["You host ", Bold(counted(len(dates), "training")), "."]
    return _note(first, dates, HOW)


def changed_note(one: Dated) -> Message:
    """Tell a host how their date is now."""
    return _note(
        ["A training that you host ", Bold("has changed"), ". This is how it is now:"], [one]
    )


def cancelled_note(one: Dated) -> Message:
    """Tell a host that their date does not take place."""
    why = f"Why: {one.training.why}"
    return _note(["A training that you host ", Bold("was cancelled"), "."], [one], why)


def unnamed_note(one: Dated) -> Message:
    """Tell somebody that they don't host a date any more."""
    return _note(["You ", Bold("no longer host"), " this training:"], [one])


def _note(first: Sequence[Part], dates: Sequence[Dated], last: str = "") -> Message:
    rows = [line(one) for one in dates[:LISTED]]
    more = [f"And {len(dates) - LISTED} more."] if len(dates) > LISTED else []
    blocks = [prose(*first), listing(rows), *(prose(words) for words in [*more, last] if words)]
    told = "; ".join(plain(*row) for row in rows)
    return Message(" ".join([plain(*first), f"{told}.", *more, plain(last)]).strip(), blocks)
