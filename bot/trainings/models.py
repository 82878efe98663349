"""Lessons, the trainings that teach them, seats, who was there, and what people said unsigned."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.db import Moment, PersonId, choice


class TrainingKind(StrEnum):
    """What a date is for: a lesson of the course, a refresher of one, or a session for all."""

    LESSON = "lesson"
    REFRESHER = "refresher"
    OPEN = "open"


class TrainingState(StrEnum):
    """Whether a training takes place."""

    PLANNED = "planned"
    CANCELLED = "cancelled"


class SeatState(StrEnum):
    """What somebody's wish for a seat has come to (PRODUCT.md, T3)."""

    GOING = "going"
    WAITING = "waiting"
    OFFERED = "offered"
    GIVEN_UP = "given_up"


class Presence(StrEnum):
    """Whether somebody was there; it says nothing else about them."""

    THERE = "there"
    LATE = "late"
    NOT_THERE = "not_there"


class Means(StrEnum):
    """How it became known that somebody was there, or was not."""

    CODE = "code"
    HOST = "host"
    LIST = "list"


class Topic(StrEnum):
    """What is handed in before an open session."""

    QUESTION = "question"
    IDEA = "idea"
    OFFER = "offer"


class Lesson(SQLModel, table=True):
    """A part of the course, in its place.

    Retired, it is required of nobody; whoever has earned it has earned `replaced_by`, too.
    """

    __tablename__ = "lesson"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    title: str
    position: int
    retired_at: datetime | None = Field(default=None, sa_type=Moment)
    replaced_by: UUID | None = Field(default=None, foreign_key="lesson.id")


class Training(SQLModel, table=True):
    """One dated session. `capacity` None: as many as come.

    `sequence` is the one of its calendar entry (RFC 5545, 3.8.7.4): it rises with each change that
    people with a seat are told of; `seen` rises with every change. `secret` makes the codes, `door`
    is the last part of the door page's address; both are hexadecimal.
    """

    __tablename__ = "training"
    __table_args__ = (Index("ix_training_starts_at", "starts_at", "id"),)

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    kind: TrainingKind = Field(default=TrainingKind.LESSON, sa_type=choice(TrainingKind))
    lesson_id: UUID | None = Field(default=None, foreign_key="lesson.id", index=True)
    series_id: UUID | None = Field(default=None, index=True)
    starts_at: datetime = Field(sa_type=Moment)
    ends_at: datetime = Field(sa_type=Moment)
    place: str = ""
    link: str = ""
    capacity: int | None = None
    state: TrainingState = Field(default=TrainingState.PLANNED, sa_type=choice(TrainingState))
    why: str = ""
    sequence: int = 0
    seen: int = 1
    secret: str
    door: str = Field(unique=True)
    planned_by: str = Field(sa_type=PersonId)
    planned_at: datetime = Field(sa_type=Moment)


class Host(SQLModel, table=True):
    """Who leads a training: they see its roster and let people in."""

    __tablename__ = "training_host"

    training_id: UUID = Field(foreign_key="training.id", primary_key=True)
    member_id: str = Field(primary_key=True, sa_type=PersonId)


