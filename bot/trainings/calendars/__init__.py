"""Trainings as calendars understand them (RFC 5545, 5546, 7986): files and a subscription."""

from bot.trainings.calendars.feeds import feed

__all__ = ["feed"]
