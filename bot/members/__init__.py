"""Who people are: read from Slack, kept fresh, with their roles."""

from bot.members.store import get

__all__ = ["get"]
