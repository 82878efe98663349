"""What Slack will not take: kept with its reason, told once, sent again when that is mended."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select, update
from sqlmodel import col

from bot.db import Session, changed, spoken
from bot.outbox.models import LEADS, OPEN, PARKED, TEAM, Card, Delivery, Lane, State
from bot.outbox.speaking import post_card, say
from bot.outbox.views import UNSHOWN, no_files_note, parked_note

GONE = {"user_disabled", "user_not_found"}  # what Slack says of people who are not there any more


@dataclass(frozen=True, slots=True)
class Parked:
    """Messages of one lane that stay because of one reason."""

    lane: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Depth:
    """What the outbox owes: on its way, held until people are on duty, and parked."""

    waiting: int
    held: int
    parked: list[Parked]


def depth(session: Session) -> Depth:
    """Count what is not delivered yet."""
    counts = session.execute(
        select(col(Delivery.state), func.count()).where(OPEN).group_by(col(Delivery.state))
    )
    of = dict(counts.all())
    under_way = of.get(State.WAITING, 0) + of.get(State.SENDING, 0)
    return Depth(
        under_way, of.get(State.HELD, 0), [*_parked_rows(session), *_parked_cards(session)]
    )


def park(
    session: Session, rows: ColumnElement[bool], lane: str, reason: str, now: datetime
) -> None:
    """Put rows of a lane aside and say so; a report that the team cannot get goes to the leads.

    What could have waited for somebody who is gone is dropped; what could not, somebody misses.
    """
    if lane == TEAM:
        moved = {"lane": LEADS, "state": State.WAITING, "bundle": None, "hold": True}
        changed(session, update(Delivery).where(rows, col(Delivery.report)).values(**moved))
    if reason in GONE and lane != LEADS:  # the next lead needs to know, too
        dropped = update(Delivery).where(rows, col(Delivery.hold).is_(True))
        changed(session, dropped.values(state=State.WITHDRAWN, error=reason))
    worth_telling = session.scalar(
        select(col(Delivery.seq)).where(rows, col(Delivery.report).is_(False)).limit(1)
    )
    state = case((col(Delivery.unwanted), State.WITHDRAWN), else_=State.PARKED)
    changed(session, update(Delivery).where(rows).values(state=state, error=reason))
    if worth_telling is not None:
        report(session, lane, reason, now)


def report(session: Session, lane: str, reason: str, now: datetime) -> None:
    """Tell the team once a day why a lane does not move, or the leads if it is the team's own.

    What Slack cannot show stops one message and no lane, so that the team hears of it in any case.
    """
    team_hears = reason == UNSHOWN or _is_open(session, lane)
    say(
        session,
        TEAM if team_hears else LEADS,
        parked_note(lane, reason),
        key=f"parked:{lane}:{reason}:{now.date()}",
        report=True,
    )


def report_files(session: Session, reason: str, now: datetime) -> None:
    """Tell the team once a day why words go out without their files."""
    key = f"no files:{reason}:{now.date()}"
    say(session, TEAM, no_files_note(reason), key=key, report=True)


def _is_open(session: Session, lane: str) -> bool:
    """Say whether the team can be told about a lane."""
    shut = select(exists().where(PARKED, col(Delivery.lane) == TEAM))
    return lane != TEAM and not session.scalar(shut)


def retry(session: Session) -> int:
    """Send everything that was parked again, and say how many messages that is."""
    return _again(session, col(Delivery.lane).is_not(None), col(Card.lane).is_not(None))


def mended(session: Session, channel_id: str) -> int:
    """Send again what was parked because of one conversation, and say how many messages that is.

    What waited for a name to get its channel is looked at again at once.
    """
    here = or_(
        col(Lane.name) == channel_id,
        col(Lane.target) == channel_id,
        col(Lane.channel) == channel_id,
    )
    lanes = select(col(Lane.name)).where(here)
    changed(session, update(Lane).where(col(Lane.unset)).values(unset=False, after=0.0))
    return _again(session, col(Delivery.lane).in_(lanes), col(Card.lane).in_(lanes))


def _again(session: Session, rows: ColumnElement[bool], cards: ColumnElement[bool]) -> int:
    """What was parked in doubt is searched for first; cards that were given up are posted anew."""
    spoken(session)
    state = case((col(Delivery.doubted), State.SENDING), else_=State.WAITING)
    count = changed(session, update(Delivery).where(rows, PARKED).values(state=state))
    parked = and_(cards, col(Card.parked).is_not(None))
    for card in session.scalars(
        select(Card).where(parked).order_by(col(Card.name)).with_for_update()
    ):
        _revive(session, card)
        count += 1
    return count


def _revive(session: Session, card: Card) -> None:
    card.parked, card.deleted = None, 0
    if card.ts is None:
        card.generation += 1
        post_card(
            session, card.name, lane=card.lane, urgency=card.urgency, generation=card.generation
        )


def _parked_rows(session: Session) -> list[Parked]:
    reason = func.coalesce(col(Delivery.error), "")
    return _counted(session, select(col(Delivery.lane), reason, func.count()).where(PARKED))


def _parked_cards(session: Session) -> list[Parked]:
    query = select(col(Card.lane), col(Card.parked), func.count()).where(
        col(Card.parked).is_not(None)
    )
    return _counted(session, query)


def _counted(session: Session, query: Any) -> list[Parked]:
    rows = session.execute(
        query.group_by(*query.selected_columns[:2]).order_by(*query.selected_columns[:2])
    )
    return [Parked(*row) for row in rows]
