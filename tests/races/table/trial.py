"""What the table of acts is made of: a state, eight calls on it, and what may come of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any, TypeAlias

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.outbox.models import Delivery
from bot.stories.models import Share, Story
from tests import given
from tests.given import ANA, MONDAY

EIGHT = range(8)
TEAM = [f"U0TEAM{n}" for n in EIGHT]
LATER = MONDAY + timedelta(minutes=2)

Count: TypeAlias = Callable[[Session], Any]


@dataclass(frozen=True)
class Trial:
    """Eight calls of one act, how many may come through, and what stands written then.

    `lines`: how often each act is in the journal; the first is what a single call writes.
    `left`: further questions to the database, with their answers.
    """

    calls: Sequence[Callable[[Session], Any]]
    through: int
    lines: Mapping[str, int]
    left: Mapping[Count, Any] = field(default_factory=dict)


Arrange: TypeAlias = Callable[[Session], Trial]


def by_the_team(act: Callable[..., Any], **given: Any) -> list[Callable[[Session], Any]]:
    """Let each of the eight of the digital team do the same."""
    return [partial(act, **given, by=by, at=LATER) for by in TEAM]


def by_one(act: Callable[..., Any], by: str = ANA, **given: Any) -> list[Callable[[Session], Any]]:
    """Let one person do the same eight times."""
    return [partial(act, **given, by=by, at=LATER) for _ in EIGHT]


def by_itself(act: Callable[..., Any], **given: Any) -> list[Callable[[Session], Any]]:
    """Let eight replicas do the same."""
    return [partial(act, **given, at=LATER) for _ in EIGHT]


def people(session: Session) -> None:
    """Save the programme, the four of the tests, and eight more of the digital team."""
    given.people(session)
    session.add_all(
        [given.member(who, in_team_channel=True, joined_at=given.JOINED) for who in TEAM]
    )
    session.flush()


def told(lane: str) -> Count:
    """Count the messages to a person or a channel."""

    def count(session: Session) -> int:
        rows = select(func.count()).where(
            col(Delivery.lane) == lane, col(Delivery.state) != "withdrawn"
        )
        return session.scalar(rows) or 0

    return count


def rows(table: type[Any]) -> Count:
    """Count the rows of a table."""
    return lambda session: session.scalar(select(func.count()).select_from(table)) or 0


def standing(session: Session) -> int:
    """Count the shares that stand."""
    return session.scalar(select(func.count()).where(col(Share.undone_at).is_(None))) or 0


def places(session: Session) -> list[int]:
    """Read the places in the queue."""
    return sorted(session.scalars(select(col(Story.place))))
