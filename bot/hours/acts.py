"""What changes when somebody works, is away, wants quiet, or is paid by the hour."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot import journal, members, outbox
from bot.db import append, take
from bot.errors import FormRefusal, Refusal
from bot.hours import absence, exemption, week
from bot.hours.dnd import Stretch
from bot.hours.models import Away, OwnHours, Quiet
from bot.hours.rules import Shift
from bot.hours.store import own, quiet, reaching
from bot.journal.store import HERALD
from bot.members import rules as may
from bot.members import store as people
from bot.members.acts import parts
from bot.members.models import Source
from bot.members.rules import departments
from bot.outbox.claiming import is_id


def keep_hours(
    session: Session, shifts: Sequence[Shift], zone: str, *, by: str, at: datetime
) -> None:
    """Let a person keep hours and a zone of their own; without both they keep the programme's."""
    members.admit(session, by)
    people.take(session, by)
    append(session, OwnHours, member_id=by, shifts=[], zone="")
    hours = take(session, OwnHours, by)
    if hours is None:
        raise LookupError(f"the hours of {by} were there a moment ago")
    before = _week(hours), hours.zone
    if not own.are_hrs(hours, shifts):  # else only the zone is the person's
        hours.said_by = Source.SELF
    hours.shifts, hours.zone = reaching.rows_of(shifts), zone
    changed = {"week": [before[0], _week(hours)], "zone": [before[1], zone]}
    if not shifts and not zone:
        session.delete(hours)
    _reached_anew(session, by)
    journal.note(session, "hours kept", by, by=by, at=at, changed=changed)


def go_away(session: Session, first_on: date, last_on: date, *, by: str, at: datetime) -> None:
    """Let a person be away on some days, both included."""
    members.admit(session, by)
    people.take(session, by)
    today = own.day_of(session, by, at)
    absence.allow(first_on, last_on, today, own.away_from(session, by, at))
    session.add(Away(member_id=by, first_on=first_on, last_on=last_on))
    _reached_anew(session, by)
    days = {"away": ["", f"{first_on} to {last_on}"]}
    journal.note(session, "away", by, by=by, at=at, changed=days)


def come_back(session: Session, away_id: UUID, *, by: str, at: datetime) -> None:
    """Let a person be there again; of an absence that has begun the past days stay."""
    members.admit(session, by)
    people.take(session, by)
    today = own.day_of(session, by, at)
    away = own.away(session, away_id, by)
    if away is None or away.last_on < today:
        raise Refusal(absence.GONE)
    days = {"away": [f"{away.first_on} to {away.last_on}", ""]}
    if not absence.shorten(away, today):
        session.delete(away)
    _reached_anew(session, by)
    journal.note(session, "back", by, by=by, at=at, changed=days)


def set_exempt(
    session: Session,
    member_id: str,
    exempt: bool | None,
    source: Source,
    *,
    by: str,
    at: datetime,
) -> bool:
    """Write down whether somebody is exempt from being paid by the hour, and say if that is new.

    HR's file never changes what a lead has said; a lead who says None hands it back to the file.
    A person who says it has to be a lead; the command line needs nobody's leave.
    """
    if is_id(by):
        may.require_lead(members.get(session, by))
    member = people.take(session, member_id)
    before = member.exempt
    is_new = exemption.declare(member, exempt, source)
    if is_new:
        outbox.refresh(session, member_id)
        changed = {"exempt": [before, exempt], "said by": source.value}
        journal.note(session, "exempt set", member_id, by=by, at=at, changed=changed)
    return is_new


def say_exempt(
    session: Session, member_ids: Sequence[str], exempt: bool | None, *, by: str, at: datetime
) -> None:
    """Write down what a lead says of people: exempt, paid by the hour, or again what HR says."""
    may.require_lead(members.get(session, by))
    known = parts.take(session, member_ids)
    if told := departments.problem_with(member_ids, known):
        raise FormRefusal({"people": told})
    for member_id in sorted(known):
        set_exempt(session, member_id, exempt, Source.LEAD, by=by, at=at)


def hear_quiet(session: Session, stretches: Mapping[str, Stretch], *, at: datetime) -> None:
    """Take over the stretches of do-not-disturb that Slack tells of.

    The journal says how many, not whose: when people want quiet is nobody's business.
    """
    before = quiet.known(session, sorted(stretches))
    for member_id, stretch in sorted(stretches.items()):
        _hear(session, member_id, stretch, before.get(member_id), at)
    heard = {"people": len(stretches)}
    journal.note(session, "quiet heard", "members", by=HERALD, at=at, changed=heard)


def _hear(
    session: Session, member_id: str, stretch: Stretch, before: Quiet | None, at: datetime
) -> None:
    if before is None:
        append(session, Quiet, member_id=member_id, **stretch._asdict(), read_at=at)
        return
    was = Stretch(before.begins_at, before.ends_at)
    before.begins_at, before.ends_at, before.read_at = *stretch, at
    if was != stretch:
        outbox.reconsider(session, member_id)


def _reached_anew(session: Session, member_id: str) -> None:
    outbox.reconsider(session, member_id)
    outbox.refresh(session, member_id)


def _week(hours: OwnHours) -> str:
    return week.write(reaching.shifts_of(hours.shifts))
