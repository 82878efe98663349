"""What the settings' forms carry; each field is checked here, so an error lands under it."""

from collections.abc import Mapping
from datetime import date, time
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator

from bot.hours import calendars
from bot.programme.models import OffDuty, PayPeriod
from bot.slack.forms import NEEDED, Form
from bot.steering import ids
from bot.steering.rules import colours, groups, values
from bot.steering.rules.groups import Group
from bot.stories.rules.words import is_visible, keep

NUMBER = "Please write a whole number from {least} to {most}."
TOO_LONG = "Please keep it under {most} characters."
NO_DAYS = "Please tick at least one day."


def whole(least: int, most: int) -> BeforeValidator:
    """Take a whole number between two others, as it is typed."""

    def check(typed: object) -> int:
        digits = str(typed)
        if not (digits.isascii() and digits.isdecimal() and least <= int(digits) <= most):
            raise ValueError(NUMBER.format(least=least, most=most))
        return int(digits)

    return BeforeValidator(check)


def short(most: int, *, needed: bool = False) -> AfterValidator:
    """Take words up to a length, on one line, as far as a database can hold and eyes can see."""

    def check(typed: str) -> str:
        kept = " ".join(keep(typed).split()) if is_visible(typed) else ""
        if len(kept) > most:
            raise ValueError(TOO_LONG.format(most=most))
        if needed and not kept:
            raise ValueError(NEEDED)
        return kept

    return AfterValidator(check)


Minutes = Annotated[int, whole(1, 240)]  # four hours; a share or a flag takes no longer


class WordsForm(Form):
    """The organisation, and what Herald says in its name."""

    organisation: Annotated[str, short(60, needed=True)]
    disclosure: Annotated[str, short(200, needed=True)]
    emergency_number: Annotated[str, short(40)] = ""
    emergency_words: Annotated[str, short(300)] = ""
    press_number: Annotated[str, short(40)] = ""
    help_words: Annotated[str, short(300)] = ""


class ChannelsForm(Form):
    """Where Herald speaks."""

    share_channel: str = ""
    team_channel: str = ""
    programme_channel: str = ""


class HoursForm(Form):
    """When the organisation works, on which clock."""

    zone: Annotated[str, AfterValidator(values.zone)]
    opens: time
    closes: time
    workdays: list[int] = Field(default_factory=list, validate_default=True)

    @field_validator("closes")
    @classmethod
    def _after_opening(cls, closes: time, info: ValidationInfo) -> time:
        if "opens" in info.data and closes <= info.data["opens"]:
            raise ValueError(groups.BACKWARDS)
        return closes

    @field_validator("workdays")
    @classmethod
    def _some(cls, days: list[int]) -> list[int]:
        if not days or not set(days) <= set(range(7)):
            raise ValueError(NO_DAYS)
        return sorted(days)


class DaysForm(Form):
    """On which days nobody works."""

    country: str = ""
    subdivision: str = ""
    free_days: Annotated[dict[str, str], BeforeValidator(values.free_days)] = Field(
        default_factory=dict
    )

    @field_validator("country")
    @classmethod
    def _known(cls, typed: str) -> str:
        country = typed.upper()
        if country and (problem := calendars.problem_with(country, "")):
            raise ValueError(problem)
        return country

    @field_validator("subdivision")
    @classmethod
    def _part(cls, typed: str, info: ValidationInfo) -> str:
        country = info.data.get("country")
        if not typed or country is None:
            return typed
        part = typed if calendars.problem_with(country, typed) is None else typed.upper()
        if problem := calendars.problem_with(country, part):
            raise ValueError(problem)
        return part


class PayForm(Form):
    """What happens off the clock, and how minutes are paid."""

    off_duty: OffDuty
    minutes_share: Minutes
    minutes_flag: Minutes
    pay_period: PayPeriod
    pay_began: date


class WelcomeForm(Form):
    """Whether Herald greets newcomers, and where it reads their department."""

    welcomes: bool = False
    department_field: Annotated[str, short(60)] = ""

    @field_validator("welcomes", mode="before")
    @classmethod
    def _ticked(cls, ticked: object) -> bool:
        return bool(ticked)


class NumbersForm(Form):
    """How much of everything."""

    stories_per_day: Annotated[int, whole(1, 20)]


class TrainingsForm(Form):
    """Whether trainings count as working time, by whose decision, and who hears of needs."""

    training_paid: bool = False
    training_decision: Annotated[str, short(500)] = Field(default="", validate_default=True)
    hr_person: str = ""

    @field_validator("training_paid", mode="before")
    @classmethod
    def _ticked(cls, ticked: object) -> bool:
        return bool(ticked)

    @field_validator("training_decision")
    @classmethod
    def _decided(cls, decision: str, info: ValidationInfo) -> str:
        if info.data.get("training_paid"):
            return ""
        if not decision:
            raise ValueError(groups.UNDECIDED)
        return decision


class CertificateForm(Form):
    """How certificates look, how long they last, and which user group the people join."""

    colour: Annotated[str, AfterValidator(colours.colour)]
    certificate_months: Annotated[int, whole(1, 60)]
    ambassadors_group: Annotated[str, AfterValidator(values.user_group)] = ""


FORMS: Mapping[str, tuple[Group, type[Form]]] = {
    ids.WORDS_FORM: (Group.WORDS, WordsForm),
    ids.CHANNELS_FORM: (Group.CHANNELS, ChannelsForm),
    ids.HOURS_FORM: (Group.HOURS, HoursForm),
    ids.DAYS_FORM: (Group.DAYS, DaysForm),
    ids.PAY_FORM: (Group.PAY, PayForm),
    ids.WELCOME_FORM: (Group.WELCOME, WelcomeForm),
    ids.NUMBERS_FORM: (Group.NUMBERS, NumbersForm),
    ids.TRAININGS_FORM: (Group.TRAININGS, TrainingsForm),
    ids.CERTIFICATE_FORM: (Group.CERTIFICATE, CertificateForm),
}


def typed(form: Form) -> dict[str, Any]:
    """Give what a form says, by setting."""
    return form.model_dump()
