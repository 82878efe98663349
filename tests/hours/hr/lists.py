"""Lists of people, written row by row."""

from uuid import UUID

PARKS, LIBRARY = UUID(int=1), UUID(int=2)
HEADER = "email,slack id,department,exempt,hours"
WEEK = "Mon-Thu 7:00-17:30"


def listed(*rows: str) -> str:
    """Write a list of rows below the usual header."""
    return "\r\n".join([HEADER, *rows, ""])
