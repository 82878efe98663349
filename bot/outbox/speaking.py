"""What acts say: each verb leaves rows for the courier in the act's own transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, and_, bindparam, case, delete, or_, select, update
from sqlmodel import col

from bot.db import Session, append, changed, spoken
from bot.outbox.files import Enclosure
from bot.outbox.models import (
    EARLIEST,
    HELD,
    LEADS,
    OPEN,
    PARKED,
    Because,
    Card,
    Delivery,
    State,
    Urgency,
)
from bot.slack.messages import Message
from bot.slack.text import shorten

UPDATE_LIMIT = 4000  # characters of text that chat.update takes (reference, chat.update)
WANTED = select(col(Card.wanted)).where(col(Card.name) == bindparam("card")).with_for_update()
LANE_OF = select(col(Card.lane)).where(col(Card.name) == bindparam("card"))
URGENT = {Because.FLAG, Because.PAGE}


def show(session: Session, card: str, *, to: str, message: Message, urgent: bool = False) -> None:
    """Let a card show this drawing; the first time it is posted, later it is redrawn."""
    spoken(session)
    wanted = _drawing(message)
    known = session.scalar(WANTED, {"card": card})
    if known is None and _first_shown(session, card, to, wanted, urgent):
        return
    if known != wanted:
        _redraw(session, card, wanted)


def tell(
    session: Session,
    member_id: str,
    message: Message,
    *,
    key: str | None = None,
    news: bool = False,
    for_lead: bool = False,
    because: Because | None = None,
    due: datetime | None = None,
    until: datetime | None = None,
    bulk: bool = False,
    thread_of: str | None = None,
    files: Sequence[Enclosure] = (),
) -> None:
    """Tell one person, in their direct messages, on duty unless `because` says why not.

    What is owed to a person for what they did reaches anybody. `news` reaches only who has joined
    and has not snoozed; it is dropped for others. After `until` it is stale and not sent. What is
    `for_lead` does not reach somebody who is none any more. `files` come in the same message.
    """
    urgency = Urgency.URGENT if because in URGENT else Urgency.NORMAL
    _append(
        session,
        member_id,
        message,
        key=key,
        due=due,
        urgency=Urgency.BULK if bulk else urgency,
        hold=because is None,
        news=news,
        for_lead=for_lead,
        until=until,
        thread=thread_of,
        files=[list(file) for file in files] or None,
    )


def say(
    session: Session,
    to: str,
    message: Message,
    *,
    key: str | None = None,
    due: datetime | None = None,
    urgent: bool = False,
    bulk: bool = False,
    report: bool = False,
) -> None:
    """Say something in a channel, given by its name for Herald or its id in Slack.

    What is for the leads is read by a person, so that it waits for their duty.
    """
    urgency = Urgency.URGENT if urgent else Urgency.BULK if bulk else Urgency.NORMAL
    how = {"urgency": urgency, "report": report, "hold": to == LEADS}
    _append(session, to, message, key=key, due=due, **how)


def reply(session: Session, card: str, message: Message, *, key: str | None = None) -> None:
    """Answer in the thread of a card, as soon as that card is posted."""
    lane = session.scalar(LANE_OF, {"card": card})
    if lane is None:
        raise LookupError(f"there is no card {card} to reply to")
    _append(session, lane, message, key=key, thread=card)


def withdraw(session: Session, key: str) -> None:
    """Take back what was not sent yet; what is being sent stays if it arrives."""
    under_way = col(Delivery.state) == State.SENDING
    changed(
        session,
        update(Delivery)
        .where(col(Delivery.key) == key, col(Delivery.state).not_in([State.SENT, State.WITHDRAWN]))
        .values(unwanted=True, state=case((under_way, State.SENDING), else_=State.WITHDRAWN)),
    )


def withdraw_all(session: Session, prefix: str, to: str | None = None) -> bool:
    """Take back everything under keys that begin alike, so far as it was not sent yet.

    `to` one person, or to all. Says whether there was something to take back.
    """
    theirs = and_(or_(OPEN, PARKED), col(Delivery.key).startswith(prefix, autoescape=True))
    if to is not None:
        theirs = and_(theirs, col(Delivery.lane) == to)
    under_way = col(Delivery.state) == State.SENDING
    state = case((under_way, State.SENDING), else_=State.WITHDRAWN)
    taken = update(Delivery).where(theirs).values(unwanted=True, state=state)
    return changed(session, taken) > 0


def unsay(session: Session, key: str) -> bool:
    """Take back what was not sent yet, and leave no trace of it; else leave it as it is.

    Says whether there was something to take back.
    """
    withdraw(session, key)
    gone = delete(Delivery).where(col(Delivery.key) == key, col(Delivery.state) == State.WITHDRAWN)
    return changed(session, gone) > 0


def last_file(session: Session, prefix: str) -> str | None:
    """Name the maker of the file that went out last under keys that begin alike, if any did."""
    went = and_(
        col(Delivery.state).in_([State.SENT, State.SENDING]),
        col(Delivery.key).startswith(prefix, autoescape=True),
    )
    newest = select(col(Delivery.files)).where(went).order_by(col(Delivery.seq).desc())
    files = next(filter(None, session.scalars(newest)), None)
    return Enclosure(*files[-1]).maker if files else None


def reconsider(session: Session, member_id: str) -> None:
    """Ask again when a person can be reached, because their hours have changed.

    They may be the one who reads what is for the leads.
    """
    spoken(session)
    changed(
        session,
        update(Delivery)
        .where(OPEN, HELD, col(Delivery.lane).in_([member_id, LEADS]))
        .values(look_at=col(Delivery.due_at)),
    )


def reconsider_all(session: Session) -> None:
    """Ask again when anybody can be reached, because the programme's hours have changed."""
    spoken(session)
    changed(session, update(Delivery).where(HELD).values(look_at=col(Delivery.due_at)))


