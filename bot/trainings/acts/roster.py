"""Hosts say who was there: on the roster, for guests without Slack, from a list of names."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from bot import db, journal, members
from bot.errors import FormRefusal, Refusal
from bot.members import store as people
from bot.members.milestones import Milestone
from bot.trainings.acts.attending import Attendee, find, mark
from bot.trainings.models import Guest, Means, Presence, Training
from bot.trainings.rules import roster as rules
from bot.trainings.rules.presence import is_present, require_host
from bot.trainings.rules.roster import Wish
from bot.trainings.store import attendance, trainings
from bot.trainings.store import roster as store
from bot.trainings.store.roster import Roster

LIST = "roster of a training"
NOBODY = "Somebody on this list is not known here any more. Please open the roster again."


class Saved(NamedTuple):
    """What a roster or a list came to: how many changed, and who was left as they were.

    Of a roster, because others changed them meanwhile; of a list, because that asks for a reason.
    """

    changed: int
    left: Sequence[str]


class Entered(NamedTuple):
    """A guest who was entered, or the member or guest whose address it is."""

    name: str
    is_member: bool
    is_new: bool


def open_roster(
    session: Session, training_id: UUID, skip: int = 0, *, by: str, at: datetime
) -> Roster:
    """Show a roster; whoever is on it can see that a lead, or one of the team, looked at it."""
    member = members.get(session, by)
    is_host = trainings.is_host(session, training_id, by)
    require_host(member, is_host=is_host)
    page = store.roster(session, training_id, skip, at)
    named = [one.key for one in page.names if not one.is_guest]
    if named and (member.is_lead or not is_host):
        journal.looked(session, LIST, named, by=by, at=at)
    return page


def save_roster(
    session: Session,
    training_id: UUID,
    wishes: Sequence[Wish],
    walk_ins: Sequence[str] = (),
    why: str = "",
    *,
    by: str,
    at: datetime,
    milestones: Sequence[Milestone] = (),
) -> Saved:
    """Write what a host changed, person by person; what others changed meanwhile stays theirs."""
    training = _take(session, training_id, by)
    said = [one for one in wishes if is_present(one.wanted) or one.key not in walk_ins]
    seen = {one.key for one in said}
    came = _walk_ins(session, training, [who for who in walk_ins if who not in seen])
    how: dict[str, Any] = {"by": by, "at": at, "milestones": milestones, "why": why}
    changed, left = 0, []
    for wish in [*said, *came]:
        who = _attendee(session, wish.key)
        known = find(session, training, who)
        now = known.presence if known else None
        if now not in (wish.seen, wish.wanted):
            left.append(_name(session, who))
        elif now is not wish.wanted:
            rules.require_markable(training, known, at)
            rules.require_why(training, known, why, at)
            changed += mark(session, training, who, wish.wanted, Means.HOST, **how)
    return Saved(changed, left)


def add_guest(
    session: Session,
    training_id: UUID,
    name: str,
    email: str,
    *,
    by: str,
    at: datetime,
    milestones: Sequence[Milestone] = (),
) -> Entered:
    """Put down somebody without Slack; an address that is known here is that person's."""
    training = _take(session, training_id, by)
    who, is_new = _guest(session, name, email, by, at)
    was = find(session, training, who)
    rules.require_markable(training, was, at)
    rules.require_no_correction(training, was, at)
    mark(*(session, training, who, Presence.THERE, Means.HOST), by=by, at=at, milestones=milestones)
    is_member = isinstance(who, str) or who.member_id is not None
    return Entered(_name(session, who), is_member, is_new)


def save_names(
    session: Session,
    training_id: UUID,
    keys: Sequence[str],
    guests: Sequence[tuple[str, str]] = (),
    *,
    by: str,
    at: datetime,
    milestones: Sequence[Milestone] = (),
) -> Saved:
    """Put down everybody of a pasted list; who is down as there, or late, stays so."""
    training = _take(session, training_id, by)
    known = [_attendee(session, key) for key in keys]
    new = [_guest(session, name, email, by, at)[0] for name, email in guests]
    how: dict[str, Any] = {"by": by, "at": at, "milestones": milestones}
    changed, left = 0, []
    for who in [*known, *new]:
        was = find(session, training, who)
        rules.require_markable(training, was, at)
        if was and is_present(was.presence):
            continue
        if rules.needs_why(training, was, at):
            left.append(_name(session, who))
        else:
            changed += mark(session, training, who, Presence.THERE, Means.LIST, **how)
    return Saved(changed, left)


def _take(session: Session, training_id: UUID, by: str) -> Training:
    member = members.get(session, by)
    training = trainings.take(session, training_id)
    require_host(member, is_host=trainings.is_host(session, training_id, by))
    return training


def _walk_ins(session: Session, training: Training, walk_ins: Sequence[str]) -> Sequence[Wish]:
    """Let only members walk in; who is down as there, or late, stays so."""
    wishes = []
    for who in walk_ins:
        _require_member(session, who)
        known = attendance.of_member(session, training.id, who)
        was = known.presence if known else None
        wishes += [] if is_present(was) else [Wish(who, was, Presence.THERE)]
    return wishes


def _require_member(session: Session, who: str) -> None:
    """Say below the field who cannot be put down; some of them can be on the guest list."""
    try:
        members.get(session, who)
    except Refusal as refusal:
        raise FormRefusal({"walk_ins": refusal.sentence}) from refusal


def _attendee(session: Session, key: str) -> Attendee:
    """Find a member or a guest by what stands in the form."""
    if "-" in key:
        guest = store.guest(session, key)
        if guest is None:
            raise Refusal(NOBODY)
        return guest
    if people.find(session, key) is None:
        raise Refusal(NOBODY)
    return key


def _guest(session: Session, name: str, email: str, by: str, at: datetime) -> tuple[Attendee, bool]:
    """Find who has this address, or enter a guest; say whether they are new."""
    if member := store.member_by_email(session, email):
        return member.slack_id, False
    new = {"name": name, "email": email, "entered_by": by, "entered_at": at}
    is_new = db.append(session, Guest, id=uuid4(), **new)
    guest = attendance.guest_by_email(session, email)
    if guest is None:
        raise Refusal(NOBODY)
    return guest, is_new


def _name(session: Session, who: Attendee) -> str:
    if isinstance(who, Guest):
        return who.name
    known = people.find(session, who)
    return known.name if known else who
