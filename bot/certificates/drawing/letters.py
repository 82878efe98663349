"""What can be printed of a name: each letter for which there is a font, and signs for the others.

A name is never refused. Signs that say how others are drawn, such as a change of direction, are
left out; small pictures without a font are left out, too, and each other letter without one is
replaced by a sign that can be seen.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

COVERED = Path(__file__).parent / "fonts" / "covered.txt"
INSTEAD = "□"
JOINERS = "\u200c\u200d"  # by which letters of some scripts are joined, or kept apart
IDLE = re.compile(rf"(?<!\S)[{JOINERS}]+|[{JOINERS}]+(?!\S)")  # they join nothing
BREAK = "\u200b"  # where a line may end
LONG = 28  # letters in a row that may not fit on a line
PICTURES = 0x1F000  # from here on there are emoji


class Printed(NamedTuple):
    """A text as it is printed; `substituted` says whether letters had to be replaced."""

    text: str
    substituted: bool = False


def printed(words: str) -> Printed:
    """Give what can be printed of a text, in one line."""
    kept = list(map(_sign, _plain(words)))
    text = " ".join(IDLE.sub("", "".join(kept)).split())
    if not text:
        return Printed(INSTEAD, substituted=True)
    has_gaps = any(sign == INSTEAD != was for sign, was in zip(kept, _plain(words), strict=True))
    return Printed(" ".join(map(_breakable, text.split(" "))), has_gaps)


def _plain(words: str) -> str:
    spaced = "".join(
        " " if unicodedata.category(one) in ("Cc", "Zl", "Zp") else one for one in words
    )
    return unicodedata.normalize("NFC", spaced)


def _sign(letter: str) -> str:
    if letter.isspace():
        return " "
    if unicodedata.category(letter) == "Cf":
        return letter if letter in JOINERS else ""
    if is_covered(letter):
        return letter
    return "" if _is_picture(letter) else INSTEAD


def _is_picture(letter: str) -> bool:
    is_variant = 0xFE00 <= ord(letter) <= 0xFE0F
    return is_variant or (ord(letter) >= PICTURES and unicodedata.category(letter) in ("So", "Sk"))


def _breakable(word: str) -> str:
    return BREAK.join(_pieces(word)) if len(word) > LONG else word


def _pieces(word: str) -> Iterator[str]:
    """Cut a long word where a new letter begins."""
    start = 0
    for place in range(1, len(word)):
        if place - start >= LONG // 2 and _begins(word, place):
            yield word[start:place]
            start = place
    yield word[start:]


def _begins(word: str, place: int) -> bool:
    """Say whether a new letter begins here: no mark of the one before, nothing joined to it."""
    joined = word[place - 1] in JOINERS or unicodedata.combining(word[place - 1]) == 9  # virama
    return unicodedata.category(word[place])[0] != "M" and word[place] not in JOINERS and not joined


def is_covered(letter: str) -> bool:
    """Say whether one of the fonts has a letter."""
    starts, ends = _ranges()
    place = bisect_right(starts, ord(letter)) - 1
    return place >= 0 and ord(letter) <= ends[place]


@cache
def _ranges() -> tuple[list[int], list[int]]:
    lines = (line.partition("-") for line in COVERED.read_text("ascii").split())
    both = [(int(start, 16), int(end or start, 16)) for start, _, end in lines]
    return [start for start, _ in both], [end for _, end in both]
