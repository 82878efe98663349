"""What is said of a table that can name a person."""

from collections.abc import Mapping
from typing import NamedTuple

RECORDS = "As long as your organisation keeps its records."
YOURS = "You alone."
NOBODY = "Nobody; only Herald uses it."
TEAM = "The digital team."
LEADS = "The leads of the programme; each time one opens such a list, you find it below."


class Entry(NamedTuple):
    """A table with people in it: what it holds about me, who reads that, and how long it stays.

    All of a row is told, but for three things. People other than me are named where `named` says
    that I was told who they are, else they are "somebody". Words in a column of `words` are told
    only to whom the columns behind it name: to those who wrote or received them. What stands in
    `untold` is not told, for the reason given there.
    """

    title: str
    says: str
    readers: str
    kept: str = RECORDS
    named: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = {}
    untold: Mapping[str, str] = {}
    tells: tuple[str, ...] = ()  # where there are some, nothing else of a row is about me
    through: Mapping[str, str] = {}  # columns that point at a row that names me, and its table
    elsewhere: Mapping[str, str] = {}  # columns by which rows are not looked up, and why
    marks: tuple[str, ...] = ()  # what only Herald works with; told last, in one line
    counted: bool = True  # in the window; what grows with every act and message is not


class Mention(NamedTuple):
    """A column of words or lists in which a person's id can stand among other things.

    Rows are found by looking for the id; only `tells` of a row is told, because the rest is
    somebody else's.
    """

    table: str
    column: str
    says: str
    tells: tuple[str, ...] = ()
