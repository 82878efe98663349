"""Finding people."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Select, bindparam, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import db, outbox
from bot.errors import Refusal
from bot.members import rules
from bot.members.models import Member, Preference, Standing
from bot.members.rules import consent, pilot
from bot.members.rules.preferences import is_snoozed
from bot.programme import store as programmes
from bot.programme.models import Programme

UNKNOWN = "Herald doesn't know you yet. Please try again in a minute."
PILOT = select(col(Programme.pilot)).limit(1)
PILOT_PEOPLE = select(col(Programme.pilot_people)).limit(1)
SEEN = select(
    col(Member.standing),
    or_(PILOT.scalar_subquery().is_not(True), col(Member.is_lead)),
    col(Member.joined_at).is_not(None),
).where(col(Member.slack_id) == bindparam("slack_id"))


class Wished(NamedTuple):
    """What somebody wishes, in which programme.

    `quiet_on` is the day on which quiet ends, such as 2026-12-24.
    """

    preference: Preference
    joined: bool
    whose: str
    zone: ZoneInfo
    quiet_on: str | None


class Pilot(NamedTuple):
    """Who tries Herald first, and where; before there is a pilot, the digital team."""

    on: bool
    people: Sequence[str]
    channels: Sequence[str]


def get(session: Session, slack_id: str) -> Member:
    """Read a member; refuses guests, bots, strangers, leavers, and during a pilot outsiders."""
    member = find(session, slack_id)
    if member is None:
        raise Refusal(UNKNOWN)
    rules.admit(member.standing)
    _admit_to_pilot(session, slack_id)
    return member


def take(session: Session, slack_id: str) -> Member:
    """Read a member as they are now and lock them, in a pilot or not; refuses like `get` else."""
    member = db.take(session, Member, slack_id)
    if member is None:
        raise Refusal(UNKNOWN)
    rules.admit(member.standing)
    return member


def admit(session: Session, slack_id: str) -> None:
    """Let a member pass, without reading who they are; refuses whom `get` refuses."""
    has_joined(session, slack_id)


def admit_joined(session: Session, slack_id: str) -> None:
    """Let only those members pass who take part; the others are offered the door."""
    if not has_joined(session, slack_id):
        consent.refuse()


def has_joined(session: Session, slack_id: str) -> bool:
    """Say whether a member takes part; refuses whom `get` refuses."""
    session.flush()  # nothing to do, nearly always
    row = session.connection().execute(SEEN, {"slack_id": slack_id}).one_or_none()
    if row is None:
        raise Refusal(UNKNOWN)
    standing, is_free, joined = row
    rules.admit(standing)
    if not is_free:
        _admit_to_pilot(session, slack_id)
    return bool(joined)


def find(session: Session, slack_id: str) -> Member | None:
    """Read anybody Herald has heard of, whatever they are."""
    return db.find(session, Member, slack_id)


def for_lead(session: Session, *, by: str) -> Programme:
    """Read the programme for a lead, who may change it."""
    rules.require_lead(get(session, by))
    return programmes.get(session)


def preference(session: Session, member_id: str) -> Preference:
    """Read what somebody wishes; who never said so wishes nothing in particular."""
    return db.find(session, Preference, member_id) or Preference(member_id=member_id)


def wishes(session: Session, *, by: str, at: datetime) -> Wished:
    """Read what a member wishes."""
    member, programme = get(session, by), programmes.get(session)
    wished, zone = preference(session, by), zone_of(member, programme)
    until = wished.snoozed_until if is_snoozed(wished, at) else None
    quiet_on = until.astimezone(zone).date().isoformat() if until else None
    return Wished(wished, member.has_joined, programme.whose, zone, quiet_on)


def zone_of(member: Member, programme: Programme) -> ZoneInfo:
    """Give the zone of somebody's Slack profile, or the programme's if it names none we know."""
    try:
        return ZoneInfo(member.zone)
    except (ZoneInfoNotFoundError, ValueError):
        return programme.tz


def pilot_for_lead(session: Session, *, by: str) -> Pilot:
    """Read for a lead who tries Herald first."""
    programme = for_lead(session, by=by)
    people = programme.pilot_people or [member.slack_id for member in team(session)]
    return Pilot(programme.pilot, people, programme.pilot_channels)


def team(session: Session) -> Sequence[Member]:
    """List the digital team: who is in the team channel and a full member, by name."""
    wanted = _members().where(col(Member.in_team_channel))
    return session.scalars(wanted.order_by(col(Member.name))).all()


def leads(session: Session) -> Sequence[Member]:
    """List the leads who are still here, by name."""
    wanted = _members().where(col(Member.is_lead))
    return session.scalars(wanted.order_by(col(Member.name))).all()


def approvers(session: Session) -> int:
    """Count those who may approve: the digital team and the leads."""
    either = or_(col(Member.in_team_channel), col(Member.is_lead))
    return (
        session.scalar(select(func.count()).select_from(_members().where(either).subquery())) or 0
    )


def desk(session: Session) -> Sequence[str]:
    """Give the Slack ids of those who may approve: the digital team and the leads."""
    either = or_(col(Member.in_team_channel), col(Member.is_lead))
    return session.scalars(select(col(Member.slack_id)).where(either)).all()


def room(session: Session, name: str) -> str | None:
    """Turn a channel that Herald writes to, by name or id, into its id; None while there is none.

    What is meant for the leads goes to the first of them. During a pilot only the channels named
    for it have one, and the team channel has none while something is wrong with it; what is said
    in the others waits.
    """
    if name == outbox.LEADS:
        return next((lead.slack_id for lead in leads(session)), None)
    target = programmes.channel(session, name)
    programme = programmes.find(session)
    if programme.team_trouble and target == programme.team_channel:
        return None
    named = programme.pilot_channels
    if programme.pilot and not pilot.has_channel(target or "", named, programme.team_channel):
        return None
    return target


def is_in_pilot(session: Session, slack_id: str) -> bool:
    """Say whether Herald is for this person at present; without a pilot it is for everybody."""
    if not db.value(session, PILOT):
        return True
    named, member = session.scalar(PILOT_PEOPLE), find(session, slack_id)
    return pilot.is_in(slack_id, named or [], is_lead=member is not None and member.is_lead)


def _admit_to_pilot(session: Session, slack_id: str) -> None:
    if not is_in_pilot(session, slack_id):
        raise Refusal(pilot.SMALL_GROUP)


def _members() -> Select[Member]:
    return select(Member).where(col(Member.standing) == Standing.MEMBER)
