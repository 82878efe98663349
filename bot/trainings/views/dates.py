"""A date in words: what it teaches, when, where, and how many seats are left."""

from bot.slack.prose import At, Bold, Part
from bot.slack.text import counted, shorten
from bot.trainings.models import Training
from bot.trainings.rules import names
from bot.trainings.store.showing import Seats
from bot.trainings.store.trainings import Dated

TITLE = 150  # characters of a name; course lessons are half as long
DAY_AND_TIME = "{date_short_pretty} at {time}"


def date_words(one: Dated) -> list[Part]:
    """Say what takes place when and where; the link of a video session comes with a seat.

    Whoever reads the channel could follow a link, and the number of seats would mean nothing.
    """
    return [Bold(_title(one)), "\n", *time_words(one.training), " · ", where(one.training)]


def time_words(training: Training) -> list[Part]:
    """Say from when to when, in each reader's zone."""
    return [At(training.starts_at, DAY_AND_TIME), " to ", At(training.ends_at, "{time}")]


def where(training: Training) -> str:
    """Say where a training takes place."""
    if not training.link:
        return training.place
    return f"{training.place} and by video" if training.place else "by video, with captions"


def seats_words(training: Training, seats: Seats) -> str:
    """Say how many seats are taken.

    These are places in a room, not what people do: who chooses a date has to know, and no number
    says who.
    """
    if training.capacity is None:
        return f"{counted(seats.taken, 'seat')} taken, room for everybody"
    if is_full(training, seats):
        return f"Full, {seats.waiting} waiting" if seats.waiting else "Full"
    return f"{seats.taken} of {counted(training.capacity, 'seat')} taken"


def is_full(training: Training, seats: Seats) -> bool:
    """Say whether no seat is free at present."""
    return training.capacity is not None and seats.taken >= training.capacity


def _title(one: Dated) -> str:
    return shorten(names.title(one.training, one.lesson), TITLE)
