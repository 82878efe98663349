"""What people say about their own minutes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot import journal, members
from bot.errors import Refusal
from bot.hours.models import PaidTime
from bot.hours.pay.acts import parts
from bot.hours.pay.rules import entries as rules
from bot.hours.pay.store import entries as store


def confirm(session: Session, entry_ids: Sequence[UUID], *, by: str, at: datetime) -> int:
    """Note that minutes are right, and say how many they are; said again it stays so."""
    members.admit(session, by)
    store.lock(session, by)
    entries = store.take_all(session, entry_ids, by)
    if not entries:
        raise Refusal(rules.GONE)
    asked = parts.unanswered(session, by, entries[-1].started_at)
    new = [entry for entry in entries if entry.confirmed_at is None]
    for entry in new:
        entry.confirmed_at = at
    minutes = sum(store.minutes_of(session, entry) for entry in entries)
    parts.ask(session, by, was=asked, now=rules.unanswered(asked))
    said = "minutes confirmed" if new else "minutes confirmed, said again"
    told = {"entries": len(entries), "minutes": minutes}
    journal.note(session, said, entries[-1].id, by=by, at=at, changed=told)
    return minutes


def change(
    session: Session, entry_id: UUID, minutes: int, *, by: str, at: datetime
) -> rules.Change:
    """Put down other minutes: in the entry itself, or in a counter-entry once payroll has it."""
    members.admit(session, by)
    store.lock(session, by)
    entry = store.take(session, entry_id, by)
    was = store.minutes_of(session, entry)
    asked = parts.unanswered(session, by, entry.started_at)
    _put(session, entry, minutes, at)
    session.flush()
    parts.ask(session, by, was=asked, now=rules.unanswered(asked))
    told = {"minutes": [was, minutes]}
    journal.note(session, "minutes changed", entry.id, by=by, at=at, changed=told)
    return rules.Change(was, minutes, entry.export_id is not None)


def _put(session: Session, entry: PaidTime, minutes: int, at: datetime) -> None:
    if entry.export_id is None:
        entry.minutes, entry.confirmed_at = minutes, at
    else:
        parts.correct(session, entry, minutes, at=at)
