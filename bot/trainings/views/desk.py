"""The window of those who plan: what is coming, what is over, and what comes of a plan."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.slack.blocks import actions, button, context, divider, modal
from bot.slack.prose import Bold, listing, prose
from bot.slack.text import counted
from bot.slack.types import Block, Element, View
from bot.trainings.ids import course, planning, roster
from bot.trainings.models import TrainingState
from bot.trainings.rules.series import Free
from bot.trainings.store.planning import PAGE, Desk, Preview
from bot.trainings.store.showing import Shown
from bot.trainings.views.dated import name
from bot.trainings.views.dates import date_words, seats_words, time_words

TITLE = "Course and trainings"
BY_FILE = "To plan many at once, send me a table named trainings.csv in our direct messages."
NOTHING = "No training is planned."
NOTHING_PAST = "No training is over yet."
PLANNED = "Planned. It stands in the programme channel now."
PLANNED_ALL = "{dates} planned. They stand on one card in the programme channel now."
CHANGED = "Changed. Everybody with a seat hears of it."
LESS_ROOM = "Changed. {taken} taken already, and nobody loses one: the training is simply full."
CANCELLED = "Cancelled. Everybody with a seat hears of it."
ALREADY = "{dates} planned already and left as they are."
ALREADY_ONE = "1 of these dates is planned already and left as it is."
NOT_ON = "Not on {day}: {name}."
NONE_NEW = "All of these are planned already, so there is nothing to do."


def desk_view(desk: Desk, note: str = "") -> View:
    """Draw what is coming, a page at a time, and the ways to plan more."""
    said = [prose(Bold(note))] if note else []
    if desk.past:
        return modal("Past trainings", [*said, *_dates(desk), *_turning(desk)])
    top: list[Block] = [*said, actions(*_ways(desk)), context(BY_FILE), divider()]
    return modal(TITLE, [*top, *_dates(desk), *_turning(desk), divider(), actions(*_foot())])


def preview_view(preview: Preview, about: str) -> View:
    """Draw the dates of a series before they are planned."""
    rows = [[Bold(name(one)), ", ", *time_words(one.training)] for one in preview.dates]
    known = preview.known
    left = ALREADY_ONE if known == 1 else ALREADY.format(dates=f"{known} of these dates are")
    blocks = [
        prose(f"{counted(len(rows), 'date')}:") if rows else prose(NONE_NEW),
        *([listing(rows, ordered=True)] if rows else []),
        *(prose(_free(one)) for one in preview.free),
        *([context(left)] if known and rows else []),
    ]
    submit = {"callback_id": planning.PREVIEW_FORM, "submit": "Plan them"} if rows else {}
    return modal("Look at the dates", blocks, close="Cancel", about=about, **submit)


def written(day: date) -> str:
    """Write a day of the programme's calendar: Thursday, November 26."""
    return f"{day:%A, %B} {day.day}"


def _free(one: Free) -> str:
    return NOT_ON.format(day=written(one.day), name=one.name)


def _ways(desk: Desk) -> list[Element]:
    lessons = [button("Lessons", course.COURSE)] if desk.is_lead else []
    return [
        button("Plan a training", planning.PLAN, style="primary"),
        button("Plan a series", planning.PLAN_SERIES),
        *lessons,
    ]


def _foot() -> list[Element]:
    return [button("Past trainings", planning.PAST), button("Seats and who came", roster.FIGURES)]


def _dates(desk: Desk) -> Iterator[Block]:
    if not desk.dates:
        yield prose(NOTHING_PAST if desk.past else NOTHING)
    for one in desk.dates:
        yield prose(*date_words(one.dated), "\n", _state(one))
        yield actions(*_buttons(one, desk))


def _state(one: Shown) -> str:
    training = one.dated.training
    if training.state is TrainingState.CANCELLED:
        return f"Cancelled: {training.why}"
    return seats_words(training, one.seats)


def _buttons(one: Shown, desk: Desk) -> Sequence[Element]:
    value, title = str(one.dated.training.id), name(one.dated)
    who = button("Who comes", roster.ROSTER, value, spoken=f"Who comes: {title}")
    if desk.past:
        return [button("Who was there", roster.ROSTER, value, spoken=f"Who was there: {title}")]
    return [
        button("Change", planning.CHANGE, value, spoken=f"Change: {title}"),
        button("Cancel", planning.CANCEL, value, spoken=f"Cancel: {title}"),
        who,
    ]


def _turning(desk: Desk) -> Iterator[Block]:
    """Draw the ways to the other pages, each in a row of its own: they share an id."""
    action = planning.PAST if desk.past else planning.DATES
    if desk.has_more:
        yield actions(button("More dates", action, str(desk.skip + PAGE)))
    if desk.skip:
        yield actions(button("Earlier dates", action, str(max(0, desk.skip - PAGE))))
