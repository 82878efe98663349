"""Reading the mirror: counts for the window, every row for the file."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypeAlias

from sqlalchemy import Table
from sqlalchemy.orm import Session

from bot import members
from bot.db import find
from bot.home.mirror import file, walking
from bot.home.mirror.entries import Mention
from bot.home.mirror.file import Reader
from bot.home.mirror.registry import MENTIONS
from bot.members.models import Department
from bot.programme import store as programmes

Chapter: TypeAlias = Callable[..., str]


def known(session: Session, *, by: str) -> walking.Mirror:
    """Count what is held about somebody; one question a table."""
    member = members.get(session, by)
    department = member.department_id and find(session, Department, member.department_id)
    return walking.Mirror(
        member,
        programmes.get(session).whose,
        department.name if department else "",
        walking.counted(session, by),
        walking.looks(session, by),
    )


def opening(session: Session, *, by: str, at: datetime) -> tuple[Reader, str]:
    """Say for whom the file is, and what it is."""
    reader = Reader(members.get(session, by), walking.names(session), at)
    return reader, file.opening(reader, whose=programmes.get(session).whose)


def chapter(session: Session, table: Table, reader: Reader) -> str:
    """Write down what a table holds about a reader; nothing while it holds nothing."""
    held = walking.held(session, table, reader.member.slack_id)
    return file.chapter(reader, held) if held else ""


def mention(session: Session, place: Mention, reader: Reader) -> str:
    """Write down where else a reader is named."""
    named = walking.named(session, place, reader.member.slack_id)
    return file.mention(reader, named) if named else ""


def chapters() -> list[Chapter]:
    """List the questions of which the file is made, each short, so that others come between."""
    tables = [partial(chapter, table=table) for table in walking.tables()]
    return [*tables, *(partial(mention, place=place) for place in MENTIONS)]
