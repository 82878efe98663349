"""What leads change, and what Herald heeds about its own channels; one function, one act."""

from bot.steering.acts.guard import heed
from bot.steering.acts.settings import change, finish

__all__ = ["change", "finish", "heed"]
