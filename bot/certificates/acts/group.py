"""The ambassadors' user group follows the title: a state, mended whenever it is looked at.

Whom Herald puts in is written down before Slack is asked and struck out after, so that a process
that ends in between leaves nobody in the group whom Herald would take for added by hand.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot import journal, outbox
from bot.certificates.rules.group import Change
from bot.certificates.store import group as store
from bot.certificates.views.group import EMPTY, group_note
from bot.journal.store import HERALD
from bot.members.store import leads
from bot.programme import store as programmes


def begin(session: Session, group_id: str, listed: Sequence[str], *, at: datetime) -> Change | None:
    """Decide how the group has to change; None if it stays as it is."""
    if programmes.take(session).ambassadors_group != group_id:
        return None
    change = store.change(session, group_id, listed, at)
    store.forget(session, group_id, change.forgotten)
    if not change.is_possible and change.is_needed:
        _tell_leads(session, group_id, EMPTY, at)
        return None
    added = store.remember(session, group_id, change.added, at)
    _note(session, "put into the ambassadors' group", group_id, added, at)
    return change if change.is_needed else None


def done(session: Session, group_id: str, change: Change, *, at: datetime) -> None:
    """Strike out whom Slack has taken out of the group."""
    gone = store.forget(session, group_id, change.removed)
    store.mended(session, group_id)
    _note(session, "taken out of the ambassadors' group", group_id, gone, at)


def refused(session: Session, group_id: str, reason: str, *, at: datetime) -> None:
    """Leave the group alone until tomorrow, because Slack says no, and say why once."""
    store.rest(session, group_id, at)
    _tell_leads(session, group_id, reason, at)


def _tell_leads(session: Session, group_id: str, reason: str, at: datetime) -> None:
    if not store.is_news(session, group_id, reason):
        return
    for lead in leads(session):
        outbox.tell(session, lead.slack_id, group_note(group_id, reason), for_lead=True)
    journal.note(session, "ambassadors' group left", group_id, by=HERALD, at=at, why=reason)


def _note(session: Session, act: str, group_id: str, people: Sequence[str], at: datetime) -> None:
    if people:
        changed = {"people": [*people]}
        journal.note(session, act, group_id, by=HERALD, at=at, changed=changed)
