"""What people read about their seats: the answers to a tap, and the messages that follow."""

from collections.abc import Sequence

from bot.slack.blocks import actions, button, context
from bot.slack.messages import Message
from bot.slack.prose import At, Bold, Part, listing, plain, prose, quote
from bot.slack.text import shorten
from bot.slack.types import Block, Element
from bot.trainings.ids import seats as ids
from bot.trainings.models import Seat, SeatState
from bot.trainings.store.standing import Outcome
from bot.trainings.store.trainings import Dated
from bot.trainings.views import calendar
from bot.trainings.views import dated as parts
from bot.trainings.views.check_in import check_in_button

IN_CHAT = "The calendar file comes into our chat."
FILE = "The file below is for your calendar."
IN_LINE = "When a seat is free, I offer it to you for four of your working hours."
TO_TAKE = (
    "Two hours before the start I offer no more: then a free seat goes to whoever takes it under "
    "/training."
)
ASKED = (
    "I offered you a seat before, so I don't ask again. Whenever a seat is free, you can take it "
    "under /training."
)
LAPSES = (
    "If you don't answer, it goes to the next in line and you wait on at the end. I won't ask "
    "again, but whenever a seat is free you can take it under /training."
)
SAME_TIME = "You also have a seat at the same time: "
CHECK_IN = "There you see a code of six digits. It checks you in until 15 minutes after the start."


def answer(outcome: Outcome) -> Message:
    """Say what came of a tap: the seat, the place in line, or that it was so already."""
    state = outcome.seat.state
    waits = state is SeatState.WAITING
    draw = {SeatState.GOING: _going, SeatState.WAITING: _waiting, SeatState.OFFERED: _offered}
    first, rest = draw[state](outcome) if state in draw else _out(outcome)
    return Message(
        plain(*first, *rest),
        [
            prose(*_bold(first), *rest),
            *warnings(outcome.overlaps),
            actions(*buttons(outcome.dated, outcome.seat, is_free=not waits), _every()),
        ],
    )


def buttons(dated: Dated, seat: Seat | None, *, is_free: bool = True) -> list[Element]:
    """Draw what somebody can do about a seat, given what their wish has come to."""
    value, name = str(dated.training.id), parts.name(dated)
    match seat.state if seat else SeatState.GIVEN_UP:
        case SeatState.GOING:
            return [
                button("I can't come", ids.GIVE_UP, value, spoken=f"I can't come: {name}"),
                button("I need something", ids.NEEDS, value, spoken=f"I need something: {name}"),
            ]
        case SeatState.OFFERED:
            return [
                button("Take it", ids.ACCEPT, value, style="primary", spoken=f"Take it: {name}"),
                button("No, thanks", ids.DECLINE, value, spoken=f"No, thanks: {name}"),
            ]
        case SeatState.WAITING:
            leave = button("Leave the line", ids.GIVE_UP, value, spoken=f"Leave the line: {name}")
            return [_take(value, name), leave] if is_free else [leave]
        case _:
            return [_take(value, name) if is_free else _wait(value, name)]


def going_note(outcome: Outcome) -> Message:
    """Confirm a seat, with the file for the calendar."""
    dated, programme = outcome.dated, outcome.programme
    first: list[Part] = ["You have a seat: ", *parts.line(dated), "."]
    ways = calendar.add_buttons(dated.training, dated.lesson, programme)
    return Message(
        plain(*first),
        [
            prose(*first),
            prose(f"{calendar.working_time(programme)} {FILE}"),
            *warnings(outcome.overlaps),
            actions(*ways, calendar.ask_button(dated.training)),
            actions(*buttons(dated, outcome.seat)),
        ],
    )


def offer_note(dated: Dated, seat: Seat) -> Message:
    """Offer a seat to the next in line, until a moment."""
    first: list[Part] = ["A seat is free for you: ", *parts.line(dated, linked=False), "."]
    until = _until(seat)
    return Message(
        plain(*first, " ", *until),
        [prose(*first), prose(*until, " ", LAPSES), actions(*buttons(dated, seat))],
    )


def changed_note(dated: Dated, seat: Seat) -> Message:
    """Tell somebody with a seat, an offer or a place in line how a training is now."""
    goes = seat.state is SeatState.GOING
    first: list[Part] = ["This has changed: ", *parts.line(dated, linked=goes), "."]
    return Message(
        plain(*first),
        [prose(*first), prose(*_kept(seat)), actions(*buttons(dated, seat, is_free=False))],
    )


