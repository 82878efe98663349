"""Finding certificates: one, somebody's, those whose end is near, those to be told of."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import db
from bot.certificates.models import Certificate
from bot.certificates.rules.validity import Lasting
from bot.certificates.store.validity import is_running, is_valid, rests
from bot.errors import Refusal
from bot.members.models import Member, Preference, Standing
from bot.programme import store as programmes

MISSING = "This certificate isn't there any more."
NONE = "You have no certificate at present."


class Shape(StrEnum):
    """How a certificate stands at a moment."""

    VALID = "valid"
    RESTING = "resting"
    OVER = "over"


def take(session: Session, certificate_id: UUID) -> Certificate:
    """Read a certificate as it is now and lock it, or refuse."""
    found = db.take(session, Certificate, certificate_id)
    if found is None:
        raise Refusal(MISSING)
    return found


def get(session: Session, certificate_id: UUID) -> Certificate:
    """Read a certificate, or refuse."""
    found = db.find(session, Certificate, certificate_id)
    if found is None:
        raise Refusal(MISSING)
    return found


def take_mine(session: Session, certificate_id: UUID, *, by: str) -> Certificate:
    """Lock somebody's own certificate that is not over; refuses everybody else's."""
    found = take(session, certificate_id)
    if found.member_id != by or found.ended_at is not None:
        raise Refusal(NONE)
    return found


def current(session: Session, member_id: str) -> Certificate | None:
    """Find somebody's certificate that is not over."""
    mine = (col(Certificate.member_id) == member_id, col(Certificate.ended_at).is_(None))
    return session.scalars(select(Certificate).where(*mine)).one_or_none()


def latest(session: Session, member_ids: Sequence[str]) -> dict[str, Certificate]:
    """Find the last certificate that people were given, over or not."""
    theirs = select(Certificate).where(col(Certificate.member_id).in_(member_ids))
    in_order = theirs.order_by(col(Certificate.awarded_at), col(Certificate.id))
    return {one.member_id: one for one in session.scalars(in_order)}


def shape(session: Session, certificate: Certificate, at: datetime) -> Shape:
    """Say how a certificate stands at a moment."""
    this = col(Certificate.id) == certificate.id
    row = session.execute(select(is_running(at), rests(at)).where(this)).one_or_none()
    if row is None or not row[0]:
        return Shape.OVER
    return Shape.RESTING if row[1] else Shape.VALID


def lasting(session: Session) -> Lasting:
    """Read how long titles last, and on which clock."""
    programme = programmes.find(session)
    return Lasting(programme.certificate_months, programme.tz)


def next_end(session: Session, at: datetime) -> datetime | None:
    """Say when the next certificate that is not over ends, if one does."""
    first = select(func.min(col(Certificate.valid_until))).where(
        col(Certificate.ended_at).is_(None), col(Certificate.valid_until) > at
    )
    moment: datetime | None = session.scalar(first)
    return moment


def to_end(session: Session, at: datetime, most: int) -> Sequence[Certificate]:
    """Lock certificates whose day has passed, or whose holder is no full member any more."""
    is_here = exists().where(
        col(Member.slack_id) == col(Certificate.member_id),
        col(Member.standing) == Standing.MEMBER,
    )
    rows = (
        select(Certificate)
        .where(col(Certificate.ended_at).is_(None))
        .where(or_(col(Certificate.valid_until) <= at, ~is_here))
        .order_by(col(Certificate.id))
        .limit(most)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return session.scalars(rows).all()


def holders(session: Session, member_ids: Sequence[str]) -> dict[str, Member]:
    """Read the people behind some certificates, whatever they are by now."""
    rows = session.scalars(select(Member).where(col(Member.slack_id).in_(member_ids)))
    return {member.slack_id: member for member in rows}


def resting(session: Session, certificate_ids: Sequence[UUID], at: datetime) -> set[UUID]:
    """Say which of some certificates rest until the policy is read."""
    rows = select(col(Certificate.id)).where(col(Certificate.id).in_(certificate_ids), rests(at))
    return set(session.scalars(rows))


def near_end(
    session: Session, at: datetime, after: datetime, before: datetime, told: str, most: int
) -> Sequence[Certificate]:
    """List certificates that end in a stretch of time, of people who want to be reminded.

    Who takes part no more is left out, and who was told already: once for each edition, under
    `told`.
    """
    wants = or_(col(Preference.reminders).is_(None), col(Preference.reminders).is_(True))
    rows = (
        select(Certificate)
        .join(Member, col(Member.slack_id) == col(Certificate.member_id))
        .outerjoin(Preference, col(Preference.member_id) == col(Member.slack_id))
        .where(is_running(at), col(Member.joined_at).is_not(None), wants)
        .where(col(Certificate.valid_until) > after, col(Certificate.valid_until) <= before)
        .order_by(col(Certificate.valid_until), col(Certificate.id))
    )
    found = session.scalars(rows).all()
    known = select(col(db.Once.key)).where(col(db.Once.key).startswith(told))
    done = set(session.scalars(known)) if found else set()
    return [one for one in found if told_key(told, one) not in done][:most]


def told_key(told: str, certificate: Certificate) -> str:
    """Name that somebody was told of something about this edition of their certificate."""
    return f"{told}{certificate.id}:{certificate.edition}"


def to_announce(session: Session, at: datetime, most: int) -> Sequence[Certificate]:
    """Lock the certificates of ambassadors who want colleagues to know and were not told of yet."""
    rows = (
        select(Certificate)
        .join(Member, col(Member.slack_id) == col(Certificate.member_id))
        .where(
            col(Certificate.announced).is_(True), col(Certificate.told_at).is_(None), is_valid(at)
        )
        .where(col(Member.joined_at).is_not(None))
        .order_by(col(Certificate.awarded_at), col(Certificate.id))
        .limit(most)
        .with_for_update(of=Certificate)
    )
    return session.scalars(rows).all()
