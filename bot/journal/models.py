"""The line of record."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from bot.db import Moment


class Line(SQLModel, table=True):
    """Who did what, on what, when; what it was before and after, and why."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_thing", "thing"),)

    seq: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=Moment)
    by: str
    act: str
    thing: str
    changed: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    why: str = ""
