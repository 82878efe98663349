"""How things are kept: moments and choices."""

from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Enum
from sqlalchemy.engine import Dialect
from sqlalchemy.types import DateTime, String, TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A point in time: aware in Python, UTC in the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC; a time without a zone is a bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give UTC back; SQLite forgets the zone."""
        if value is None or value.tzinfo is UTC:
            return value
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class PersonId(TypeDecorator[str]):
    """The Slack id of a person, or something else that may be one.

    Every column that can say who somebody is has this type: so *What Herald knows about me* finds
    it without a list that somebody could forget.
    """

    impl = String
    cache_ok = True


def choice(states: type[StrEnum]) -> Enum:
    """Tell the database how to keep an enum: as text, by value."""
    return Enum(
        states, native_enum=False, length=32, values_callable=lambda e: [m.value for m in e]
    )
