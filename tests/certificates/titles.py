"""A town with a course of five lessons, and what leads somebody through it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.certificates.acts.awarding import award_if_due
from bot.certificates.models import Certificate
from bot.members.models import Member
from bot.outbox.models import Delivery
from bot.policies import acts as policies
from bot.policies.models import Change, Draft, Slug
from bot.policies.rules.texts import Imported
from bot.policies.store import documents
from bot.trainings.acts import attending
from bot.trainings.models import Lesson, Means, Presence, Training, TrainingKind
from tests import given
from tests.given import ANA, DANA, MONDAY, NOON

DAY, WEEK = timedelta(days=1), timedelta(days=7)
TITLES = (
    "Why we share",
    "Policy and guidelines",
    "Sharing well",
    "When people answer",
    "Video, live and emergencies",
)
TEXT = Imported("Policy", [{"heading": "In short", "text": "Be kind."}])
MILESTONES = (award_if_due,)


def town(session: Session, lessons: int = 5) -> list[Lesson]:
    """Save the four people, the policy and a course of so many lessons."""
    given.people(session)
    policies.seed(session, {Slug.POLICY: TEXT}, at=MONDAY)
    course = [given.lesson(title, n) for n, title in enumerate(TITLES[:lessons], 1)]
    session.add_all(course)
    session.flush()
    return course


def planned(
    session: Session, lesson: Lesson | None, at: datetime = NOON, **fields: Any
) -> Training:
    """Save a training of a lesson, or a session without one."""
    training = given.training(starts_at=at, lesson_id=lesson.id if lesson else None, **fields)
    session.add(training)
    session.flush()
    return training


def attend(
    session: Session,
    training: Training,
    who: str = ANA,
    presence: Presence = Presence.THERE,
    at: datetime | None = None,
) -> None:
    """Let a host write down whether somebody was there."""
    attending.mark(
        session,
        training,
        who,
        presence,
        Means.HOST,
        by=DANA,
        at=at or training.starts_at,
        milestones=MILESTONES,
    )


def attend_all(session: Session, course: Sequence[Lesson], who: str = ANA) -> datetime:
    """Let somebody attend every lesson, a week apart, and give when the last one was."""
    for n, lesson in enumerate(course):
        attend(session, planned(session, lesson, NOON + n * WEEK), who)
    return NOON + (len(course) - 1) * WEEK


def session_for_all(
    session: Session, at: datetime, *people: str, kind: TrainingKind = TrainingKind.OPEN
) -> Training:
    """Hold an open session, or a refresher, with these people in it."""
    training = planned(session, None, at, kind=kind, capacity=None)
    for who in people:
        attend(session, training, who)
    return training


def read(session: Session, who: str = ANA, at: datetime = MONDAY) -> None:
    """Let somebody say that they have read the policy."""
    version = documents.text(session, Slug.POLICY).version
    policies.acknowledge(session, version.id, MILESTONES, by=who, at=at)


def new_policy(session: Session, at: datetime) -> None:
    """Let a new version of the policy be published."""
    words = f"Be kind. {uuid4()}"
    session.add(Draft(slug=Slug.POLICY, sections=[{"heading": "", "text": words}], by=DANA, at=at))
    session.flush()
    policies.publish_draft(session, Slug.POLICY, Change.NEW_VERSION, seen=1, by=DANA, at=at)


def certified(session: Session, who: str = ANA, **fields: Any) -> Certificate:
    """Save a certificate of somebody's, given on Monday for a year."""
    usual: dict[str, Any] = {
        "number": "7K2M91QX",
        "member_id": who,
        "name": given.NAMES.get(who, who),
        "awarded_at": MONDAY,
        "valid_until": datetime(2027, 11, 16, 23, 59, 59, tzinfo=given.TOWN),
    }
    certificate = Certificate(**usual | fields)
    session.add(certificate)
    session.flush()
    return certificate


def certificates(session: Session, who: str | None = None) -> list[Certificate]:
    """Read all certificates, or somebody's, oldest first."""
    rows = select(Certificate).order_by(col(Certificate.awarded_at), col(Certificate.id))
    mine = rows.where(col(Certificate.member_id) == who) if who else rows
    return list(session.scalars(mine.execution_options(populate_existing=True)))


def joins(session: Session, who: str, at: datetime | None) -> None:
    """Let somebody have joined at a moment, or not at all."""
    session.get_one(Member, who).joined_at = at
    session.flush()


def letters(session: Session, who: str) -> list[str]:
    """Read what was said to somebody and not taken back, in order."""
    rows = select(Delivery).where(col(Delivery.lane) == who, col(Delivery.state) != "withdrawn")
    said = session.scalars(rows.order_by(col(Delivery.seq)))
    return [str((row.body or {})["text"]) for row in said]


def newest(session: Session, who: str) -> str:
    """Read all words of the last thing that was said to somebody."""
    rows = select(col(Delivery.body)).where(col(Delivery.lane) == who)
    return str(session.scalars(rows.order_by(col(Delivery.seq).desc()).limit(1)).one())


def enclosed(session: Session, who: str) -> list[list[list[str]]]:
    """Read which files go with what was said to somebody."""
    rows = select(col(Delivery.files)).where(col(Delivery.lane) == who)
    return [files for files in session.scalars(rows.order_by(col(Delivery.seq))) if files]


def count(session: Session, table: Any) -> int:
    """Count the rows of a table."""
    return session.scalar(select(func.count()).select_from(table)) or 0


def read_and_attend(session: Session, who: str = ANA, lessons: int = 1) -> Certificate:
    """Save a town, let somebody do all that the title takes, and give their certificate."""
    course = town(session, lessons)
    read(session, who)
    attend_all(session, course, who)
    (mine,) = certificates(session, who)
    return mine
