"""Changing and cancelling a training; everybody with a seat hears of it in the same act."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot import journal, outbox
from bot.programme import store as programmes
from bot.trainings.acts import hosting, offers, paying, reaching
from bot.trainings.acts.showing import show
from bot.trainings.models import Training
from bot.trainings.rules import changing as rules
from bot.trainings.rules.planning import Wish, require
from bot.trainings.store import planning as store
from bot.trainings.store import trainings


def change_training(
    session: Session, training_id: UUID, wish: Wish, *, seen: int, by: str, at: datetime
) -> None:
    """Let a training be as wished: another time or place, other hosts, more or fewer seats."""
    training = _take(session, training_id, seen, by, at)
    tz = programmes.get(session).tz
    require(rules.problems_with_change(training, wish, tz, at))
    before = {*trainings.hosts(session, training_id)}
    store.require_members(session, {*wish.hosts} - before)
    was_at, room = training.starts_at, training.capacity
    different = rules.change(training, wish, tz)
    hosts = hosting.change(session, training, wish.hosts, by)
    if not different and not hosts:
        return
    training.seen += 1
    session.flush()
    paying.follow(session, training, was_at, at)
    if rules.is_news(different):
        reaching.changed(session, training, at=at, was_at=was_at)
        first, stay = min(was_at, training.starts_at), before & {*wish.hosts}
        hosting.tell_changed(session, training, stay - {by}, first, at)
    elif rules.has_more_room(training, room):
        offers.fill(session, training, at=at)
    _done(session, "training changed", training, by=by, at=at, changed={**different, **hosts})


def cancel_training(
    session: Session, training_id: UUID, why: str, *, seen: int, by: str, at: datetime
) -> None:
    """Let a training not take place. Who was there stays on record; it counts as no lesson."""
    training = _take(session, training_id, seen, by, at)
    rules.cancel(training, why)
    session.flush()
    reaching.cancelled(session, training, at=at)
    hosting.tell_cancelled(session, training, by, at)
    _done(session, "training cancelled", training, by=by, at=at, why=training.why)


def _take(session: Session, training_id: UUID, seen: int, by: str, at: datetime) -> Training:
    """Lock a training as somebody saw it; refuses when it was changed since, or is over."""
    training = trainings.take(session, training_id)
    store.team(session, by)
    if training.seen != seen:
        raise rules.Stale(store.who_changed(session, training_id))
    rules.require_open(training, at)
    return training


def _done(
    session: Session,
    act: str,
    training: Training,
    *,
    by: str,
    at: datetime,
    why: str = "",
    changed: dict[str, list[str]] | None = None,
) -> None:
    journal.note(session, act, training.id, by=by, at=at, why=why, changed=changed)
    show(session, training, at)
    outbox.refresh(session)
