"""What people do about trainings."""

from types import ModuleType

from bot.switchboard import Switchboard
from bot.trainings.listeners import (
    calendar,
    changing,
    check_in,
    commands,
    course,
    feedback,
    host_windows,
    needs,
    open_sessions,
    planning,
    roster,
    seats,
    table,
)

PARTS: tuple[ModuleType, ...] = (
    *(calendar, changing, check_in, commands, course, feedback),
    *(host_windows, needs, open_sessions, planning, roster, seats, table),
)


def register(switchboard: Switchboard) -> None:
    """Let each part of the feature listen."""
    for part in PARTS:
        part.register(switchboard)
