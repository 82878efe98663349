"""Cards that Slack lost or does not let us redraw: posted anew, or given up."""

from datetime import datetime

from sqlalchemy import and_, select, update
from sqlmodel import col

from bot.db import Session, changed, spoken
from bot.outbox import parking
from bot.outbox.models import WAITING, Card, Delivery, State
from bot.outbox.speaking import post_card

DELETIONS = 3  # after so many somebody does not want it


def lose(session: Session, name: str, ts: str | None, *, deleted: bool, now: datetime) -> None:
    """Forget where a card was; post it anew unless people keep deleting it."""
    if not _forget(session, name, ts, deleted=deleted):
        return
    card = session.get_one(Card, name)
    if card.deleted > DELETIONS:
        give_up(session, name, "deleted", now)
    else:
        post_card(session, name, lane=card.lane, urgency=card.urgency, generation=card.generation)


def move(session: Session, name: str) -> None:
    """Post a card anew, because its name leads to another channel now; the old one stays."""
    spoken(session)
    card = session.scalars(select(Card).where(col(Card.name) == name).with_for_update()).first()
    if card is None or card.ts is None:  # it is not out yet, and goes to the new channel by itself
        return
    generation = card.generation + 1
    _forget(session, name, card.ts, deleted=False)
    post_card(session, name, lane=card.lane, urgency=card.urgency, generation=generation)


def give_up(session: Session, name: str, reason: str, now: datetime) -> None:
    """Stop drawing a card, keep the reason, and say so; replies to a lost card stay with it."""
    changed(session, update(Card).where(col(Card.name) == name).values(parked=reason))
    card = session.scalars(select(Card).where(col(Card.name) == name)).one()
    parking.report(session, card.lane, reason, now)
    if card.ts is None:
        replies = and_(WAITING, col(Delivery.thread) == name)
        changed(session, update(Delivery).where(replies).values(state=State.PARKED, error=reason))


def posted(session: Session, name: str, *, ts: str, channel: str, version: int) -> None:
    """Remember where a card is and which drawing it shows there."""
    nowhere = and_(col(Card.name) == name, col(Card.ts).is_(None))
    values = {"ts": ts, "channel": channel, "shown": version, "unsure_until": 0.0}
    changed(session, update(Card).where(nowhere).values(**values))


def _forget(session: Session, name: str, ts: str | None, *, deleted: bool) -> bool:
    there = and_(col(Card.name) == name, col(Card.ts).is_not_distinct_from(ts))
    values = {
        "ts": None,
        "generation": col(Card.generation) + 1,
        "deleted": col(Card.deleted) + int(deleted),
    }
    return changed(session, update(Card).where(there).values(**values)) == 1
