"""Acts about people's own calendars."""

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.programme import store as programmes
from bot.trainings.acts import feeds as acts
from bot.trainings.models import Feed
from tests.given import ANA, MONDAY
from tests.races.table.trial import Arrange, Trial, by_one, people, rows


def at_an_address(session: Session) -> None:
    people(session)
    programmes.take(session).address = "https://herald.example.gov"


def is_new(session: Session) -> bool:
    """Say whether Ana's address is another one than she had."""
    return session.scalars(select(col(Feed.token))).all() != ["0" * 32]


def subscribed(session: Session) -> None:
    at_an_address(session)
    session.add(Feed(member_id=ANA, token="0" * 32, made_at=MONDAY))
    session.flush()


def subscribing(session: Session) -> Trial:
    at_an_address(session)
    return Trial(by_one(acts.subscribe), 8, {"calendar address made": 1}, {rows(Feed): 1})


def renewing(session: Session) -> Trial:
    subscribed(session)
    left = {rows(Feed): 1, is_new: True}
    return Trial(by_one(acts.renew), 8, {"calendar address renewed": 8}, left)


def ending(session: Session) -> Trial:
    subscribed(session)
    return Trial(by_one(acts.end), 8, {"calendar address ended": 1}, {rows(Feed): 0})


TABLE: list[tuple[object, Arrange]] = [
    (acts.subscribe, subscribing),
    (acts.renew, renewing),
    (acts.end, ending),
]
