"""What a courier may find in a lane, and what can come of a call to Slack."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.outbox.files import Enclosure


@dataclass(frozen=True, slots=True)
class Instant:
    """Both times at once: programme time, and real Unix seconds."""

    now: datetime
    real: float


@dataclass(frozen=True, slots=True)
class Claim:
    """A lane that is ours until the lease ends, and since when."""

    lane: str
    token: str
    real: float


@dataclass(frozen=True, slots=True)
class Opening:
    """A lane whose conversation, or its newest message, is not known yet."""

    claim: Claim
    target: str


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that Slack has, and nobody sees until it is shared."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Uploading:
    """A message whose files have to be drawn and handed to Slack before it can be sent."""

    claim: Claim
    id: str
    files: tuple[Enclosure, ...]


@dataclass(frozen=True, slots=True)
class Posting:
    """A message to post, with the files that Slack has for it."""

    claim: Claim
    id: str
    channel: str
    body: dict[str, Any]
    thread_ts: str | None
    uploads: tuple[Upload, ...] = ()


@dataclass(frozen=True, slots=True)
class Searching:
    """A message that may or may not have arrived, or that Slack accepted and does not show yet."""

    claim: Claim
    id: str
    channel: str
    since: str
    thread_ts: str | None
    tried: float
    uploads: tuple[Upload, ...] = ()
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Redrawing:
    """A card whose newest drawing Slack does not show yet."""

    claim: Claim
    card: str
    channel: str
    ts: str
    version: int
    body: dict[str, Any] = field(default_factory=dict)


Work = Opening | Uploading | Posting | Searching | Redrawing


@dataclass(frozen=True, slots=True)
class Sent:
    """Slack has it; `ts` is its name there, if it is known."""

    ts: str | None


@dataclass(frozen=True, slots=True)
class Accepted:
    """Slack has taken it and shows it a moment later."""


@dataclass(frozen=True, slots=True)
class Uploaded:
    """The files that Slack has now, and why others are missing."""

    uploads: tuple[Upload, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limited:
    """Slack wants a pause of so many seconds (429)."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Unsent:
    """It certainly did not reach Slack, or Slack refuses everything we say."""

    reason: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Nobody knows whether Slack took it."""

    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Slack says no to this one, and would say it again."""

    reason: str


Trouble = Limited | Unsent | Doubtful | Refused
Redrawn = Sent | Trouble
Outcome = Redrawn | Accepted
