"""The address of somebody's subscribed calendar: made, made anew, ended."""

import secrets
from datetime import datetime

from sqlalchemy.orm import Session

from bot import journal, members
from bot.errors import Refusal
from bot.members import store as people
from bot.programme import store as programmes
from bot.trainings.models import Feed
from bot.trainings.store import feeds as store

NO_ADDRESS = (
    "Herald has no web address here, so nothing can be subscribed to. Each seat you take brings a "
    "file for your calendar."
)
LETTERS = 16  # bytes of an address, twice as many characters: as hard to guess as a key


def subscribe(session: Session, *, by: str, at: datetime) -> Feed:
    """Give somebody's trainings an address, unless they have one; only they learn it."""
    _admit(session, by)
    feed = store.find(session, by)
    return feed or _give(session, Feed(member_id=by, token="", made_at=at), "made", at)


def renew(session: Session, *, by: str, at: datetime) -> Feed:
    """Give somebody's trainings another address; the old one ends."""
    _admit(session, by)
    feed = store.find(session, by)
    return _give(session, feed or Feed(member_id=by, token="", made_at=at), "renewed", at)


def end(session: Session, *, by: str, at: datetime) -> None:
    """End the address of somebody's trainings; where there is none, nothing changes."""
    members.admit(session, by)
    people.take(session, by)
    end_of(session, by, at)


def end_of(session: Session, member_id: str, at: datetime) -> None:
    """End somebody's address with everything else that ends when they leave the programme."""
    feed = store.find(session, member_id)
    if feed is not None:
        session.delete(feed)
        journal.note(session, "calendar address ended", member_id, by=member_id, at=at)


def _admit(session: Session, by: str) -> None:
    """Let a person do one thing about their calendar at a time."""
    members.admit(session, by)
    people.take(session, by)
    if not programmes.get(session).address:
        raise Refusal(NO_ADDRESS)


def _give(session: Session, feed: Feed, act: str, at: datetime) -> Feed:
    feed.token, feed.made_at = secrets.token_hex(LETTERS), at
    session.add(feed)
    journal.note(session, f"calendar address {act}", feed.member_id, by=feed.member_id, at=at)
    return feed
