"""The people of the workspace, what they wish, and the departments they belong to."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import JSON, Column, Index, text
from sqlmodel import Field, SQLModel

from bot.db import Moment, PersonId, choice


class Standing(StrEnum):
    """What somebody is to the workspace."""

    MEMBER = "member"
    GUEST = "guest"
    BOT = "bot"
    STRANGER = "stranger"
    GONE = "gone"


class Source(StrEnum):
    """Who said something about a person."""

    HR = "hr"
    LEAD = "lead"
    PROFILE = "profile"
    SELF = "self"


class Part(StrEnum):
    """What somebody does for a department."""

    CONTRIBUTOR = "contributor"
    CONTACT = "contact"


class Member(SQLModel, table=True):
    """A person as Slack describes them, and what Herald lets them do.

    They have joined while `joined_at` stands. Whether they are exempt from being paid by the hour
    only HR's file or a lead says; while nobody does, they count as paid by the hour.
    """

    __tablename__ = "member"
    __table_args__ = (  # partial, so that SQLite sees how few they are among ten thousand
        Index(
            "member_team",
            "in_team_channel",
            sqlite_where=text("in_team_channel = 1"),
            postgresql_where=text("in_team_channel"),
        ),
        Index(
            "member_leads",
            "is_lead",
            sqlite_where=text("is_lead = 1"),
            postgresql_where=text("is_lead"),
        ),
    )

    slack_id: str = Field(primary_key=True, sa_type=PersonId)
    name: str
    email: str = Field(default="", index=True)
    zone: str
    standing: Standing = Field(sa_type=choice(Standing))
    in_team_channel: bool = False
    is_lead: bool = False
    seen_at: datetime = Field(sa_type=Moment)
    joined_at: datetime | None = Field(default=None, sa_type=Moment)
    left_at: datetime | None = Field(default=None, sa_type=Moment)
    exempt: bool | None = None
    exempt_by: Source | None = Field(default=None, sa_type=choice(Source))
    department_id: UUID | None = Field(default=None, index=True)
    department_by: Source | None = Field(default=None, sa_type=choice(Source))

    @property
    def is_team(self) -> bool:
        """Belongs to the digital team, or counts as such when approving; nobody who left does."""
        return self.standing is Standing.MEMBER and (self.in_team_channel or self.is_lead)

    @property
    def has_joined(self) -> bool:
        """Whether they take part at present, by their own choice."""
        return self.standing is Standing.MEMBER and self.joined_at is not None


class Preference(SQLModel, table=True):
    """What a person wishes; without a row they wish nothing in particular."""

    __tablename__ = "preference"

    member_id: str = Field(primary_key=True, sa_type=PersonId)
    digest: bool = True
    reminders: bool = True
    snoozed_until: datetime | None = Field(default=None, sa_type=Moment)
    networks: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    language: str = ""


class Department(SQLModel, table=True):
    """A part of the organisation, with a share channel of its own if it wants one."""

    __tablename__ = "department"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    name: str = Field(unique=True)
    share_channel: str = ""


class DepartmentPart(SQLModel, table=True):
    """A contributor or a contact of a department."""

    __tablename__ = "department_part"

    department_id: UUID = Field(foreign_key="department.id", primary_key=True)
    member_id: str = Field(primary_key=True, sa_type=PersonId)
    part: Part = Field(primary_key=True, sa_type=choice(Part))


class Sync(SQLModel, table=True):
    """How far a long reading of Slack has come, so that it goes on where it stopped."""

    __tablename__ = "sync"

    name: str = Field(primary_key=True)
    cursor: str = ""
    begun_at: datetime = Field(sa_type=Moment)
