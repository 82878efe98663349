"""When people work, when they are away or want quiet, and the minutes they are paid for."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.db import Moment, PersonId, choice
from bot.members.models import Source


class OwnHours(SQLModel, table=True):
    """The hours somebody keeps instead of the programme's, and a zone instead of Slack's.

    A shift is [weekday, opens, closes], such as [0, "22:00", "06:00"]: Monday night. No shifts:
    the programme's. An empty zone: the one of the Slack profile. Shifts come from Human Resources'
    file, as `said_by` tells, until the person sets some.
    """

    __tablename__ = "own_hours"

    member_id: str = Field(primary_key=True, sa_type=PersonId)
    shifts: list[list[int | str]] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )
    zone: str = ""
    said_by: Source = Field(default=Source.SELF, sa_type=choice(Source))


class Away(SQLModel, table=True):
    """Days on which somebody is away, both ends included, in their own zone."""

    __tablename__ = "away"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    member_id: str = Field(index=True, sa_type=PersonId)
    first_on: date
    last_on: date


class Quiet(SQLModel, table=True):
    """The stretch of do-not-disturb that Slack told of last: the one that ran or came next.

    Whoever wants none has one that is long over.
    """

    __tablename__ = "quiet"

    member_id: str = Field(primary_key=True, sa_type=PersonId)
    begins_at: datetime = Field(sa_type=Moment)
    ends_at: datetime = Field(sa_type=Moment)
    read_at: datetime = Field(sa_type=Moment)


class Kind(StrEnum):
    """What paid minutes were for, as far as is kept: no story, no words."""

    SHARE = "share"
    FLAG = "flag"
    TRAINING = "training"
    CORRECTION = "correction"


class PaidTime(SQLModel, table=True):
    """Minutes off the clock of somebody paid by the hour.

    Unanswered they stand, unconfirmed, and are paid. Once exported they are never changed: a
    correction is an entry of its own with the difference, and points at what it corrects.
    """

    __tablename__ = "paid_time"
    __table_args__ = (Index("ix_paid_time_member_id_started_at", "member_id", "started_at"),)

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    member_id: str = Field(sa_type=PersonId)
    kind: Kind = Field(sa_type=choice(Kind))
    started_at: datetime = Field(sa_type=Moment, index=True)
    minutes: int
    confirmed_at: datetime | None = Field(default=None, sa_type=Moment)
    corrects: UUID | None = Field(default=None, foreign_key="paid_time.id", index=True)
    export_id: UUID | None = Field(default=None, foreign_key="pay_export.id", index=True)


class PayExport(SQLModel, table=True):
    """A file that went to payroll: both days included, in the programme's zone.

    One file a pay period, kept word for word, so that it can be had again as it was.
    """

    __tablename__ = "pay_export"
    __table_args__ = (UniqueConstraint("first_on", "last_on"),)

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    first_on: date
    last_on: date
    by: str = Field(sa_type=PersonId)
    at: datetime = Field(sa_type=Moment)
    contents: str
