"""Who hosts a training, and what hosts are told; whoever does it themselves needs no message."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import delete
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import outbox
from bot.hours import store as hours
from bot.outbox import Because
from bot.slack.messages import Message
from bot.trainings.models import Host, Training
from bot.trainings.rules import planning as rules
from bot.trainings.rules import reminders as moments
from bot.trainings.rules.planning import Wish
from bot.trainings.store import planning as store
from bot.trainings.store import trainings
from bot.trainings.store.trainings import Dated
from bot.trainings.views import hosting as views


def tell_named(session: Session, new: Sequence[Training], wishes: Sequence[Wish], by: str) -> None:
    """Tell each host, in one message, which of some new dates they lead."""
    for who in sorted(rules.names_of(wishes) - {by}):
        mine = [one for one, wish in zip(new, wishes, strict=True) if who in wish.hosts]
        dates = [trainings.get(session, one.id) for one in mine]
        _name(session, who, dates, new[0].series_id or new[0].id)


def change(
    session: Session, training: Training, wanted: Sequence[str], by: str
) -> dict[str, list[str]]:
    """Let others host a training, and give who did before and who does now, if that is new."""
    before, now = {*trainings.hosts(session, training.id)}, {*wanted}
    if before == now:
        return {}
    mine = col(Host.training_id) == training.id
    session.execute(delete(Host).where(mine, col(Host.member_id).in_(before - now)))
    session.add_all(store.host_rows(training.id, sorted(now - before)))
    session.flush()
    dated, last = trainings.get(session, training.id), training.ends_at
    for who in sorted(now - before - {by}):
        _name(session, who, [dated], training.id)
    for who in sorted(before - now - {by}):
        if not _name_anew(session, training, who):
            outbox.tell(session, who, views.unnamed_note(dated), until=last)
    return {"hosts": [", ".join(sorted(some)) for some in (before, now)]}


def tell_changed(
    session: Session, training: Training, named: Iterable[str], first: datetime, at: datetime
) -> None:
    """Tell hosts how their date is now; `first` is the earlier of its old and its new start.

    Who has not read yet that they host it reads it as it is now, and nothing else.
    """
    note = views.changed_note(trainings.get(session, training.id))
    know = [
        who
        for who in named
        if not _name_anew(session, training, who)
        or moments.cannot_wait(first, hours.duty(session, who), at)
    ]
    _tell(session, training, note, know, first, at)


def tell_cancelled(session: Session, training: Training, by: str, at: datetime) -> None:
    """Tell the hosts that their date does not take place."""
    note = views.cancelled_note(trainings.get(session, training.id))
    others = {*trainings.hosts(session, training.id)} - {by}
    for who in sorted(others):
        _name_anew(session, training, who)
    _tell(session, training, note, others, training.starts_at, at)


def _name(session: Session, who: str, dates: Sequence[Dated], group: UUID) -> None:
    """Tell somebody that they host dates of a series, or one date."""
    last = max(one.training.ends_at for one in dates)
    outbox.tell(session, who, views.named_note(dates), key=f"{_of(group)}{uuid4()}", until=last)


def _name_anew(session: Session, training: Training, who: str) -> bool:
    """Say whether somebody had not read yet that they host a date; they read what holds now."""
    groups = [one for one in (training.series_id, training.id) if one]
    unread = [one for one in groups if outbox.withdraw_all(session, _of(one), to=who)]
    for group in unread[:1]:
        dates = trainings.hosted(session, group, who)
        if dates:
            _name(session, who, dates, group)
    return bool(unread)


def _of(group: UUID) -> str:
    """Begin the keys of all messages that name the hosts of a series, or of one date."""
    return f"hosted:{group}:"


def _tell(
    session: Session,
    training: Training,
    note: Message,
    named: Iterable[str],
    first: datetime,
    at: datetime,
) -> None:
    """Tell hosts; at once if it could begin before they read it on duty.

    What was not read yet gives way, so that a quick second change is one message.
    """
    beginning, last = f"hosting:{training.id}:", training.ends_at
    outbox.withdraw_all(session, beginning)
    for place, who in enumerate(sorted(named)):
        key = f"{beginning}{training.seen}:{place}"
        if moments.cannot_wait(first, hours.duty(session, who), at):
            outbox.tell(session, who, note, key=key, because=Because.TRAINING, until=last)
        else:
            outbox.tell(session, who, note, key=key, until=last)
