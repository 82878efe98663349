"""Inviting people: a card where a lead wants it, and a welcome for new accounts."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import journal, outbox
from bot.db import once, take
from bot.errors import FormRefusal
from bot.journal.store import HERALD
from bot.members import rules, store
from bot.members.models import Member, Standing
from bot.members.rules import pilot
from bot.members.views import inviting as views
from bot.programme import store as programmes

TODAY_ALREADY = "The card went up in this channel today already. One a day is plenty."


def invite(session: Session, channel: str, *, by: str, at: datetime) -> None:
    """Post the invitation card in a channel, at most once a day."""
    rules.require_lead(store.get(session, by))
    programme = programmes.get(session)
    named = programme.pilot_channels
    if programme.pilot and not pilot.has_channel(channel, named, programme.team_channel):
        raise FormRefusal({"channel": pilot.NOT_IN_PILOT})
    day = at.astimezone(programme.tz).date()
    if not once(session, f"invitation:{channel}:{day}"):
        raise FormRefusal({"channel": TODAY_ALREADY})
    outbox.say(session, channel, views.invitation_card(programme.whose))
    journal.note(session, "invitation posted", channel, by=by, at=at)


def welcome(session: Session, slack_id: str, *, at: datetime) -> None:
    """Welcome a new account on duty, once ever, if leads have switched that on."""
    programme = programmes.find(session)
    if programme is None or not programme.welcomes:
        return
    member = take(session, Member, slack_id)
    if member is None or member.standing is not Standing.MEMBER:
        return
    key = f"welcome:{slack_id}"
    if once(session, key):
        note = views.welcome_note(member.name, programme.whose)
        outbox.tell(session, slack_id, note, key=key, bulk=True)
        journal.note(session, "welcome written", slack_id, by=HERALD, at=at)
