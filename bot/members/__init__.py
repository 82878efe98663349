"""Who people are: read from Slack, kept fresh, with their roles."""

from bot.members.store import admit, get

__all__ = ["admit", "get"]
