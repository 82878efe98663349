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
    """What a roster came to: how many changed, and who had been changed by others meanwhile."""

    changed: int
    meanwhile: Sequence[str]


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
    came = [Wish(who, None, Presence.THERE) for who in _members(session, walk_ins)]
    how: dict[str, Any] = {"by": by, "at": at, "milestones": milestones, "why": why}
    changed, meanwhile = 0, []
    for wish in [*wishes, *came]:
        who = _attendee(session, wish.key)
        known = find(session, training, who)
        now = known.presence if known else None
        if now not in (wish.seen, wish.wanted):
            meanwhile.append(_name(session, who))
        elif now is not wish.wanted:
            rules.require_markable(training, known, at)
            rules.require_why(training, known, why, at)
            changed += mark(session, training, who, wish.wanted, Means.HOST, **how)
    return Saved(changed, meanwhile)


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
    rules.require_markable(training, find(session, training, who), at)
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
) -> int:
    """Put down everybody of a pasted list; who is down as there, or late, stays so."""
    training = _take(session, training_id, by)
    known = [_attendee(session, key) for key in keys]
    new = [_guest(session, name, email, by, at)[0] for name, email in guests]
    changed = 0
    for who in [*known, *new]:
        was = find(session, training, who)
        rules.require_markable(training, was, at)
        if was is None or not is_present(was.presence):
            changed += mark(
                *(session, training, who, Presence.THERE, Means.LIST),
                by=by,
                at=at,
                milestones=milestones,
            )
    return changed


def _take(session: Session, training_id: UUID, by: str) -> Training:
    member = members.get(session, by)
    training = trainings.take(session, training_id)
    require_host(member, is_host=trainings.is_host(session, training_id, by))
    return training


def _members(session: Session, walk_ins: Sequence[str]) -> Sequence[str]:
    """Let only members walk in; who has no place here is put on the guest list."""
    for who in walk_ins:
        try:
            members.get(session, who)
        except Refusal as refusal:
            raise FormRefusal({"walk_ins": refusal.sentence}) from refusal
    return walk_ins


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
