"""Joining and leaving: one tap each, safe to repeat, each on record."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeAlias

from sqlalchemy.orm import Session

from bot import journal, outbox
from bot.members import store
from bot.members.milestones import Milestone
from bot.members.rules import consent

Ending: TypeAlias = Callable[[Session, str, datetime], None]


def join(session: Session, milestones: Sequence[Milestone], *, by: str, at: datetime) -> bool:
    """Let a person take part from now on, and say whether that is new.

    It is a step towards the title: `milestones` are what the features above do at once.
    """
    store.admit(session, by)
    is_new = consent.join(store.take(session, by), at)
    if is_new:
        outbox.refresh(session, by)
        journal.note(session, "joined", by, by=by, at=at)
    for reached in milestones:
        reached(session, by, at)
    return is_new


def leave(session: Session, endings: Sequence[Ending], *, by: str, at: datetime) -> bool:
    """Let a person take part no more, and say whether they did.

    What Herald would still bring them of its own accord ends at once; `endings` are what the
    features above have to end. A pilot keeps nobody from leaving.
    """
    since = consent.leave(store.take(session, by), at)
    if since is None:
        return False
    outbox.drop_news(session, by)
    for end in endings:
        end(session, by, at)
    outbox.refresh(session, by)
    journal.note(session, "left", by, by=by, at=at, changed={"joined": [since.isoformat(), ""]})
    return True
