"""Every drawing about seats in every state, by name."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from bot.slack.messages import Message
from bot.slack.types import Block, View
from bot.trainings.models import Lesson, Need, Seat, SeatState, TrainingKind
from bot.trainings.rules.needs import Kind, Said, write
from bot.trainings.rules.progress import Progress
from bot.trainings.store.listing import Listed, Page
from bot.trainings.store.showing import Seats
from bot.trainings.store.standing import Outcome
from bot.trainings.store.trainings import Dated
from bot.trainings.views import listing, needs, seats
from tests import given
from tests.given import ANA, MONDAY

UNTIL = MONDAY + timedelta(hours=4)
PROGRAMME = given.programme()
STATES: dict[str, Any] = {
    "going": {"state": SeatState.GOING},
    "waiting": {"state": SeatState.WAITING},
    "waiting_on": {"state": SeatState.WAITING, "offered_until": UNTIL},
    "offered": {"state": SeatState.OFFERED, "offered_until": UNTIL},
    "given_up": {"state": SeatState.GIVEN_UP},
}


def dated(words: str = "Why we share", number: int = 1, **fields: Any) -> Dated:
    """Make a training of a lesson."""
    lesson = Lesson(id=UUID(int=number), title=words, position=number)
    usual: dict[str, Any] = {"lesson_id": lesson.id, "place": "Room 2"}
    usual["id"] = UUID(int=100 + number)
    return Dated(given.training(**usual | fields), lesson)


def open_session() -> Dated:
    """Make a session for all, by video."""
    fields: dict[str, Any] = {
        "kind": TrainingKind.OPEN,
        "place": "",
        "link": "https://example.gov/video",
    }
    return Dated(given.training(id=UUID(int=200), capacity=None, **fields), None)


def seat(one: Dated, state: str = "going") -> Seat:
    """Make somebody's seat."""
    return given.seat(one.training, ANA, id=UUID(int=300), **STATES[state])


def outcome(
    one: Dated, state: str, was: str | None = None, overlaps: Sequence[Dated] = ()
) -> Outcome:
    """Make what came of a tap."""
    before = STATES[was]["state"] if was else None
    place = 2 if state.startswith("waiting") else 0
    return Outcome(one, seat(one, state), before, place, overlaps, PROGRAMME)


def messages(words: str = "Why we share") -> dict[str, Message]:
    """Draw all messages about seats."""
    one = dated(words, place=words)
    other = dated(words, 2)
    moved = dated(words, place=words, sequence=1)
    gone = dated(words, why=words)
    return {
        "answer_going": seats.answer(outcome(one, "going")),
        "answer_going_already": seats.answer(outcome(one, "going", "going")),
        "answer_going_overlap": seats.answer(outcome(one, "going", overlaps=[other])),
        "answer_waiting": seats.answer(outcome(one, "waiting")),
        "answer_waiting_already": seats.answer(outcome(one, "waiting", "waiting")),
        "answer_waiting_on": seats.answer(outcome(one, "waiting_on", "waiting")),
        "answer_offered": seats.answer(outcome(one, "offered", "offered")),
        "answer_out": seats.answer(outcome(one, "given_up", "going")),
        "answer_out_of_line": seats.answer(outcome(one, "given_up", "waiting")),
        "answer_declined": seats.answer(outcome(one, "given_up", "offered")),
        "answer_out_already": seats.answer(outcome(one, "given_up", "given_up")),
        "going_note": seats.going_note(outcome(one, "going", overlaps=[other])),
        "going_note_open": seats.going_note(outcome(open_session(), "going")),
        "offer_note": seats.offer_note(one, seat(one, "offered")),
        "changed_note": seats.changed_note(moved, seat(moved)),
        "changed_note_waiting": seats.changed_note(moved, seat(moved, "waiting")),
        "changed_note_offered": seats.changed_note(moved, seat(moved, "offered")),
        "cancelled_note": seats.cancelled_note(gone, seat(gone)),
        "cancelled_note_waiting": seats.cancelled_note(gone, seat(gone, "waiting")),
        "given_up_note": seats.given_up_note([one]),
        "given_up_note_all": seats.given_up_note([one, other, open_session(), *[one] * 7]),
        "day_before_note": seats.day_before_note(one, seat(one)),
        "shortly_note": seats.shortly_note(one, seat(one)),
        "needs_note": needs.needs_note(one),
        "list": listing.training_list(page(words)),
        "list_next": listing.training_list(page(words, mine=0, skip=5)),
        "list_full": listing.training_list(page(words, mine=10)),
        "list_mine_only": listing.training_list(page(words)._replace(coming=[], has_more=False)),
        "list_nothing": listing.training_list(Page([], [], progress=progress(words))),
        "help": listing.help_list(),
        "help_unknown": listing.help_list(words),
    }


def views(words: str = "Captions") -> dict[str, View]:
    """Draw all windows about seats."""
    one = dated(words, place=words)
    kept = write(Said([Kind.CAPTIONS, Kind.STEP_FREE], words))
    need = Need(training_id=one.training.id, member_id=ANA, words=kept, at=MONDAY)
    return {
        "needs_form": needs.needs_form(one, None),
        "needs_form_again": needs.needs_form(one, need),
        "needs_saved_view": needs.needs_saved_view(is_there=True),
        "needs_taken_back_view": needs.needs_saved_view(is_there=False),
        "needs_view": needs.needs_view(one, [need]),
        "needs_view_nobody": needs.needs_view(one, []),
    }


def sections(words: str = "Why we share") -> dict[str, list[Block]]:
    """Draw my trainings on the Home."""
    return {
        "mine": listing.home_section(page(words)),
        "to_choose": listing.home_section(page(words, mine=0)),
    }


def page(words: str, *, mine: int = 3, skip: int = 0) -> Page:
    """Make a page with seats of all kinds, and five trainings to come."""
    kinds = ("going", "waiting", "offered")
    own = [dated(words, 10 + n) for n in range(mine)]
    coming = [dated(words, 20 + n, capacity=20 if n else 3) for n in range(4)]
    return Page(
        [Listed(one, seat(one, kinds[n % 3]), Seats(20, 2), 2) for n, one in enumerate(own)],
        [Listed(one, None, Seats(3, 1)) for one in [*coming, open_session()]],
        skip=skip,
        has_more=True,
        progress=None if skip else progress(words),
    )


def progress(words: str) -> Progress:
    """Make the progress of somebody with one lesson of two."""
    required = [Lesson(id=UUID(int=n), title=words, position=n) for n in (1, 2)]
    return Progress(required, frozenset({UUID(int=1)}), has_joined=True, has_read=True)
