"""The programme: one row, set by leads."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from bot.db import Moment, PersonId, choice

SHARE, TEAM, PROGRAMME = "share", "team", "programme"  # the channels by name
WEEKDAYS = [0, 1, 2, 3, 4]  # Monday is 0
PAY_BEGAN = date(2026, 1, 5)  # a Monday
COLOUR = "#1f4f5c"  # of Herald's own icon


class OffDuty(StrEnum):
    """What happens before somebody paid by the hour shares off the clock (PRODUCT.md, M7)."""

    WARN = "warn"
    ASK = "ask"
    NONE = "none"


class PayPeriod(StrEnum):
    """How often the organisation pays."""

    WEEKLY = "weekly"
    TWO_WEEKLY = "two_weekly"
    SEMI_MONTHLY = "semi_monthly"
    MONTHLY = "monthly"


def _kept(default: Any) -> Any:
    return Field(default_factory=default.copy, sa_column=Column(JSON, nullable=False))


class Programme(SQLModel, table=True):
    """How this organisation runs its programme. Hours are wall-clock times in `zone`.

    Empty means that it is not set yet. `workdays` counts from Monday, 0; `free_days` maps days as
    2026-12-24 to their names; `pay_began` is the first day of any pay period of one or two weeks.
    `training_decision` says who decided when that trainings are not working time, and why;
    `address` is where the web pages are reached, without a slash at its end, as the installation
    says at each start; empty, there are none.
    """

    __tablename__ = "programme"

    id: int = Field(default=1, primary_key=True)
    organisation: str = ""
    zone: str = ""
    opens: time = time(8)
    closes: time = time(17)
    workdays: list[int] = _kept(WEEKDAYS)
    country: str = ""
    subdivision: str = ""
    free_days: dict[str, str] = _kept({})
    share_channel: str = ""
    team_channel: str = ""
    programme_channel: str = ""
    stories_per_day: int = 1
    disclosure: str = ""
    emergency_number: str = ""
    emergency_words: str = ""
    press_number: str = ""
    help_words: str = ""
    off_duty: OffDuty = Field(default=OffDuty.WARN, sa_type=choice(OffDuty))
    minutes_share: int = 2
    minutes_flag: int = 10
    pay_period: PayPeriod = Field(default=PayPeriod.TWO_WEEKLY, sa_type=choice(PayPeriod))
    pay_began: date = PAY_BEGAN
    welcomes: bool = False
    pilot: bool = False
    pilot_people: list[str] = _kept([])
    pilot_channels: list[str] = _kept([])
    department_field: str = ""
    team_trouble: str = ""
    colour: str = COLOUR
    certificate_months: int = 12
    ambassadors_group: str = ""
    hr_person: str = Field(default="", sa_type=PersonId)
    training_paid: bool = True
    training_decision: str = ""
    address: str = ""
    set_up_at: datetime | None = Field(default=None, sa_type=Moment)

    @property
    def tz(self) -> ZoneInfo:
        """The programme's zone; while nobody has set it, UTC."""
        return ZoneInfo(self.zone or "Etc/UTC")

    @property
    def whose(self) -> str:
        """The organisation in the middle of a sentence, also while it has no name here."""
        return f"the {self.organisation}" if self.organisation else "your organisation"
