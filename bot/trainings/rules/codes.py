"""The code of a training: six digits, new every minute, which only those in the room can read."""

import hmac
import struct
from datetime import UTC, datetime, timedelta

from bot.trainings.models import Training, TrainingState

DIGITS = 6
MINUTE = 60  # seconds that a code is new
COUNT = 3  # codes that count: this minute's and the two before, for who types slowly
OLD = 15  # codes before those that are known as old ones, so that one can say so
EDGE = timedelta(minutes=15)  # before and after the start, in which people check in


def code_at(secret: str, at: datetime) -> str:
    """Give the six digits of a minute; `secret` is hexadecimal.

    A time-based one-time password (RFC 6238) with steps of a minute and HMAC-SHA256.
    """
    return _code(secret, _minute(at))


def accepts(secret: str, code: str, at: datetime) -> bool:
    """Say whether a code is one of the last three minutes'."""
    return _is_among(secret, code, _minute(at), 0, COUNT)


def was_accepted(secret: str, code: str, at: datetime) -> bool:
    """Say whether a code is one that counted a few minutes ago."""
    return _is_among(secret, code, _minute(at), COUNT, COUNT + OLD)


def next_at(at: datetime) -> datetime:
    """Say when the next code comes."""
    return datetime.fromtimestamp((_minute(at) + 1) * MINUTE, UTC)


def opens_at(training: Training) -> datetime:
    """Say from when people can check in."""
    return training.starts_at - EDGE


def closes_at(training: Training) -> datetime:
    """Say until when people can check in."""
    return training.starts_at + EDGE


def is_open(training: Training, at: datetime) -> bool:
    """Say whether people can check in now; a cancelled training has nobody to check in."""
    takes_place = training.state is TrainingState.PLANNED
    return takes_place and opens_at(training) <= at <= closes_at(training)


def tidy(code: str) -> str:
    """Read a code as people type it: in groups, with blanks, in the digits of their keyboard."""
    return "".join(str(int(sign)) for sign in code if sign.isdecimal())


def _minute(at: datetime) -> int:
    return int(at.timestamp()) // MINUTE


def _is_among(secret: str, code: str, minute: int, first: int, last: int) -> bool:
    """Compare with every code there is, so that the time it takes says nothing."""
    typed = tidy(code).encode()
    known = (_code(secret, minute - back).encode() for back in range(first, last))
    return sum(hmac.compare_digest(typed, one) for one in known) > 0


def _code(secret: str, counter: int) -> str:
    """Cut a code out of the HMAC of a counter: dynamic truncation (RFC 4226, 5.3)."""
    digest = hmac.digest(bytes.fromhex(secret), struct.pack(">Q", counter), "sha256")
    offset = digest[-1] & 0xF
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"
