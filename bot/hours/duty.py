"""The old name of `bot.hours.rules`."""

from bot.hours.rules import (
    Duty,
    Shift,
    after_working,
    is_on_duty,
    moment,
    next_duty,
    stretches,
    working_time,
)

__all__ = [
    "Duty",
    "Shift",
    "after_working",
    "is_on_duty",
    "moment",
    "next_duty",
    "stretches",
    "working_time",
]