def drop_news(session: Session, member_id: str) -> None:
    """Take back what was not sent yet and only reaches who has joined, because they left."""
    _drop(session, and_(col(Delivery.lane) == member_id, col(Delivery.news).is_(True)))


def drop_for_lead(session: Session, member_id: str) -> None:
    """Take back what was not sent yet and is for leads, because they are a lead no more."""
    _drop(session, and_(col(Delivery.lane) == member_id, col(Delivery.for_lead).is_(True)))


def drop_all(session: Session, *member_ids: str) -> None:
    """Take back everything that was not sent yet to people who have left the workspace."""
    _drop(session, col(Delivery.lane).in_(member_ids))


def post_card(session: Session, card: str, *, lane: str, urgency: int, generation: int) -> None:
    """Put a card's post into its lane; its words are read when it is sent."""
    key = f"card:{card}:{generation}"
    append(session, Delivery, id=str(uuid4()), key=key, lane=lane, urgency=urgency, card=card)


def _drop(session: Session, rows: ColumnElement[bool]) -> None:
    """Take back rows that were not sent yet; what is being sent stays if it arrives."""
    under_way = col(Delivery.state) == State.SENDING
    state = case((under_way, State.SENDING), else_=State.WITHDRAWN)
    changed(session, update(Delivery).where(OPEN, rows).values(unwanted=True, state=state))


def _append(
    session: Session,
    lane: str,
    message: Message,
    *,
    due: datetime | None = None,
    **values: Any,
) -> None:
    spoken(session)
    append(
        session,
        Delivery,
        id=str(uuid4()),
        lane=lane,
        body=message.body(),
        due_at=due or EARLIEST,
        look_at=due or EARLIEST,
        state=State.HELD if due else State.WAITING,
        **values,
    )


def _drawing(message: Message) -> dict[str, Any]:
    return message.body() | {"text": shorten(message.text, UPDATE_LIMIT)}


def _first_shown(
    session: Session, card: str, lane: str, wanted: dict[str, Any], urgent: bool
) -> bool:
    urgency = Urgency.URGENT if urgent else Urgency.NORMAL
    if not append(session, Card, name=card, lane=lane, urgency=urgency, wanted=wanted):
        return False
    post_card(session, card, lane=lane, urgency=urgency, generation=0)
    return True


def _redraw(session: Session, card: str, wanted: dict[str, Any]) -> None:
    """Raise the version; what Slack refused to show gets another chance, a lost card does not."""
    parked = case((col(Card.ts).is_(None), col(Card.parked)), else_=None)
    newer = {"wanted": wanted, "version": col(Card.version) + 1, "parked": parked}
    changed(session, update(Card).where(col(Card.name) == card).values(**newer))
    refused = update(Delivery).where(PARKED, col(Delivery.card) == card)
    changed(session, refused.where(col(Delivery.doubted).is_(False)).values(state=State.WAITING))
