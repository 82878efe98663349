"""The card in the programme channel: the dates of a series, or one alone."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.slack.blocks import actions, button, context
from bot.slack.messages import Message
from bot.slack.prose import Bold, Part, plain, prose
from bot.slack.text import counted
from bot.slack.types import Block, Element
from bot.trainings.ids import seats as ids
from bot.trainings.models import Training, TrainingState
from bot.trainings.store.showing import Shown
from bot.trainings.views.calendar import BREAK, WORKING_TIME
from bot.trainings.views.dated import name
from bot.trainings.views.dates import date_words, is_full, seats_words, time_words
from bot.trainings.views.open_sessions import handing_in

MOST = 20  # dates on a card: two blocks each, of the 50 that a message may have (chat.postMessage)
NAMED = 5  # dates in the fallback text
LATER = "And {more} after these; they come up here when these are over. /training shows them all."
THIS_IS_OVER = "This training is over"
THIS_WAS_CANCELLED = "This training was cancelled"
NONE_TO_COME = "None of these trainings is still to come"
OVER = "This is over."
UNDER_WAY = "This has begun."
CANCELLED = "Cancelled"


def training_card(dates: Sequence[Shown], at: datetime, *, is_paid: bool) -> Message:
    """Draw the dates that are planned together, those that are still to come first of all."""
    shown, later = _fitting(dates, at)
    blocks = [prose(Bold(_headline(dates, at))), *(b for one in shown for b in _date(one, at))]
    if later:
        blocks.append(context(LATER.format(more=counted(later, "date"))))
    if _coming(dates, at):
        blocks.append(context(WORKING_TIME if is_paid else BREAK))
    return Message(_fallback(dates, at), blocks)


def _fitting(dates: Sequence[Shown], at: datetime) -> tuple[Sequence[Shown], int]:
    """Choose what fits: what is over gives way first, then what comes last."""
    if len(dates) <= MOST:
        return dates, 0
    coming = _coming(dates, at) or dates[-MOST:]
    return coming[:MOST], max(0, len(coming) - MOST)


def _coming(dates: Sequence[Shown], at: datetime) -> list[Shown]:
    return [
        one for one in dates if _is_open(one.dated.training) and one.dated.training.ends_at > at
    ]


def _headline(dates: Sequence[Shown], at: datetime) -> str:
    coming = len(_coming(dates, at))
    if len(dates) > 1:
        return f"{counted(coming, 'training')} to come" if coming else NONE_TO_COME
    if coming:
        return "Training"
    return THIS_IS_OVER if _is_open(dates[0].dated.training) else THIS_WAS_CANCELLED


def _fallback(dates: Sequence[Shown], at: datetime) -> str:
    coming, headline = _coming(dates, at), _headline(dates, at)
    named = [_named(one) for one in coming[:NAMED]]
    more = f"; and {len(coming) - NAMED} more" if len(coming) > NAMED else ""
    return f"{headline}: {'; '.join(named)}{more}" if named else headline


def _named(one: Shown) -> str:
    return plain(name(one.dated), ", ", *time_words(one.dated.training))


def _date(one: Shown, at: datetime) -> Iterator[Block]:
    training = one.dated.training
    yield prose(*date_words(one.dated), "\n", *_state(one, at))
    if _is_open(training) and training.starts_at > at:
        yield actions(_button(one), *handing_in(one.dated))


def _state(one: Shown, at: datetime) -> list[Part]:
    training = one.dated.training
    if not _is_open(training):
        return [Bold(CANCELLED), f": {training.why}" if training.why else "."]
    if training.ends_at <= at:
        return [OVER]
    began = f"{UNDER_WAY} " if training.starts_at <= at else ""
    return [f"{began}{seats_words(training, one.seats)}"]


def _button(one: Shown) -> Element:
    training = one.dated.training
    is_late = is_full(training, one.seats)
    label, action = ("Join the line", ids.WAIT) if is_late else ("Take a seat", ids.TAKE)
    return button(label, action, str(training.id), spoken=f"{label}: {name(one.dated)}")


def _is_open(training: Training) -> bool:
    return training.state is TrainingState.PLANNED
