"""People check in with a code, or ask the hosts to let them in; a host answers once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from bot import db, journal, members, outbox
from bot.db import spoken
from bot.errors import Refusal
from bot.journal.store import HERALD
from bot.members import store as people
from bot.members.milestones import Milestone
from bot.outbox import Because
from bot.programme import store as programmes
from bot.trainings.acts.attending import mark
from bot.trainings.models import Asked, Attempts, Means, Presence, Training
from bot.trainings.rules import check_in as rules
from bot.trainings.rules import presence
from bot.trainings.rules.check_in import COUNTED, Kind, Reading
from bot.trainings.store import attendance, trainings, windows
from bot.trainings.store import check_in as store
from bot.trainings.store.trainings import Dated
from bot.trainings.store.windows import WINDOWS
from bot.trainings.views import check_in as views


class Outcome(NamedTuple):
    """What came of a code: `until` is when one may try again; `presence` how somebody came."""

    kind: Kind
    dated: Dated | None = None
    presence: Presence | None = None
    until: datetime | None = None


def check_in(
    session: Session, code: str, *, by: str, at: datetime, milestones: Sequence[Milestone] = ()
) -> Outcome:
    """Write down that somebody is there who typed the code of the room, whichever it is.

    What is wrong with a code comes back as an outcome, not as a refusal: wrong ones are counted.
    """
    members.get(session, by)
    near = store.around(session, at)
    going = store.going_to(session, by, [one.id for one in near])
    for one in _to_lock(rules.read_code(near, going, code, at), near, at):
        trainings.take(session, one.id)
    read = rules.read_code(near, going, code, at)  # as it is now
    if until := rules.waits_until(store.attempts(session, by), at):
        return Outcome(Kind.WAIT, _named(session, read.training), until=until)
    if read.kind is Kind.IN and read.training:
        return _arrive(session, read.training, by, at, milestones)
    if read.kind in COUNTED:
        _count(session, rules.open_ones(near, at), by, at)
    return Outcome(read.kind, _named(session, read.training))


def ask(session: Session, training_id: UUID, *, by: str, at: datetime) -> Dated:
    """Ask the hosts of a training to check somebody in; one question each."""
    member = members.get(session, by)
    training = trainings.take(session, training_id)
    dated = trainings.get(session, training_id)
    tz = programmes.get(session).tz
    if not rules.can_ask(training, at, tz):
        raise Refusal(views.cannot_ask(dated, rules.why_not_ask(training, at), tz))
    if known := attendance.of_member(session, training_id, by):
        raise Refusal(views.is_written_down(known.presence))
    if not db.append(session, Asked, training_id=training_id, member_id=by, at=at):
        raise Refusal(views.ASKED_BEFORE)
    note = views.asked_note(dated, member)
    hosts = [host for host in trainings.hosts(session, training_id) if host != by]
    for host in hosts:
        outbox.tell(session, host, note, because=Because.TRAINING)
    if not hosts:
        outbox.say(session, outbox.TEAM, note)
    spoken(session, WINDOWS)
    journal.note(session, "asked to be checked in", training_id, by=by, at=at)
    return dated


def answer(
    session: Session,
    training_id: UUID,
    member_id: str,
    *,
    is_here: bool,
    by: str,
    at: datetime,
    milestones: Sequence[Milestone] = (),
) -> str:
    """Say for a host whether somebody is there who asked, and give that person's name.

    Who is second learns who was first.
    """
    host = members.get(session, by)
    training = trainings.take(session, training_id)
    presence.require_host(host, is_host=trainings.is_host(session, training_id, by))
    asked = session.get(Asked, (training_id, member_id), populate_existing=True)
    if asked is None:
        raise Refusal(_answered(session, training_id, member_id))
    said = presence.arrival(training, asked.at) if is_here else Presence.NOT_THERE
    how: dict[str, Any] = {"by": by, "at": at, "milestones": milestones}
    mark(session, training, member_id, said, Means.HOST, **how)
    return _name(session, member_id)


def forget(session: Session, *, at: datetime) -> int:
    """Forget wrong codes, unanswered questions and windows of the days before; say how many."""
    gone = store.forget_before(session, at - rules.KEPT)
    gone += windows.forget_before(session, at - rules.KEPT)
    if gone:
        journal.note(session, "check-in forgotten", "check-in", by=HERALD, at=at)
    return gone


def _to_lock(read: Reading, near: Sequence[Training], at: datetime) -> Sequence[Training]:
    """Choose what to lock: the training somebody checks in to, or all where a try is counted."""
    if read.kind is Kind.IN and read.training:
        return [read.training]
    return rules.open_ones(near, at) if read.kind in COUNTED else []


def _arrive(
    session: Session, training: Training, by: str, at: datetime, milestones: Sequence[Milestone]
) -> Outcome:
    dated = trainings.get(session, training.id)
    if known := attendance.of_member(session, training.id, by):
        was_there = presence.is_present(known.presence)
        return Outcome(Kind.AGAIN if was_there else Kind.SAID_NOT, dated, known.presence)
    if other := store.at_the_same_time(session, training, by):
        return Outcome(Kind.ELSEWHERE, trainings.get(session, other.id))
    came = presence.arrival(training, at)
    mark(session, training, by, came, Means.CODE, by=by, at=at, milestones=milestones)
    store.forget_attempts(session, by)
    return Outcome(Kind.IN, dated, came)


def _count(session: Session, rooms: Sequence[Training], by: str, at: datetime) -> None:
    """Count a wrong code in every room that is open, so that nobody tries them one by one."""
    for room in rooms:
        known = session.get(Attempts, (room.id, by)) or Attempts(
            training_id=room.id, member_id=by, since=at
        )
        rules.count(known, at)
        session.add(known)
    journal.note(session, "wrong code typed", by, by=by, at=at)


def _named(session: Session, training: Training | None) -> Dated | None:
    return trainings.get(session, training.id) if training else None


def _answered(session: Session, training_id: UUID, member_id: str) -> str:
    """Say who was faster, or that nobody waits."""
    known = attendance.of_member(session, training_id, member_id)
    if known is None:
        return views.NOBODY_ASKS
    by_themselves = known.by == member_id
    who, by = _name(session, member_id), _name(session, known.by)
    return views.answered_before(who, by, known.presence, by_themselves=by_themselves)


def _name(session: Session, member_id: str) -> str:
    known = people.find(session, member_id)
    return known.name if known else member_id
