"""Several messages that waited, in one that says so."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from bot.outbox.models import Card, Delivery
from bot.outbox.views import threads_block, threads_text, waited_line
from bot.slack.types import Block

MAX_BLOCKS = 40  # of the 50 a message may have
MAX_CHARACTERS = 3500  # of the 4,000 recommended
SECTION = 3000


def fitting(rows: Sequence[Delivery], threads: Sequence[Card] = ()) -> list[Delivery]:
    """Take as many messages, in order, as one bundle holds beside its line about threads.

    The first one always.
    """
    opening = len(waited_line(len(rows) + len(threads))) + len(threads_text(threads))
    blocks = accumulate((len(_blocks(row)) for row in rows), initial=2 if threads else 1)
    words = accumulate((_length(row) for row in rows), initial=opening)
    sums = zip(rows, list(blocks)[1:], list(words)[1:], strict=True)
    return [
        row
        for n, (row, b, w) in enumerate(sums)
        if n == 0 or (b <= MAX_BLOCKS and w <= MAX_CHARACTERS)
    ]


def has_room(rows: Sequence[Delivery], threads: Sequence[Card]) -> bool:
    """Say whether the line about threads fits, even if the first message alone is very long."""
    if not threads:
        return True
    drawing = drawn(rows, threads)
    return len(drawing["text"]) <= MAX_CHARACTERS and len(drawing["blocks"]) <= MAX_BLOCKS


def body(rows: Sequence[Delivery], threads: Sequence[Card], site: str) -> dict[str, Any]:
    """Draw what goes out: a message alone as it is, several as one."""
    return drawn(rows, threads, site) if len(rows) > 1 or threads else _body(rows[0])


def drawn(rows: Sequence[Delivery], threads: Sequence[Card] = (), site: str = "") -> dict[str, Any]:
    """Draw one message of several; the first line says what it is, the last what is in threads."""
    line = waited_line(len(rows) + len(threads))
    seen: set[str] = set()
    parts = [_once(block, seen) for row in rows for block in _blocks(row)]
    text = "\n".join([line, *(_body(row)["text"] for row in rows)]) + threads_text(threads)
    foot = [threads_block(threads, site)] if threads else []
    return {"text": text, "blocks": [_section(f"*{line}*"), *parts, *foot]}


def _body(row: Delivery) -> dict[str, Any]:
    return row.body or {"text": ""}


def _blocks(row: Delivery) -> list[Block]:
    body = _body(row)
    return [{"type": "divider"}, *(body.get("blocks") or _sections(body["text"]))]


def _length(row: Delivery) -> int:
    """Count what the notification repeats and what the blocks show, whichever is longer."""
    shown = sum(_words(block) for block in _blocks(row))
    return max(len(_body(row)["text"]) + 1, shown)


def _words(part: Any) -> int:
    """Count the characters people read in a block, wherever they stand."""
    if isinstance(part, dict):
        own = len(part["text"]) if isinstance(part.get("text"), str) else 0
        return own + sum(_words(value) for value in part.values())
    return sum(_words(value) for value in part) if isinstance(part, list) else 0


def _section(words: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": words}}


def _sections(words: str) -> list[Block]:
    """Cut a long text into blocks of the 3,000 characters that a section takes."""
    starts = range(0, len(words), SECTION)
    return [_section(words[start : start + SECTION]) for start in starts]


def _once(block: Block, seen: set[str]) -> Block:
    """Drop a `block_id` that an earlier part has taken; Slack wants them unique in a message."""
    name = block.get("block_id")
    if name in seen:
        return {key: value for key, value in block.items() if key != "block_id"}
    if name:
        seen.add(name)
    return block
