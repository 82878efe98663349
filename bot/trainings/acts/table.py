"""Showing what a table of trainings comes to; planning it is planning a series."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot import journal, outbox
from bot.db import once
from bot.outbox import Because
from bot.trainings.store import planning
from bot.trainings.store.table import Looked
from bot.trainings.views import table as views


def show_table(
    session: Session, looked: Looked, file: str, *, keys: Sequence[str], by: str, at: datetime
) -> bool:
    """Tell who sent a table what it comes to, once, and say whether this was the first time."""
    planning.team(session, by)
    are_new = [once(session, key) for key in keys]
    if not all(are_new):
        return False
    outbox.tell(session, by, views.table_note(looked, file), because=Because.ANSWER)
    counts = {"new": len(looked.dates), "known": looked.known, "wrong": len(looked.faults)}
    journal.note(session, "table looked at", "trainings", by=by, at=at, changed=counts)
    return True
