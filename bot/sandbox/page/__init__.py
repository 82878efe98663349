"""The page: what a person sees live, what they can look up, and what they can do."""

from bot.sandbox.page.door import PageDoor

__all__ = ["PageDoor"]
