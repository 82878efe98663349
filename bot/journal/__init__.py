"""One line for every act, written in the act's own transaction and never changed."""

from bot.journal.store import note

__all__ = ["note"]
