"""What changes paid minutes: each function is one transaction."""

from bot.hours.pay.acts.answering import change, confirm
from bot.hours.pay.acts.exporting import export, export_here, fetch, look

__all__ = ["change", "confirm", "export", "export_here", "fetch", "look"]
