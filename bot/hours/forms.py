"""What the forms about hours carry; each field is checked here, so an error lands under it."""

from datetime import date

from pydantic import field_validator

from bot.hours import week, zones
from bot.hours.rules import Shift
from bot.slack.forms import Form


class WeekForm(Form):
    """A week in words, and a zone; empty fields stand for what is usual."""

    week: str = ""
    zone: str = ""

    @field_validator("week")
    @classmethod
    def _readable(cls, typed: str) -> str:
        return week.write(week.parse(typed))

    @field_validator("zone")
    @classmethod
    def _known(cls, typed: str) -> str:
        return zones.find(typed)

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """The week as shifts."""
        return week.parse(self.week)


class AwayForm(Form):
    """The first and the last day of an absence."""

    first_on: date
    last_on: date