def cancelled_note(dated: Dated, seat: Seat) -> Message:
    """Tell somebody that a training does not take place, and why."""
    first: list[Part] = ["Cancelled: ", *parts.line(dated, linked=False), "."]
    why = shorten(dated.training.why, 1000)
    has_file = seat.state is SeatState.GOING
    return Message(
        plain(*first, *([" ", why] if why else [])),
        [
            prose(*first),
            *([quote(why)] if why else []),
            *([prose(calendar.CANCELLED)] if has_file else []),
            actions(_every()),
        ],
    )


def given_up_note(dates: Sequence[Dated]) -> Message:
    """Bring the files that take trainings out of somebody's calendar, whose seats they gave up."""
    lead = "Your seat is" if len(dates) == 1 else "Your seats are"
    first, lines = f"{lead} free for others now:", [parts.line(one, linked=False) for one in dates]
    named = "; ".join(plain(*line) for line in lines)
    words = calendar.GIVEN_UP if len(dates) == 1 else calendar.GIVEN_UP_ALL
    return Message(
        f"{first} {named}.",
        [prose(first), listing(lines), prose(words), actions(_every())],
    )


def day_before_note(dated: Dated, seat: Seat) -> Message:
    """Remind somebody on the working day before."""
    first: list[Part] = ["You have a seat: ", *parts.line(dated), "."]
    return Message(plain(*first), [prose(*first), actions(*buttons(dated, seat))])


def shortly_note(dated: Dated, seat: Seat) -> Message:
    """Remind somebody a quarter of an hour before, with the way to check in."""
    first: list[Part] = ["It begins soon: ", *parts.line(dated), "."]
    row = [check_in_button(dated.training), *buttons(dated, seat)[:1]]
    return Message(plain(*first), [prose(*first), prose(CHECK_IN), actions(*row)])


def warnings(overlaps: Sequence[Dated]) -> list[Block]:
    """Say in which other trainings at the same time somebody has a seat."""
    named = "; ".join(parts.name(other) for other in overlaps)
    return [context(f"{SAME_TIME}{named}.")] if overlaps else []


def _going(outcome: Outcome) -> tuple[list[Part], list[Part]]:
    if outcome.was is SeatState.GOING:
        return ["You have a seat already: ", *parts.line(outcome.dated), "."], []
    return ["You have a seat: ", *parts.line(outcome.dated), "."], [" ", IN_CHAT]


def _waiting(outcome: Outcome) -> tuple[list[Part], list[Part]]:
    lead = "All seats are taken. You are number" if outcome.was is None else "You are number"
    first: list[Part] = [
        f"{lead} {outcome.place} in line: ",
        *parts.line(outcome.dated, linked=False),
        ".",
    ]
    was_asked = outcome.seat.offered_until is not None
    return first, [" ", ASKED if was_asked else f"{IN_LINE} {TO_TAKE}"]


def _offered(outcome: Outcome) -> tuple[list[Part], list[Part]]:
    first: list[Part] = ["A seat is free for you: ", *parts.line(outcome.dated, linked=False), "."]
    return first, [" ", *_until(outcome.seat)]


def _out(outcome: Outcome) -> tuple[list[Part], list[Part]]:
    dated = outcome.dated
    match outcome.was:
        case SeatState.GOING:
            return ["Your seat is free for others now: ", *parts.line(dated, linked=False), "."], []
        case SeatState.WAITING:
            return ["You are out of the line now: ", *parts.line(dated, linked=False), "."], []
        case SeatState.OFFERED:
            return [
                "The seat goes to the next in line: ",
                *parts.line(dated, linked=False),
                ".",
            ], []
        case _:
            return ["You have no seat there: ", *parts.line(dated, linked=False), "."], []


def _kept(seat: Seat) -> list[Part]:
    match seat.state:
        case SeatState.GOING:
            return [f"You keep your seat. {calendar.UPDATE}"]
        case SeatState.OFFERED:
            return ["A seat is still free for you. ", *_until(seat)]
        case _:
            return ["You keep your place in line."]


def _until(seat: Seat) -> list[Part]:
    until = seat.offered_until
    return ["It is yours if you take it until ", At(until), "."] if until else []


def _bold(first: Sequence[Part]) -> list[Part]:
    return [
        Bold(part) if isinstance(part, str) and n == 0 else part for n, part in enumerate(first)
    ]


def _take(value: str, name: str) -> Element:
    return button("Take a seat", ids.TAKE, value, style="primary", spoken=f"Take a seat: {name}")


def _wait(value: str, name: str) -> Element:
    return button("Join the line", ids.WAIT, value, spoken=f"Join the line: {name}")


def _every() -> Element:
    return button("All trainings", ids.LIST)
