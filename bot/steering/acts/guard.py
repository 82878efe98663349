"""Heeding what becomes of the team channel."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import journal, outbox
from bot.journal.store import HERALD
from bot.members.store import leads
from bot.programme import store as programmes
from bot.programme.models import TEAM
from bot.slack.messages import Message
from bot.steering import store
from bot.steering.rules import guard
from bot.steering.rules.guard import Room
from bot.steering.views.guard import mended_note, trouble_note


def heed(session: Session, room: Room, *, at: datetime) -> None:
    """Be silent in the team channel while something is wrong with it, and tell the leads."""
    programme = programmes.take(session)
    if room.id != programme.team_channel:
        return
    outsiders = [one.slack_id for one in store.outsiders(session)]
    found = guard.trouble(room, len(outsiders))
    if not guard.heed(programme, found):
        return
    session.flush()
    if found is None:
        outbox.mended(session, TEAM)
    note = trouble_note(found, room.id, outsiders) if found else mended_note()
    _tell_leads(session, note, f"team channel:{found or 'mended'}:{at.isoformat()}")
    act = "team channel in trouble" if found else "team channel mended"
    journal.note(session, act, room.id, by=HERALD, at=at, why=found or "")


def _tell_leads(session: Session, note: Message, about: str) -> None:
    for lead in leads(session):
        outbox.tell(session, lead.slack_id, note, key=f"{about}:{lead.slack_id}", for_lead=True)
    outbox.refresh(session)
