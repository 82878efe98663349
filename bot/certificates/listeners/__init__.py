"""What people do about certificates."""

from types import ModuleType

from bot.switchboard import Switchboard

PARTS: tuple[ModuleType, ...] = ()


def register(switchboard: Switchboard) -> None:
    """Let each part of the feature listen."""
    for part in PARTS:
        part.register(switchboard)
