"""The forms in which dates are planned, changed and cancelled."""

from collections.abc import Sequence
from datetime import datetime

from bot.hours.zones import city
from bot.slack.blocks import (
    calendar_day,
    context,
    field,
    modal,
    people_menu,
    radio,
    select,
    text_input,
    time_of_day,
    whole_number,
)
from bot.slack.prose import Bold, Part, prose
from bot.slack.text import counted
from bot.slack.types import Block, Element, View
from bot.trainings.ids import planning as ids
from bot.trainings.models import Lesson, TrainingKind
from bot.trainings.rules import changing as changes
from bot.trainings.rules import planning as rules
from bot.trainings.rules import series
from bot.trainings.store.planning import Ground, Planned
from bot.trainings.store.showing import Seats
from bot.trainings.views.dates import date_words

KINDS = {
    TrainingKind.LESSON: "A lesson of the course",
    TrainingKind.REFRESHER: "A refresher, to renew a certificate",
    TrainingKind.OPEN: "An open session for everybody, without a lesson",
}
EVERY = {1: "Every week", 2: "Every two weeks", 4: "Every four weeks"}
CLOCK = "On the clock of {city}."
CAPTIONS = "Please switch captions on. People get the link with their seat."
SEATS = "Empty: as many as come."
IN_ORDER = "The others follow in their order. On free days of the programme there is none."
TOLD = "Who has a seat hears of a new time, place or link at once, if it cannot wait."
FEWER = "{taken} taken. Nobody loses a seat: with fewer seats than that it is simply full."
REASON = "Everybody with a seat reads it, and so does the channel."
CONCERNED = "{people} a seat, {waits} for one. They are told, and a file clears their calendar."
NOBODY = "Nobody has a seat or waits for one."
FOR_GOOD = "It cannot be undone."
ATTENDED = (
    "Who was there stays on record, and so do their paid minutes. It counts as no lesson, because "
    "none was taught."
)


def plan_form(ground: Ground, by: str) -> View:
    """Ask for one date."""
    return modal(
        "Plan a training",
        [*_what(ground.lessons, "Which lesson?"), *_when_and_where(ground, None, [by])],
        callback_id=ids.PLAN_FORM,
        submit="Plan it",
        close="Cancel",
    )


def series_form(ground: Ground, by: str) -> View:
    """Ask for several dates in a row."""
    every = {str(weeks): EVERY[weeks] for weeks in series.WEEKS}
    count = min(len(ground.lessons), series.MOST)
    return modal(
        "Plan a series",
        [
            *_what(ground.lessons, "Which lesson first?", IN_ORDER),
            field("count", "How many dates?", whole_number(count, 1, series.MOST)),
            field("weeks", "How often?", radio(every, "1")),
            *_when_and_where(ground, None, [by], day="On which day is the first?"),
        ],
        callback_id=ids.SERIES_FORM,
        submit="Look at the dates",
        close="Cancel",
    )


def change_form(planned: Planned, note: str = "") -> View:
    """Ask how a training is to be from now on."""
    training = planned.dated.training
    return modal(
        "Change a training",
        [
            *_first(note, planned),
            *_when_and_where(planned.ground, planned, planned.hosts),
            context(FEWER.format(taken=counted(planned.seats.taken, "seat is", "seats are")), TOLD),
        ],
        callback_id=ids.CHANGE_FORM,
        submit="Save",
        close="Cancel",
        about=f"{training.id}:{training.seen}",
    )


def cancel_form(planned: Planned, note: str = "") -> View:
    """Ask why a training does not take place."""
    training, seats = planned.dated.training, planned.seats
    has_begun = training.starts_at <= planned.ground.at
    return modal(
        "Cancel a training",
        [
            *_first(note, planned),
            prose(f"{_concerned(seats)} {FOR_GOOD}"),
            *([prose(ATTENDED)] if has_begun else []),
            field("why", "Why?", text_input(longest=changes.LONGEST_WHY), hint=REASON),
        ],
        callback_id=ids.CANCEL_FORM,
        submit="Cancel the training",
        close="Keep it",
        about=f"{training.id}:{training.seen}",
    )


def _concerned(seats: Seats) -> str:
    if not (seats.taken or seats.waiting):
        return NOBODY
    people = counted(seats.taken, "person has", "people have")
    return CONCERNED.format(people=people, waits=counted(seats.waiting, "waits", "wait"))


def _first(note: str, planned: Planned) -> list[Block]:
    words: list[Part] = date_words(planned.dated)
    return [*([prose(Bold(note))] if note else []), prose(*words)]


def _what(lessons: Sequence[Lesson], asked: str, hint: str | None = None) -> list[Block]:
    kinds = {kind.value: label for kind, label in KINDS.items()}
    titles = {str(one.id): f"{place}. {one.title}" for place, one in enumerate(lessons, 1)}
    first = str(lessons[0].id)
    return [
        field("kind", "What is it?", radio(kinds, TrainingKind.LESSON.value)),
        field("lesson", asked, select(titles, first), hint=hint, optional=True),
    ]


def _when_and_where(
    ground: Ground,
    planned: Planned | None,
    hosts: Sequence[str],
    day: str = "On which day?",
) -> list[Block]:
    """Draw the fields of a date as it is, or as it is most of the time."""
    training, tz = planned.dated.training if planned else None, ground.programme.tz
    begins = training.starts_at.astimezone(tz) if training else None
    ends = training.ends_at.astimezone(tz) if training else None
    clock = CLOCK.format(city=city(tz.key))
    place, link = (training.place, training.link) if training else ("", "")
    longest = rules.LONGEST_PLACE
    return [
        field("day", day, calendar_day(begins.date().isoformat() if begins else None)),
        field("starts", "From", time_of_day(_wall(begins) or "12:00"), hint=clock),
        field("ends", "To", time_of_day(_wall(ends) or "13:00")),
        field("place", "Where?", text_input(place, longest=longest), optional=True),
        field("link", "Link, for video", text_input(link), hint=CAPTIONS, optional=True),
        field("capacity", "How many seats?", _seats(planned), hint=SEATS, optional=True),
        field("hosts", "Who hosts?", people_menu(hosts), optional=True),
    ]


def _seats(planned: Planned | None) -> Element:
    wanted = planned.dated.training.capacity if planned else rules.USUAL
    number = whole_number(wanted or rules.USUAL, 1, rules.MOST_SEATS)
    kept = {name: value for name, value in number.items() if name != "initial_value"}
    return number if wanted else kept


def _wall(moment: datetime | None) -> str | None:
    return f"{moment:%H:%M}" if moment else None
