"""What hosts are helped with: a window with the code, and a word before a training begins."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot import db, journal, members, outbox
from bot.db import spoken
from bot.journal.store import HERALD
from bot.outbox import Because
from bot.trainings.models import HostWindow, Training
from bot.trainings.rules.codes import EDGE
from bot.trainings.rules.presence import require_host
from bot.trainings.store import check_in, trainings
from bot.trainings.store.windows import WINDOWS
from bot.trainings.views import host_window as views


def open_window(
    session: Session, view_id: str, training_id: UUID, shown: str, *, by: str, at: datetime
) -> None:
    """Remember that a host keeps a window open, so that it is drawn anew every minute."""
    is_host = trainings.is_host(session, training_id, by)
    require_host(members.get(session, by), is_host=is_host)
    opened = {"training_id": training_id, "host_id": by, "opened_at": at, "shown": shown}
    if db.append(session, HostWindow, view_id=view_id, **opened):
        journal.note(session, "check-in shown", training_id, by=by, at=at)
    spoken(session, WINDOWS)


def remind_hosts(session: Session, *, at: datetime) -> int:
    """Tell the hosts of what begins within a quarter of an hour, once; say how many trainings."""
    due = [one for one in check_in.beginning(session, at, at + EDGE) if _is_first(session, one)]
    for one in due:
        note = views.soon_note(trainings.get(session, one.id))
        for host in trainings.hosts(session, one.id):
            outbox.tell(session, host, note, because=Because.TRAINING, until=one.starts_at + EDGE)
        journal.note(session, "hosts reminded", one.id, by=HERALD, at=at)
    return len(due)


def _is_first(session: Session, training: Training) -> bool:
    """Say whether nobody was reminded of this hour yet; a training that was moved has another."""
    return db.once(session, f"hosts:{training.id}:{int(training.starts_at.timestamp())}")
