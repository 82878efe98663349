"""What people do about trainings."""

from types import ModuleType

from bot.switchboard import Switchboard
from bot.trainings.listeners import calendar, check_in, commands, course, needs, seats

PARTS: tuple[ModuleType, ...] = (calendar, check_in, commands, course, needs, seats)


def register(switchboard: Switchboard) -> None:
    """Let each part of the feature listen."""
    for part in PARTS:
        part.register(switchboard)
