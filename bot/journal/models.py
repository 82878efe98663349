"""The line of record."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from bot.db import Moment, PersonId


class Line(SQLModel, table=True):
    """Who did what, on what, when; what it was before and after, and why."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_thing", "thing"),)

    seq: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=Moment)
    by: str = Field(sa_type=PersonId)
    act: str
    thing: str = Field(sa_type=PersonId)
    changed: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    why: str = ""


class Look(SQLModel, table=True):
    """A lead opened a list with somebody's name in it."""

    __tablename__ = "look"

    seq: int | None = Field(default=None, primary_key=True)
    member_id: str = Field(index=True, sa_type=PersonId)
    by: str = Field(sa_type=PersonId)
    list: str
    at: datetime = Field(sa_type=Moment)
