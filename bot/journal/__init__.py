"""One line for every act, written in the act's own transaction and never changed."""

from bot.journal.store import looked, note, seen

__all__ = ["looked", "note", "seen"]
