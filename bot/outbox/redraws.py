"""Writing down what came of a redraw, if the card's lane is still ours."""

from sqlalchemy import and_, update
from sqlmodel import col

from bot.db import Session, changed
from bot.outbox import cards, pace
from bot.outbox.leases import SPACING, STRIKES, later, release, went
from bot.outbox.models import Card
from bot.outbox.work import (
    Doubtful,
    Instant,
    Limited,
    Redrawing,
    Redrawn,
    Refused,
    Sent,
    Trouble,
    Unsent,
)

FORBIDDEN = {"cant_update_message", "edit_window_closed"}


def redrawn(session: Session, work: Redrawing, outcome: Redrawn, quiet: float, at: Instant) -> None:
    """Write down what came of a redraw."""
    match outcome:
        case Sent():
            _shown(session, work, at)
        case Refused(reason):
            _not_redrawn(session, work, reason, at)
        case _:
            _redraw_later(session, work, outcome, quiet, at)


def _shown(session: Session, work: Redrawing, at: Instant) -> None:
    """Believe a redraw, unless an earlier one in doubt may still arrive and undo it."""
    card = session.get_one(Card, work.card)
    sure = work.claim.real >= card.unsure_until
    after = at.real + SPACING if sure else card.unsure_until
    if release(session, work.claim, after=after, **went(at)) and sure:
        there = and_(col(Card.name) == work.card, col(Card.ts) == work.ts)
        changed(session, update(Card).where(there).values(shown=work.version))


def _not_redrawn(session: Session, work: Redrawing, reason: str, at: Instant) -> None:
    if not release(session, work.claim, strikes=0):
        return
    if reason == "message_not_found" or reason in FORBIDDEN:
        deleted = reason == "message_not_found"
        cards.lose(session, work.card, work.ts, deleted=deleted, now=at.now)
    else:
        cards.give_up(session, work.card, reason, at.now)


def _redraw_later(
    session: Session, work: Redrawing, trouble: Trouble, quiet: float, at: Instant
) -> None:
    wait = later(session, work.claim, trouble, at)
    if not release(session, work.claim, **wait):
        return
    if isinstance(trouble, Limited):
        pace.pause(session, pace.UPDATES, at.real, trouble.seconds)
    if isinstance(trouble, Doubtful):
        unsure = update(Card).where(col(Card.name) == work.card)
        changed(session, unsure.values(unsure_until=at.real + quiet))
    if wait.get("strikes", 0) >= STRIKES and isinstance(trouble, Doubtful | Unsent):
        cards.give_up(session, work.card, trouble.reason, at.now)
