"""What is remembered of stories and of those who share them."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import JSON, Index, text
from sqlmodel import Field, SQLModel

from bot.db import Moment, PersonId, choice

OPEN = "canonical_link IS NOT NULL AND status IN ('suggested', 'approved', 'published')"
STANDING = "undone_at IS NULL"


class StoryStatus(StrEnum):
    """How far a story has come."""

    SUGGESTED = "suggested"
    APPROVED = "approved"
    PUBLISHED = "published"
    EXPIRED = "expired"
    DECLINED = "declined"


class Story(SQLModel, table=True):
    """One piece of shareable content, from the first hint to its end."""

    __tablename__ = "story"
    __table_args__ = (
        Index("story_open", "status", "published_at"),
        Index("story_ending", "status", "expires_at"),
        Index("story_out", "published_at"),
        Index(
            "story_open_link",
            "canonical_link",
            unique=True,
            sqlite_where=text(OPEN),
            postgresql_where=text(OPEN),
        ),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    status: StoryStatus = Field(default=StoryStatus.SUGGESTED, sa_type=choice(StoryStatus))
    version: int = 1

    said: str
    link: str = ""
    canonical_link: str | None = None
    headline: str = ""
    why: str = ""
    picture_url: str = ""
    alt_text: str = ""
    picture_rights: bool = False
    networks: list[str] = Field(default_factory=list, sa_type=JSON)

    suggested_by: str = Field(sa_type=PersonId)
    suggested_at: datetime = Field(sa_type=Moment)
    may_name: bool = False
    changed_by: str = Field(sa_type=PersonId)
    changed_at: datetime = Field(sa_type=Moment)
    asked_version: int | None = None
    asked_by: str | None = Field(default=None, sa_type=PersonId)
    asked_at: datetime | None = Field(default=None, sa_type=Moment)
    objection: str = ""
    leads_asked_version: int | None = None
    leads_asked_by: str | None = Field(default=None, sa_type=PersonId)
    decided_by: str | None = Field(default=None, sa_type=PersonId)
    decided_at: datetime | None = Field(default=None, sa_type=Moment)
    decline_note: str = ""

    place: int = 0
    publish_at: datetime | None = Field(default=None, sa_type=Moment)
    held_by: str | None = Field(default=None, sa_type=PersonId)
    held_at: datetime | None = Field(default=None, sa_type=Moment)
    schedule_version: int = 1
    scheduled_by: str | None = Field(default=None, sa_type=PersonId)
    scheduled_at: datetime | None = Field(default=None, sa_type=Moment)
    published_at: datetime | None = Field(default=None, sa_type=Moment)
    out_of_turn: bool = False
    expires_at: datetime | None = Field(default=None, sa_type=Moment)


class Caption(SQLModel, table=True):
    """One ready wording of a story."""

    __tablename__ = "caption"

    story_id: UUID = Field(primary_key=True, foreign_key="story.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    language: str
    text: str


class Share(SQLModel, table=True):
    """A person's own word that they shared a story."""

    __tablename__ = "share"
    __table_args__ = (
        Index(
            "share_standing",
            "story_id",
            "member_id",
            unique=True,
            sqlite_where=text(STANDING),
            postgresql_where=text(STANDING),
        ),
        Index("share_of_member", "member_id", "shared_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    story_id: UUID = Field(foreign_key="story.id", ondelete="CASCADE")
    member_id: str = Field(sa_type=PersonId)
    shared_at: datetime = Field(sa_type=Moment)
    undone_at: datetime | None = Field(default=None, sa_type=Moment)


class Dismissal(SQLModel, table=True):
    """Somebody does not want to see a story; in no list, figure or export, gone with the story."""

    __tablename__ = "dismissal"

    story_id: UUID = Field(primary_key=True, foreign_key="story.id", ondelete="CASCADE")
    member_id: str = Field(primary_key=True, sa_type=PersonId)


class Reminder(SQLModel, table=True):
    """Somebody wants to hear of a story again; `key` is that of the message that waits."""

    __tablename__ = "reminder"

    story_id: UUID = Field(primary_key=True, foreign_key="story.id", ondelete="CASCADE")
    member_id: str = Field(primary_key=True, sa_type=PersonId)
    due_at: datetime = Field(sa_type=Moment)
    key: str


class Letter(SQLModel, table=True):
    """What somebody sent to Herald and has not chosen a door for."""

    __tablename__ = "letter"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    member_id: str = Field(sa_type=PersonId)
    text: str
    sent_at: datetime = Field(sa_type=Moment, index=True)
