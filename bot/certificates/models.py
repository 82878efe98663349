"""The title: certificates, how one is withdrawn, and whom Herald put into the user group."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from bot.db import Moment, PersonId, choice


class Ending(StrEnum):
    """Why a certificate is over."""

    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    LEFT = "left"


class Step(StrEnum):
    """How far a withdrawal has come."""

    HEARING = "hearing"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"
    UNDONE = "undone"


class Certificate(SQLModel, table=True):
    """The title of one person, as it was printed. At most one of a person is not over.

    `number` is eight characters that nobody can guess; `edition` rises when a renewal prints it
    anew; `announced` is what the person said to telling colleagues, who were told at `told_at`.
    """

    __tablename__ = "certificate"
    __table_args__ = (
        Index(
            "certificate_current",
            "member_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("ix_certificate_valid_until", "valid_until"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    number: str = Field(unique=True)
    member_id: str = Field(index=True, sa_type=PersonId)
    name: str
    awarded_at: datetime = Field(sa_type=Moment)
    valid_until: datetime = Field(sa_type=Moment)
    edition: int = 1
    announced: bool | None = None
    told_at: datetime | None = Field(default=None, sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    ending: Ending | None = Field(default=None, sa_type=choice(Ending))


class Withdrawal(SQLModel, table=True):
    """Two people take a certificate back, one of them a lead; the person is heard first."""

    __tablename__ = "certificate_withdrawal"
    __table_args__ = (
        Index(
            "withdrawal_open",
            "certificate_id",
            unique=True,
            sqlite_where=text("step = 'hearing'"),
            postgresql_where=text("step = 'hearing'"),
        ),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    certificate_id: UUID = Field(foreign_key="certificate.id", index=True)
    reason: str
    proposed_by: str = Field(sa_type=PersonId)
    proposed_at: datetime = Field(sa_type=Moment)
    answer_by: datetime = Field(sa_type=Moment)
    answer: str = ""
    answered_at: datetime | None = Field(default=None, sa_type=Moment)
    step: Step = Field(default=Step.HEARING, sa_type=choice(Step))
    decided_by: str | None = Field(default=None, sa_type=PersonId)
    decided_at: datetime | None = Field(default=None, sa_type=Moment)
    why: str = ""


class GroupMember(SQLModel, table=True):
    """Whom Herald put into the ambassadors' user group; it removes nobody else from it."""

    __tablename__ = "group_member"

    group_id: str = Field(primary_key=True)
    member_id: str = Field(primary_key=True, index=True, sa_type=PersonId)
    added_at: datetime = Field(sa_type=Moment)
