"""Who has read the policy, how many, and who is still to be asked."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import db, members
from bot.errors import Refusal
from bot.members.models import Member, Preference, Standing
from bot.policies.models import Acknowledgement, Document, Slug, Version
from bot.policies.rules import drafts
from bot.policies.rules.reading import Figures
from bot.policies.store import documents
from bot.policies.store.documents import Shelved, Text

PAGE = 40  # names on one page of the list; two blocks would still fit a window
TAKING_PART = and_(col(Member.standing) == Standing.MEMBER, col(Member.joined_at).is_not(None))
NUMBER = (
    select(col(Version.number))
    .join(Document, col(Document.version_id) == col(Version.id))
    .where(col(Document.slug) == Slug.POLICY)
)


class Asking(NamedTuple):
    """A stage of asking: a version has been before somebody since it appeared or they joined.

    Asked is for whom that moment lies after `since` and not after `until`, once under `prefix`.
    """

    number: int
    appeared: datetime
    since: datetime
    until: datetime
    prefix: str


class Reading(NamedTuple):
    """A document in front of somebody: what they are, and what they said about it."""

    text: Text
    member: Member
    known: Acknowledgement | None
    figures: Figures | None

    @property
    def asks(self) -> bool:
        """Whether this text asks this person to say that they have read it."""
        return self.text.slug is Slug.POLICY and self.known is None


class Names(NamedTuple):
    """A page of the list of those who have read a version, by name."""

    number: int
    skip: int
    people: Sequence[Acknowledgement]
    has_more: bool


def reading(session: Session, slug: Slug, *, by: str) -> Reading:
    """Read a document for a member; the digital team sees figures, too."""
    member, text = members.get(session, by), documents.text(session, slug)
    if slug is not Slug.POLICY:
        return Reading(text, member, None, None)
    known = acknowledgement(session, by, text.version.number)
    return Reading(text, member, known, figures(session) if member.is_team else None)


def shelf(session: Session, *, by: str) -> tuple[list[Shelved], Figures | None]:
    """List the documents for a member; the digital team sees figures, too."""
    member = members.get(session, by)
    return documents.shelf(session), figures(session) if member.is_team else None


def desk(session: Session, *, by: str) -> tuple[list[Shelved], Figures]:
    """Read the leads' desk; refuses everybody else."""
    drafts.require_lead(members.get(session, by))
    return documents.shelf(session), figures(session)


def number_for_lead(session: Session, *, by: str) -> int:
    """Give a lead the number of the policy that holds now."""
    drafts.require_lead(members.get(session, by))
    return documents.text(session, Slug.POLICY).version.number


def document_for_lead(session: Session, slug: Slug, *, by: str) -> Document:
    """Read a document for a lead."""
    drafts.require_lead(members.get(session, by))
    found = db.find(session, Document, slug)
    if found is None:
        raise Refusal(documents.MISSING)
    return found


def number(session: Session) -> int | None:
    """Give the number of the policy that holds now."""
    return session.scalar(NUMBER)


def has_acknowledged(session: Session, member_id: str) -> bool:
    """Say whether somebody has read the version of the policy that holds now."""
    mine = (col(Acknowledgement.member_id) == member_id, _holds())
    return bool(session.scalar(select(exists().where(*mine))))


def unread_number(session: Session, member_id: str) -> int | None:
    """Give the number of the policy that holds now, unless somebody has read it."""
    read = exists().where(
        col(Acknowledgement.member_id) == member_id,
        col(Acknowledgement.number) == col(Version.number),
    )
    return session.scalar(NUMBER.where(~read))


def acknowledgement(session: Session, member_id: str, number: int) -> Acknowledgement | None:
    """Find what somebody said about a version."""
    mine = (col(Acknowledgement.member_id) == member_id, col(Acknowledgement.number) == number)
    return session.scalars(select(Acknowledgement).where(*mine)).one_or_none()


def add(session: Session, one: Acknowledgement) -> bool:
    """Keep that somebody has read a version, and say whether that is new."""
    return db.append(session, Acknowledgement, **one.model_dump())


def figures(session: Session) -> Figures:
    """Count who takes part, and who of them has read the policy that holds now."""
    joined = select(func.count()).select_from(Member).where(TAKING_PART)
    read = joined.join(
        Acknowledgement, and_(col(Acknowledgement.member_id) == col(Member.slack_id), _holds())
    )
    return Figures(session.scalar(read) or 0, session.scalar(joined) or 0)


def names(session: Session, skip: int) -> Names:
    """List who has read the version that holds now, by name."""
    rows = select(Acknowledgement).where(_holds())
    in_order = rows.order_by(col(Acknowledgement.name), col(Acknowledgement.member_id))
    found = session.scalars(in_order.offset(skip).limit(PAGE + 1)).all()
    return Names(number(session) or 0, skip, found[:PAGE], len(found) > PAGE)


def unread(session: Session, asking: Asking, after: str, most: int) -> Sequence[str]:
    """List who takes part, has not read a version, and was not asked at this stage yet.

    In the order of ids, after one of them.
    """
    if asking.appeared > asking.until:
        return []
    late = [col(Member.joined_at) > asking.since] if asking.appeared <= asking.since else []
    read = exists().where(
        col(Acknowledgement.member_id) == col(Member.slack_id),
        col(Acknowledgement.number) == asking.number,
    )
    asked = exists().where(col(db.Once.key) == asking.prefix + col(Member.slack_id))
    reminded = or_(col(Preference.reminders).is_(None), col(Preference.reminders).is_(True))
    rows = (
        select(col(Member.slack_id))
        .outerjoin(Preference, col(Preference.member_id) == col(Member.slack_id))
        .where(TAKING_PART, col(Member.joined_at) <= asking.until, *late, ~read, ~asked, reminded)
        .where(col(Member.slack_id) > after)
    )
    return session.scalars(rows.order_by(col(Member.slack_id)).limit(most)).all()


def appeared(session: Session, version: Version) -> datetime:
    """Say when a version first asked to be read, whatever was corrected in it since."""
    first = select(func.min(col(Version.at))).where(
        col(Version.slug) == version.slug, col(Version.number) == version.number
    )
    return session.scalar(first) or version.at


def _holds() -> ColumnElement[bool]:
    return col(Acknowledgement.number) == NUMBER.scalar_subquery()
