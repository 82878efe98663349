"""Today's training on the Home of those who host it, and of the digital team."""

from collections.abc import Iterator, Sequence

from bot.slack.blocks import actions, button, header
from bot.slack.prose import Part, Person, prose
from bot.slack.types import Block
from bot.trainings.ids import check_in, course, roster
from bot.trainings.store.today import Hosted, Today
from bot.trainings.views.dated import name
from bot.trainings.views.dates import date_words, seats_words

TITLE = "Today’s training"
NOTHING = "No training today."
NO_HOST = "Nobody hosts it yet."


def today_section(today: Today) -> list[Block]:
    """Draw what takes place today, who hosts it, and the ways to its people."""
    return [
        header(TITLE),
        *(block for one in today.trainings for block in _training(one)),
        *([] if today.trainings else [prose(NOTHING)]),
        *([actions(button("Course and trainings", course.DESK))] if today.way_in else []),
    ]


def _training(one: Hosted) -> Iterator[Block]:
    training, title = one.shown.dated.training, name(one.shown.dated)
    value = str(training.id)
    seats = seats_words(training, one.shown.seats)
    yield prose(*date_words(one.shown.dated), "\n", f"{seats}. ", *_hosts(one.hosts))
    yield actions(
        button("Show the code", check_in.WINDOW, value, spoken=f"Show the code: {title}"),
        button("Who comes", roster.ROSTER, value, spoken=f"Who comes: {title}"),
    )


def _hosts(hosts: Sequence[str]) -> list[Part]:
    if not hosts:
        return [NO_HOST]
    first, *rest = hosts
    return ["Hosted by ", Person(first), *(part for one in rest for part in (", ", Person(one)))]
