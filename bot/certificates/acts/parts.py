"""Steps that several acts about certificates take."""

from sqlalchemy.orm import Session

from bot import outbox
from bot.certificates import ids
from bot.certificates.models import Certificate
from bot.outbox import Enclosure


def both_files(certificate: Certificate) -> tuple[Enclosure, Enclosure]:
    """Name the picture to show and the document to keep."""
    about = str(certificate.id)
    return Enclosure(ids.PICTURE, about), Enclosure(ids.DOCUMENT, about)


def key(certificate: Certificate, what: str) -> str:
    """Name a message about this edition of a certificate."""
    return f"certificate:{certificate.id}:{certificate.edition}:{what}"


def forget_what_waits(session: Session, certificate: Certificate) -> None:
    """Take back what was not sent yet about a certificate that is over."""
    outbox.withdraw_all(session, f"certificate:{certificate.id}:")
