"""What people do about certificates."""

from types import ModuleType

from bot.certificates.listeners import desk, mine
from bot.switchboard import Switchboard

PARTS: tuple[ModuleType, ...] = (mine, desk)


def register(switchboard: Switchboard) -> None:
    """Let each part of the feature listen."""
    for part in PARTS:
        part.register(switchboard)
