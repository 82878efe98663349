"""Who people are: read from Slack, kept fresh, with their roles."""

from bot.members.store import admit, admit_joined, get

__all__ = ["admit", "admit_joined", "get"]
