"""What stands on a certificate."""

from bot.certificates.drawing import colours
from bot.certificates.drawing.letters import printed
from bot.certificates.models import Certificate
from bot.certificates.rules import numbers
from bot.certificates.views.words import day, title
from bot.programme.models import Programme

LETTER = ("US", "CA")  # where paper is not of the A sizes
AN_ORGANISATION = "Social media ambassador programme"
SUBSTITUTED = "□ stands for a character of this name that could not be printed."
NO_VOICE = (
    "The title says that its bearer knows how to share well. It gives no authority to speak for "
    "{whose}."
)
BY_PAGE = "To see whether it is valid, go to {address}/check and type the number."
BY_COMMAND = "To see whether it is valid, colleagues write in Slack: /ambassador check {number}"
ALT = (
    "Certificate. {name} is a {title}. Number {number}, awarded on {awarded}, valid until {until}."
)


def inputs(certificate: Certificate, programme: Programme, *, paper: str) -> dict[str, str]:
    """Give the words and colours of a certificate, as the template asks for them."""
    name, whole = printed(certificate.name), printed(title(programme)).text
    return {
        "paper": paper,
        "colour": programme.colour,
        "ink": colours.ink(programme.colour),
        "organisation": printed(programme.organisation or AN_ORGANISATION).text,
        "heading": "Certificate",
        "opening": "This certificate goes to",
        "name": name.text,
        "substituted": SUBSTITUTED if name.substituted else "",
        "is": "who has learned how to share well and is a",
        "title": whole,
        "voice": NO_VOICE.format(whose=printed(programme.whose).text),
        "check": printed(_how_to_check(certificate, programme)).text,
        **_facts(certificate, programme),
        "document_title": f"{whole}: {name.text}",
        "author": printed(programme.organisation or AN_ORGANISATION).text,
    }


def paper(programme: Programme) -> str:
    """Say on which paper a programme prints."""
    return "us-letter" if programme.country in LETTER else "a4"


def alt(certificate: Certificate, programme: Programme) -> str:
    """Say what the picture shows."""
    return ALT.format(
        name=certificate.name,
        title=title(programme),
        number=numbers.shown(certificate.number),
        awarded=day(certificate.awarded_at, programme.tz),
        until=day(certificate.valid_until, programme.tz),
    )


def _facts(certificate: Certificate, programme: Programme) -> dict[str, str]:
    return {
        "awarded_label": "Awarded on",
        "awarded": day(certificate.awarded_at, programme.tz),
        "number_label": "Number",
        "number": numbers.shown(certificate.number),
        "until_label": "Valid until",
        "until": day(certificate.valid_until, programme.tz),
    }


def _how_to_check(certificate: Certificate, programme: Programme) -> str:
    if programme.address:
        return BY_PAGE.format(address=programme.address)
    return BY_COMMAND.format(number=numbers.shown(certificate.number))
