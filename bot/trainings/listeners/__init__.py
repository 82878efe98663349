"""What people do about trainings."""

from types import ModuleType

from bot.switchboard import Switchboard
from bot.trainings.listeners import course

PARTS: tuple[ModuleType, ...] = (course,)


def register(switchboard: Switchboard) -> None:
    """Let each part of the feature listen."""
    for part in PARTS:
        part.register(switchboard)
