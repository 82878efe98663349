"""What one reads about a table of trainings that was sent, before and after it is planned."""

from collections.abc import Sequence

from bot.hours.hr.rules.reading import Fault
from bot.slack.blocks import actions, button, context
from bot.slack.messages import Message
from bot.slack.prose import Bold, Part, listing, prose
from bot.slack.text import counted, shorten
from bot.slack.types import Block
from bot.trainings.ids.planning import PLAN_FILE
from bot.trainings.store.table import Looked
from bot.trainings.store.trainings import Dated
from bot.trainings.views.dated import name
from bot.trainings.views.dates import time_words, where

MOST = 20  # rows of each kind written into a message
LONGEST = 250  # characters of what is wrong with a row
DRY = "Nothing is planned yet."
NOTHING = "There is nothing to plan in this table."
WRONG = "Not planned, because something is wrong with the row:"
MORE = "And {more} more."
MORE_WRONG = "And {more} more, in the file that comes with this."
AGAIN = "The table is not the one you looked at. Nothing was planned. Please send it again."
LOST = "Slack has this file no more. Nothing was planned. Please send it again."
REPORT = "Every row of the table that can't be planned, and why."


def table_note(looked: Looked, file: str) -> Message:
    """Say what a table comes to, and offer to plan it."""
    count = len(looked.dates)
    first = f"This table would plan {counted(count, 'training')}." if count else NOTHING
    return Message(
        f"{first} {DRY}",
        [
            prose(Bold(first), f" {DRY}"),
            *_dates(looked.dates),
            *_known(looked.known),
            *_faults(looked.faults),
            *([actions(button("Plan them", PLAN_FILE, file, style="primary"))] if count else []),
        ],
    )


def planned_note(count: int) -> Message:
    """Say what was planned."""
    dates = counted(count, "training is", "trainings are")
    return Message(f"{dates} planned. They stand on one card in the programme channel now.")


def report_note() -> Message:
    """Say what a report is."""
    return Message(REPORT)


def is_long(looked: Looked) -> bool:
    """Say whether more is wrong than a message shows."""
    return len(looked.faults) > MOST


def _dates(dates: Sequence[Dated]) -> list[Block]:
    if not dates:
        return []
    rest = len(dates) - MOST
    more = [context(MORE.format(more=rest))] if rest > 0 else []
    return [listing([_date(one) for one in dates[:MOST]]), *more]


def _date(one: Dated) -> list[Part]:
    place = where(one.training)
    return [Bold(name(one)), ", ", *time_words(one.training), f", {place}"]


def _known(known: int) -> list[Block]:
    if not known:
        return []
    return [context(f"{counted(known, 'row is', 'rows are')} planned already and left out.")]


def _faults(faults: Sequence[Fault]) -> list[Block]:
    if not faults:
        return []
    rows: list[list[Part]] = [
        [Bold(f"Line {one.line}"), ": ", shorten(one.reason, LONGEST)] for one in faults[:MOST]
    ]
    rest = len(faults) - MOST
    more = [context(MORE_WRONG.format(more=rest))] if rest > 0 else []
    return [prose(WRONG), listing(rows), *more]
