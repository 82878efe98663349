"""Pieces that several drawings of paid minutes share."""

from datetime import date
from typing import NamedTuple

from bot.hours.models import Kind
from bot.hours.pay.rules.periods import Period
from bot.slack.blocks import actions, button
from bot.slack.text import counted
from bot.slack.types import Block, Element

DID = {
    Kind.SHARE: "you shared a story",
    Kind.FLAG: "you passed on what somebody said",
    Kind.TRAINING: "you took part in a training",
}
BY_TIME, BY_NAME = ("Newer", "Older"), ("Before", "Next")
SEEN = "Payroll sees the day, the time and the minutes, not what it was about."
WHEN = "{date_long} at {time}"


class Page(NamedTuple):
    """Where a page of a list begins, how much it holds, and whether more follows."""

    skip: int
    most: int
    has_more: bool


def minutes_of(count: int) -> str:
    """Write minutes: "1 minute", "10 minutes"."""
    return counted(count, "minute")


def days(period: Period) -> str:
    """Write the days of a pay period: "2 to 15 November 2026"."""
    first, last = period
    if first.year != last.year:
        return f"{_day(first)} {first.year} to {_day(last)} {last.year}"
    start = str(first.day) if first.month == last.month else _day(first)
    return f"{start} to {_day(last)} {last.year}"


def pages(at: Page, newer_id: str, older_id: str, labels: tuple[str, str]) -> list[Block]:
    """Draw the ways to what stands before and after a page."""
    ways: list[Element] = []
    if at.skip:
        ways.append(button(labels[0], newer_id, str(max(at.skip - at.most, 0))))
    if at.has_more:
        ways.append(button(labels[1], older_id, str(at.skip + at.most)))
    return [actions(*ways)] if ways else []


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"
