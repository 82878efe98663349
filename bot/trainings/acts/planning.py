"""Planning dates: one, a series, or a whole table of them.

Whoever plans holds the programme's row, so that the same date is not planned twice by two people
at once, nor one for a lesson that goes at this moment.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from bot import journal, outbox
from bot.errors import FormRefusal, Refusal
from bot.programme import store as programmes
from bot.programme.models import Programme
from bot.trainings.acts import hosting
from bot.trainings.acts.showing import show
from bot.trainings.models import Training
from bot.trainings.rules import planning as rules
from bot.trainings.rules import series
from bot.trainings.rules.planning import Wish
from bot.trainings.store import planning as store
from bot.trainings.store import trainings

NOT_A_LESSON = "This lesson is not part of the course any more."
OTHER_DATES = "The dates have changed since you looked. Nothing was planned. Please look again."


def plan_training(session: Session, wish: Wish, *, by: str, at: datetime) -> Training:
    """Plan one date, and show it in the programme channel."""
    programme = _begin(session, by)
    _require_good(session, [wish], programme, at)
    if not store.new_ones(session, [wish], programme.tz):
        raise Refusal(rules.TWIN)
    made = _made([wish], programme, None, by=by, at=at)
    _save(session, made, [wish], by=by, at=at)
    return made[0]


def plan_series(
    session: Session, plan: series.Plan, *, seen: str, by: str, at: datetime
) -> Sequence[Training]:
    """Plan the dates of a series, if they are those that somebody has looked at."""
    _begin(session, by)
    lessons = [one.id for one in trainings.lessons(session)]
    found = series.unfold(plan, lessons, store.hours(session).free_day)
    return plan_all(session, found.wishes, seen=seen, by=by, at=at)


def plan_all(
    session: Session, wishes: Sequence[Wish], *, seen: str, by: str, at: datetime
) -> Sequence[Training]:
    """Plan several dates as one series; what is planned already is not planned again.

    `seen` is the mark of what was new when somebody looked; if it is not that, nothing happens.
    """
    programme = _begin(session, by)
    _require_good(session, wishes, programme, at)
    new = store.new_ones(session, wishes, programme.tz)
    if not new:
        raise Refusal(rules.TWIN)
    if rules.mark(new) != seen:
        raise Refusal(OTHER_DATES)
    made = _made(new, programme, uuid4(), by=by, at=at)
    _save(session, made, new, by=by, at=at)
    return made


def _begin(session: Session, by: str) -> Programme:
    store.team(session, by)
    return programmes.take(session)


def _require_good(
    session: Session, wishes: Sequence[Wish], programme: Programme, at: datetime
) -> None:
    """Refuse dates of which any cannot be."""
    lessons = {one.id for one in trainings.lessons(session)}
    if any(wish.lesson_id and wish.lesson_id not in lessons for wish in wishes):
        raise FormRefusal({"lesson": NOT_A_LESSON})
    store.require_members(session, rules.names_of(wishes))
    for wish in wishes:
        rules.require(rules.problems(wish, programme.tz, at))


def _made(
    wishes: Sequence[Wish],
    programme: Programme,
    series_id: UUID | None,
    *,
    by: str,
    at: datetime,
) -> list[Training]:
    return [
        Training(
            kind=wish.kind,
            lesson_id=wish.lesson_id,
            series_id=series_id,
            place=wish.place,
            link=wish.link,
            capacity=wish.capacity,
            **rules.times(wish, programme.tz)._asdict(),
            secret=secrets.token_hex(32),
            door=secrets.token_hex(16),
            planned_by=by,
            planned_at=at,
        )
        for wish in wishes
    ]


def _save(
    session: Session,
    new: Sequence[Training],
    wishes: Sequence[Wish],
    *,
    by: str,
    at: datetime,
) -> None:
    session.add_all(new)
    session.flush()
    for training, wish in zip(new, wishes, strict=True):
        session.add_all(store.host_rows(training.id, wish.hosts))
        told = {"starts_at": ["", training.starts_at.isoformat()]}
        journal.note(session, "training planned", training.id, by=by, at=at, changed=told)
    session.flush()
    hosting.tell_named(session, new, wishes, by)
    show(session, new[0], at)
    outbox.refresh(session)
