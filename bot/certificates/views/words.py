"""What several drawings about titles say alike."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.certificates.models import Certificate
from bot.certificates.rules import numbers
from bot.programme.models import Programme

NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
NO_VOICE = (
    "It says you know how to share well. It does not make you speak for {whose}, and nobody "
    "expects you to."
)


def title(programme: Programme) -> str:
    """Write the title in full, also while the organisation has no name here."""
    named = f"Certified {programme.organisation}" if programme.organisation else "Certified"
    return f"{named} Social Media Ambassador"


def day(moment: datetime, tz: ZoneInfo) -> str:
    """Write the day of a moment as the certificate's print does, on the programme's clock."""
    local = moment.astimezone(tz)
    return f"{local.day} {local:%B %Y}"


def lasts(certificate: Certificate, tz: ZoneInfo) -> str:
    """Say which number a certificate has, and until when it is valid."""
    shown = numbers.shown(certificate.number)
    return f"Number {shown}, valid until {day(certificate.valid_until, tz)}."


def in_words(number: int) -> str:
    """Write a small number as a word."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def and_so_on(names: Sequence[str]) -> str:
    """Name several people as one says them: “A”, “A and B”, “A, B and C”."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
