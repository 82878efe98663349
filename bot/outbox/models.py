"""What the outbox remembers: deliveries, cards, lanes, and what of the workspace's pace is spent.

Floats are real Unix seconds (leases, pace); moments are programme time (what is due).
"""

from datetime import UTC, datetime
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Index, text
from sqlmodel import Field, SQLModel

from bot.db import Moment, PersonId, choice

TEAM = "team"
SHARE = "share"
PROGRAMME = "programme"
LEADS = "leads"

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)


class State(StrEnum):
    """How far a delivery has come; *sending* in a free lane means in doubt."""

    HELD = "held"
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    PARKED = "parked"
    WITHDRAWN = "withdrawn"


class Urgency(IntEnum):
    """Who goes first when the workspace's pace is short."""

    BULK = 0
    NORMAL = 1
    URGENT = 2


class Because(StrEnum):
    """The four kinds of direct messages that do not wait for working hours (PRODUCT.md, M6)."""

    ANSWER = "the answer to what the person did a moment ago"
    FLAG = "words about the person's own open flag that cannot wait"
    TRAINING = "a training the person holds a seat in, where it cannot wait"
    PAGE = "a page to whoever is on call"


class Delivery(SQLModel, table=True):
    """One message on its way: what to say, to whom, and how far it has come.

    `files` are [maker, about]: who draws each file when it is sent, and of what; `uploads` are the
    ids under which Slack has them, kept before the message is asked for.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        # SQLite uses a partial index only where a query repeats its condition word for word.
        Index(
            "delivery_waiting",
            text("urgency DESC"),
            "seq",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "delivery_held",
            "look_at",
            "seq",
            sqlite_where=text("state = 'held'"),
            postgresql_where=text("state = 'held'"),
        ),
        Index(
            "delivery_open",
            "lane",
            "seq",
            sqlite_where=text("state IN ('held', 'waiting', 'sending')"),
            postgresql_where=text("state IN ('held', 'waiting', 'sending')"),
        ),
        Index(
            "delivery_sending",
            "seq",
            sqlite_where=text("state = 'sending'"),
            postgresql_where=text("state = 'sending'"),
        ),
        Index(
            "delivery_parked",
            "lane",
            "seq",
            sqlite_where=text("state = 'parked'"),
            postgresql_where=text("state = 'parked'"),
        ),
    )

    seq: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    key: str | None = Field(default=None, unique=True)
    lane: str = Field(sa_type=PersonId)
    urgency: int = Urgency.NORMAL
    hold: bool = False
    news: bool = False
    for_lead: bool = False
    until: datetime | None = Field(default=None, sa_type=Moment)
    waited: bool = False
    due_at: datetime = Field(default=EARLIEST, sa_type=Moment)
    look_at: datetime = Field(default=EARLIEST, sa_type=Moment)
    state: State = Field(
        default=State.WAITING,
        sa_column=Column(choice(State), nullable=False, default=State.WAITING),
    )
    body: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON))
    files: list[list[str]] | None = Field(default=None, sa_column=Column(JSON))
    uploads: list[dict[str, str]] | None = Field(default=None, sa_column=Column(JSON))
    card: str | None = None
    thread: str | None = None
    report: bool = False
    unwanted: bool = False

    bundle: str | None = None
    channel: str | None = None
    thread_ts: str | None = None
    since: str | None = None
    version: int | None = None
    tried: float | None = None
    doubted: bool = False
    ts: str | None = None
    error: str | None = None


class Card(SQLModel, table=True):
    """A message that exists once and is redrawn: what it should show and what Slack shows."""

    __tablename__ = "card"
    __table_args__ = (
        Index(
            "card_stale",
            "name",
            sqlite_where=text("ts IS NOT NULL AND shown < version AND parked IS NULL"),
            postgresql_where=text("ts IS NOT NULL AND shown < version AND parked IS NULL"),
        ),
    )

    name: str = Field(primary_key=True)
    lane: str
    urgency: int = Urgency.NORMAL
    wanted: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    version: int = 1
    shown: int = 0
    channel: str | None = None
    ts: str | None = None
    generation: int = 0
    deleted: int = 0
    unsure_until: float = 0.0
    parked: str | None = None


class Lane(SQLModel, table=True):
    """A channel, a person or a card, used by one courier at a time."""

    __tablename__ = "lane"

    name: str = Field(primary_key=True, sa_type=PersonId)
    target: str | None = None
    channel: str | None = None
    unset: bool = False
    token: str | None = None
    until: float = 0.0
    after: float = 0.0
    last_ts: str | None = None
    went: float = 0.0
    failures: int = 0
    failed: float | None = None
    strikes: int = 0


class Pace(SQLModel, table=True):
    """How far ahead of time a method of Slack's is already used up."""

    __tablename__ = "pace"

    name: str = Field(primary_key=True)
    spent: float = 0.0


# Word for word as in the partial indexes: only then does SQLite use them.
WAITING = text("delivery.state = 'waiting'")
HELD = text("delivery.state = 'held'")
SENDING = text("delivery.state = 'sending'")
PARKED = text("delivery.state = 'parked'")
OPEN = text("delivery.state IN ('held', 'waiting', 'sending')")  # for the index by lane
STALE = text("card.ts IS NOT NULL AND card.shown < card.version AND card.parked IS NULL")


class OpenHome(SQLModel, table=True):
    """An App Home that somebody has opened lately, and whether it shows what is no longer so.

    `opened_at` is real time: winding the programme's clock closes nobody's Home.
    """

    __tablename__ = "open_home"

    member_id: str = Field(primary_key=True, sa_type=PersonId)
    opened_at: datetime = Field(sa_type=Moment)
    stale: bool = Field(default=False, index=True)
