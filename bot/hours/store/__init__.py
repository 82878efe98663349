"""Asking for somebody's working time, their own hours, their days away, and their quiet."""

from bot.hours.store.reaching import duty, may_reach

__all__ = ["duty", "may_reach"]
