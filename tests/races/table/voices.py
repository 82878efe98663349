"""Acts about what people say: asking, answering, handing in, writing down, forgetting."""

from datetime import timedelta
from functools import partial

from sqlalchemy.orm import Session

from bot.trainings.acts import feedback, open_sessions
from bot.trainings.models import Feedback, Submission
from tests.given import ANA, MONDAY
from tests.races.table.trial import (
    EIGHT,
    LATER,
    Arrange,
    Trial,
    by_itself,
    by_one,
    people,
    rows,
    told,
)
from tests.trainings.voicing import over, said, session_to_come, words

A_DAY = timedelta(days=1)


def asking(session: Session) -> Trial:
    people(session)
    training = over(session, [ANA])
    calls = by_itself(feedback.ask, training_id=training.id)
    return Trial(calls, 8, {"feedback asked": 1}, {told(ANA): 1})


def answering_in_one_window(session: Session) -> Trial:
    people(session)
    training = over(session, [ANA])
    calls = by_one(feedback.give, training_id=training.id, said=said(5, "Good."))
    return Trial(calls, 8, {}, {rows(Feedback): 1})


def writing_down_that_there_were_answers(session: Session) -> Trial:
    people(session)
    training = over(session, [ANA])
    feedback.give(session, training.id, said(), by=ANA, at=MONDAY)
    calls = [partial(feedback.note_given, at=LATER + A_DAY) for _ in EIGHT]
    return Trial(calls, 8, {"feedback given": 1})


def handing_in_signed_in_one_window(session: Session) -> Trial:
    people(session)
    training = session_to_come(session)
    calls = by_one(open_sessions.hand_in, training_id=training.id, said=words(signed=True))
    return Trial(calls, 8, {"handed in": 1}, {rows(Submission): 1})


def handing_in_unsigned_in_one_window(session: Session) -> Trial:
    people(session)
    training = session_to_come(session)
    calls = by_one(open_sessions.hand_in, training_id=training.id, said=words())
    return Trial(calls, 8, {}, {rows(Submission): 1})


def forgetting_what_was_handed_in(session: Session) -> Trial:
    people(session)
    training = session_to_come(session)
    open_sessions.hand_in(session, training.id, words(), by=ANA, at=MONDAY)
    calls = [partial(open_sessions.forget, at=LATER + 40 * A_DAY) for _ in EIGHT]
    return Trial(calls, 8, {"what was handed in forgotten": 1}, {rows(Submission): 0})


# What is said unsigned leaves no line of its own: who was busy beside it would be known by it.
UNSIGNED = (answering_in_one_window, handing_in_unsigned_in_one_window)
TABLE: list[tuple[object, Arrange]] = [
    (feedback.ask, asking),
    (feedback.give, answering_in_one_window),
    (feedback.note_given, writing_down_that_there_were_answers),
    (open_sessions.hand_in, handing_in_signed_in_one_window),
    (open_sessions.hand_in, handing_in_unsigned_in_one_window),
    (open_sessions.forget, forgetting_what_was_handed_in),
]
