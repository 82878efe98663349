"""What people wish, and what they want to hear no more."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeAlias

from sqlalchemy.orm import Session

from bot import journal, outbox
from bot.db import append
from bot.members import store
from bot.members.models import Preference
from bot.members.rules import preferences as rules
from bot.members.rules.preferences import News, Wishes

# Given the person, and when they said so: what follows a change of mind about reminders.
Heed: TypeAlias = Callable[[Session, str, datetime], None]


def prefer(
    session: Session, wishes: Wishes, heeds: Sequence[Heed] = (), *, by: str, at: datetime
) -> None:
    """Let a person's wishes hold from now on; what waits for them is looked at again."""
    preference = _take(session, by)
    if changed := rules.wish(preference, wishes):
        _heed(session, heeds if News.REMINDERS in changed else (), by, at)
        outbox.reconsider(session, by)
        outbox.refresh(session, by)
        journal.note(session, "preferences changed", by, by=by, at=at, changed=changed)


def stop(
    session: Session, news: News, heeds: Sequence[Heed] = (), *, by: str, at: datetime
) -> bool:
    """Bring a person one kind of news no more, and say whether they still got it."""
    was = rules.stop(_take(session, by), news)
    if was:
        _heed(session, heeds if news is News.REMINDERS else (), by, at)
        changed = {news.value: [True, False]}
        journal.note(session, "preferences changed", by, by=by, at=at, changed=changed)
    return was


def wake_up(session: Session, *, by: str, at: datetime) -> bool:
    """End a person's quiet before its time, and say whether there was any."""
    preference = _take(session, by)
    until = preference.snoozed_until
    was = rules.wake_up(preference, at)
    if was and until:
        outbox.reconsider(session, by)
        outbox.refresh(session, by)
        changed = {"snoozed_until": [until.isoformat(), None]}
        journal.note(session, "woken up", by, by=by, at=at, changed=changed)
    return was


def _heed(session: Session, heeds: Sequence[Heed], by: str, at: datetime) -> None:
    session.flush()
    for heed in heeds:
        heed(session, by, at)


def _take(session: Session, by: str) -> Preference:
    """Read a person's wishes and lock them; who never had any begins with the usual ones."""
    store.take(session, by)
    append(session, Preference, member_id=by, digest=True, reminders=True, networks=[], language="")
    return session.get_one(Preference, by, populate_existing=True)
