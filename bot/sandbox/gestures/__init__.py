"""What a person can do at a screen, whether a page or a test moves their hand."""

from bot.sandbox.gestures.hands import Hands

__all__ = ["Hands"]
