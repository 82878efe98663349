"""Documents, their versions, and who has read them."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, SQLModel

from bot.db import Moment, PersonId, choice


class Slug(StrEnum):
    """The documents: one that is acknowledged, the others for reading."""

    POLICY = "policy"
    GOALS = "goals"
    TOOLS = "tools"
    PROCESS = "process"
    ACCOUNTS = "accounts"


class Change(StrEnum):
    """What a lead says about a new text: whether those who read the old one read it again."""

    CORRECTION = "correction"
    NEW_VERSION = "new version"


class Document(SQLModel, table=True):
    """A document of the programme; `version_id` is the text that holds now."""

    __tablename__ = "document"

    slug: Slug = Field(primary_key=True, sa_type=choice(Slug))
    title: str
    review_on: date | None = None
    version_id: UUID | None = None


class Version(SQLModel, table=True):
    """A text of a document. A section is {"heading": …, "text": …} in Markdown.

    `number` counts the versions that ask to be read, `correction` the mended texts of one; `hash`
    is the SHA-256 of the whole text.
    """

    __tablename__ = "document_version"
    __table_args__ = (
        Index("ix_document_version_slug", "slug", "number", "correction", unique=True),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    slug: Slug = Field(sa_type=choice(Slug))
    number: int
    correction: int = 0
    sections: list[dict[str, str]] = Field(sa_column=Column(JSON, nullable=False))
    hash: str
    change: Change = Field(sa_type=choice(Change))
    by: str = Field(sa_type=PersonId)
    at: datetime = Field(sa_type=Moment)


class Draft(SQLModel, table=True):
    """A text that a lead is still working on; `seen` rises with each change."""

    __tablename__ = "document_draft"

    slug: Slug = Field(primary_key=True, sa_type=choice(Slug))
    sections: list[dict[str, str]] = Field(sa_column=Column(JSON, nullable=False))
    seen: int = 1
    by: str = Field(sa_type=PersonId)
    at: datetime = Field(sa_type=Moment)


class Upload(SQLModel, table=True):
    """A text that a lead sent as a file, until they say which document it is; for a day."""

    __tablename__ = "document_upload"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    title: str
    sections: list[dict[str, str]] = Field(sa_column=Column(JSON, nullable=False))
    by: str = Field(sa_type=PersonId)
    at: datetime = Field(sa_type=Moment)


class Acknowledgement(SQLModel, table=True):
    """Who has read which version of the policy, and when: their name and the text's hash then.

    On paper, `sheet` says which sheet, `signed_on` its date, `entered_by` which lead wrote it in.
    """

    __tablename__ = "acknowledgement"

    member_id: str = Field(primary_key=True, sa_type=PersonId)
    number: int = Field(primary_key=True)
    version_id: UUID = Field(foreign_key="document_version.id", index=True)
    name: str
    at: datetime = Field(sa_type=Moment)
    hash: str
    signed_on: date | None = None
    sheet: str = ""
    entered_by: str | None = Field(default=None, sa_type=PersonId)
