"""What forms about paid time carry; it is checked here, so an error lands under its field."""

from pydantic import Field, field_validator

from bot.hours.pay.rules.entries import MOST
from bot.hours.pay.rules.exempt import Said
from bot.slack.forms import Form

NO_NUMBER = "Please write a whole number of minutes in digits, such as 10."
TOO_MANY = f"Please stay between 0 and {MOST}. For more, talk to your payroll office."


class MinutesForm(Form):
    """How many minutes it really was."""

    minutes: int

    @field_validator("minutes", mode="before")
    @classmethod
    def _whole(cls, typed: str) -> int:
        digits = typed.strip()
        if not (digits.isascii() and digits.isdecimal()):
            raise ValueError(NO_NUMBER)
        number = digits.lstrip("0") or "0"
        if len(number) > len(str(MOST)) or int(number) > MOST:
            raise ValueError(TOO_MANY)
        return int(number)


class ExemptForm(Form):
    """Of whom a lead says whether they are exempt."""

    people: list[str] = Field(default_factory=list)
    said: Said
