"""Finding documents and who has read them; what other features ask for is here."""

from bot.policies.store.documents import new_number, summary
from bot.policies.store.readers import has_acknowledged

__all__ = ["has_acknowledged", "new_number", "summary"]
