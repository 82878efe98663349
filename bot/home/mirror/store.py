"""Reading the mirror: counts for the window, every row for the file."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import members
from bot.db import find
from bot.home.mirror import walking
from bot.home.mirror.file import Reader, file_text
from bot.members.models import Department
from bot.programme import store as programmes


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


def file(session: Session, *, by: str, at: datetime) -> str:
    """Write down everything that is held about somebody."""
    reader = Reader(members.get(session, by), walking.names(session), at)
    return file_text(
        reader,
        walking.everything(session, by),
        walking.mentions(session, by),
        whose=programmes.get(session).whose,
    )
