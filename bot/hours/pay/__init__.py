"""Paid time: minutes off the clock of people paid by the hour, and payroll's file."""

from bot.hours.pay.acts.parts import is_down, put_anew, record, record_once, take_back

__all__ = ["is_down", "put_anew", "record", "record_once", "take_back"]
