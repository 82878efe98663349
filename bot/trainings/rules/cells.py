"""What stands in the cells of a table of trainings: days, times, kinds, numbers."""

import re
from datetime import date, time

from bot.trainings.models import TrainingKind
from bot.trainings.rules.planning import SEATS

AS_TEXT = re.compile(r'="(.*)"')  # how spreadsheets are told that a number is text
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?: .*)?")
AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: .*)?")
EUROPEAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?: .*)?")
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::00)?\s*(?:([ap])\.?m\.?)?", re.IGNORECASE)
NUMBER = re.compile(r"\d{1,9}(?:\.0+)?")
FORMULA = ("=", "+", "-", "@")  # what a spreadsheet would run
KINDS = {
    "": None,
    "lesson": TrainingKind.LESSON,
    "training": TrainingKind.LESSON,
    "refresher": TrainingKind.REFRESHER,
    "open": TrainingKind.OPEN,
    "open session": TrainingKind.OPEN,
}

NO_DAY = "“{cell}” is no day. Write it as 2026-12-02."
NO_TIME = "“{cell}” is no time of day. Write it as 12:00, 17:30 or 5:30 pm."
NO_KIND = "“{cell}” is no kind of training. Write lesson, refresher or open."
A_FORMULA = "“{cell}” begins like a formula of a spreadsheet, so it is not taken."


def text(cell: str) -> str:
    """Take a cell's words as they were meant: without the signs that make them text."""
    words = " ".join(cell.replace("\u00a0", " ").split())
    as_text = AS_TEXT.fullmatch(words)
    return (as_text[1] if as_text else words.removeprefix("'")).strip()


def harmless(cell: str) -> str:
    """Take words that no spreadsheet runs as a formula, wherever they are shown later."""
    if cell.startswith(FORMULA):
        raise ValueError(A_FORMULA.format(cell=cell))
    return cell


def day(cell: str) -> date:
    """Read a day: 2026-12-02, 12/2/2026 as spreadsheets in the United States say, or 2.12.2026."""
    order = (
        (ISO.fullmatch(cell), (1, 2, 3)),
        (AMERICAN.fullmatch(cell), (3, 1, 2)),
        (EUROPEAN.fullmatch(cell), (3, 2, 1)),
    )
    for found, places in order:
        if found:
            return _date(cell, *(int(found[place]) for place in places))
    raise ValueError(NO_DAY.format(cell=cell))


def clock(cell: str, otherwise: time) -> time:
    """Read a time of day; nothing is the one that is usual."""
    if not cell:
        return otherwise
    found = CLOCK.fullmatch(cell)
    if found is None:
        raise ValueError(NO_TIME.format(cell=cell))
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").casefold()
    if half and not 1 <= hour <= 12:
        raise ValueError(NO_TIME.format(cell=cell))
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        raise ValueError(NO_TIME.format(cell=cell))
    return time(hour, minute)


def kind(cell: str) -> TrainingKind | None:
    """Read what kind of training a row is; nothing: a lesson, if it names one."""
    plain = cell.casefold()
    if plain not in KINDS:
        raise ValueError(NO_KIND.format(cell=cell))
    return KINDS[plain]


def seats(cell: str) -> int | None:
    """Read a number of seats; nothing: as many as come."""
    if not cell:
        return None
    if not (cell.isascii() and NUMBER.fullmatch(cell)):
        raise ValueError(SEATS)
    return int(cell.partition(".")[0])


def emails(cell: str) -> list[str]:
    """Read the e-mail addresses of hosts, with blanks, commas or semicolons between them."""
    return [one.casefold() for one in re.split(r"[\s,;]+", cell) if one]


def _date(cell: str, year: int, month: int, day_of_month: int) -> date:
    try:
        return date(year, month, day_of_month)
    except ValueError as error:
        raise ValueError(NO_DAY.format(cell=cell)) from error
