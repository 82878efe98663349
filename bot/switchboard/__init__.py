"""Finds the listener by its id, gives it what it asks for, and answers Slack in time."""

from bot.switchboard.answers import Answer
from bot.switchboard.board import PATIENCE, Switchboard

__all__ = ["PATIENCE", "Answer", "Switchboard"]