class Seat(SQLModel, table=True):
    """What somebody's wish for a seat has come to; one row for each person and training.

    `turn` is the place in line, lowest first; who gave up and comes back goes to its end.
    `offered_until` is when an offer lapses; who waits and has one let it lapse, and is not asked
    again.
    """

    __tablename__ = "seat"
    __table_args__ = (
        UniqueConstraint("training_id", "member_id"),
        Index(
            "seat_offered",
            "offered_until",
            sqlite_where=text("state = 'offered'"),
            postgresql_where=text("state = 'offered'"),
        ),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    training_id: UUID = Field(foreign_key="training.id")
    member_id: str = Field(index=True, sa_type=PersonId)
    state: SeatState = Field(sa_type=choice(SeatState))
    turn: int = 0
    offered_until: datetime | None = Field(default=None, sa_type=Moment)
    at: datetime = Field(sa_type=Moment)


class Need(SQLModel, table=True):
    """What somebody needs to take part: for the hosts and HR's person, deleted afterwards."""

    __tablename__ = "training_need"

    training_id: UUID = Field(foreign_key="training.id", primary_key=True)
    member_id: str = Field(primary_key=True, sa_type=PersonId)
    words: str
    at: datetime = Field(sa_type=Moment)


class Guest(SQLModel, table=True):
    """A person without Slack, known by name and work e-mail (in lower case).

    What they attended waits for them: `member_id` is set when they turn up in Slack.
    """

    __tablename__ = "guest"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    name: str
    email: str = Field(unique=True)
    member_id: str | None = Field(default=None, index=True, sa_type=PersonId)
    entered_by: str = Field(sa_type=PersonId)
    entered_at: datetime = Field(sa_type=Moment)


class Attendance(SQLModel, table=True):
    """Whether a member, or a guest without Slack, was there; every change of it is on record.

    A guest's row becomes the member's when they turn up in Slack.
    """

    __tablename__ = "attendance"
    __table_args__ = (
        UniqueConstraint("training_id", "member_id"),
        UniqueConstraint("training_id", "guest_id"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    training_id: UUID = Field(foreign_key="training.id")
    member_id: str | None = Field(default=None, index=True, sa_type=PersonId)
    guest_id: UUID | None = Field(default=None, foreign_key="guest.id")
    presence: Presence = Field(sa_type=choice(Presence))
    means: Means = Field(sa_type=choice(Means))
    by: str = Field(sa_type=PersonId)
    at: datetime = Field(sa_type=Moment)


class Attempts(SQLModel, table=True):
    """Wrong codes that somebody typed for a training since a moment; gone the day after."""

    __tablename__ = "check_in_attempts"

    training_id: UUID = Field(foreign_key="training.id", primary_key=True)
    member_id: str = Field(primary_key=True, sa_type=PersonId)
    wrong: int = 0
    since: datetime = Field(sa_type=Moment)


class Asked(SQLModel, table=True):
    """Somebody asked the hosts to check them in; gone when they are answered, or the day after."""

    __tablename__ = "check_in_asked"

    training_id: UUID = Field(foreign_key="training.id", primary_key=True)
    member_id: str = Field(primary_key=True, sa_type=PersonId)
    at: datetime = Field(sa_type=Moment)


class HostWindow(SQLModel, table=True):
    """A window with the code that a host keeps open; `shown` is what it shows, shortened."""

    __tablename__ = "host_window"

    view_id: str = Field(primary_key=True)
    training_id: UUID = Field(foreign_key="training.id", index=True)
    host_id: str = Field(sa_type=PersonId)
    opened_at: datetime = Field(sa_type=Moment)
    shown: str = ""


class Feedback(SQLModel, table=True):
    """One answer to the question after a training. Nobody knows whose, nor in which order."""

    __tablename__ = "training_feedback"
    __table_args__ = {"sqlite_with_rowid": False}

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    training_id: UUID = Field(foreign_key="training.id", index=True)
    rating: int
    comment: str = ""
    on: date


class Submission(SQLModel, table=True):
    """A question, an idea or an offer for an open session; `member_id` only if it was signed."""

    __tablename__ = "open_session_submission"
    __table_args__ = {"sqlite_with_rowid": False}

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    training_id: UUID = Field(foreign_key="training.id", index=True)
    topic: Topic = Field(sa_type=choice(Topic))
    words: str
    member_id: str | None = Field(default=None, index=True, sa_type=PersonId)
    on: date


class Feed(SQLModel, table=True):
    """The last part of the address of somebody's subscribed calendar; a new one ends the old."""

    __tablename__ = "calendar_feed"

    member_id: str = Field(primary_key=True, sa_type=PersonId)
    token: str = Field(unique=True)
    made_at: datetime = Field(sa_type=Moment)
