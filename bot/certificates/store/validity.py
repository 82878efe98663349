"""Which certificates are valid at a moment, as a condition that the database reads in one go.

A certificate is valid while it is not over, its day has not passed, its holder is a full member of
the workspace, and no version of the policy has stood unread before them for thirty days. Valid or
not, the title belongs to those who take part: an ambassador is a joined member with a valid one.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.certificates.models import Certificate
from bot.members.models import Member, Standing
from bot.policies.models import Acknowledgement, Slug, Version

GRACE = timedelta(days=30)  # in which a new version of the policy can be read


def is_valid(at: datetime) -> ColumnElement[bool]:
    """Say of a certificate whether it is valid at a moment."""
    return and_(is_running(at), ~rests(at))


def is_running(at: datetime) -> ColumnElement[bool]:
    """Say of a certificate whether it is neither over nor past its day, and its holder is here."""
    is_holder = col(Member.slack_id) == col(Certificate.member_id)
    holder = exists().where(is_holder, col(Member.standing) == Standing.MEMBER)
    is_here = holder.correlate(Certificate)
    return and_(col(Certificate.ended_at).is_(None), col(Certificate.valid_until) > at, is_here)


def rests(at: datetime) -> ColumnElement[bool]:
    """Say of a certificate whether a new version of the policy has waited too long for its holder.

    What counts is the first version after the newest that they have read: a further version does
    not begin the thirty days anew.
    """
    newest_read = (
        select(func.coalesce(func.max(col(Acknowledgement.number)), 0))
        .where(col(Acknowledgement.member_id) == col(Certificate.member_id))
        .correlate(Certificate)
        .scalar_subquery()
    )
    unread = (col(Version.slug) == Slug.POLICY, col(Version.number) > newest_read)
    waited = exists().where(*unread, col(Version.at) <= at - GRACE)
    return waited.correlate(Certificate)


def ambassadors(session: Session, at: datetime) -> Sequence[str]:
    """List who bears the title at a moment: joined members with a valid certificate, by id."""
    rows = (
        select(col(Certificate.member_id))
        .join(Member, col(Member.slack_id) == col(Certificate.member_id))
        .where(is_valid(at), col(Member.joined_at).is_not(None))
    )
    return session.scalars(rows.order_by(col(Certificate.member_id))).all()


def holds(session: Session, certificate_id: UUID, at: datetime) -> bool:
    """Say whether one certificate is valid at a moment."""
    this = exists().where(col(Certificate.id) == certificate_id, is_valid(at))
    return bool(session.scalar(select(this)))
