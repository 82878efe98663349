"""How Slack describes do-not-disturb, read once into a plain value."""

from datetime import UTC, datetime
from typing import NamedTuple

from bot.slack.types import Payload

LONG_OVER = datetime(1970, 1, 1, tzinfo=UTC)


class Stretch(NamedTuple):
    """A stretch of do-not-disturb: the one that runs or comes next."""

    begins_at: datetime
    ends_at: datetime


NONE = Stretch(LONG_OVER, LONG_OVER)  # of whoever wants none


def read(status: Payload) -> Stretch:
    """Read a status of do-not-disturb (docs.slack.dev/reference/methods/dnd.info)."""
    if not status.get("dnd_enabled"):
        return NONE
    ends = (status["next_dnd_start_ts"], status["next_dnd_end_ts"])
    return Stretch(*(datetime.fromtimestamp(seconds, UTC) for seconds in ends))
