"""Draws the certificate of an id for the message that brings it."""

from uuid import UUID

from bot.certificates.drawing import press, sheet
from bot.certificates.models import Certificate
from bot.db import Session, find
from bot.outbox.files import File
from bot.programme import store as programmes

PICTURE = "ambassador-certificate.png"
DOCUMENT = "ambassador-certificate.pdf"


def picture(session: Session, about: str) -> File | None:
    """Draw the certificate as a picture to show; none if it is over."""
    certificate = _standing(session, about)
    if certificate is None:
        return None
    programme = programmes.find(session)
    drawn = press.picture(sheet.inputs(certificate, programme, paper="a4"))
    return File(PICTURE, "Certificate, to show", drawn, sheet.alt(certificate, programme))


def document(session: Session, about: str) -> File | None:
    """Draw the certificate as a document to keep; none if it is over."""
    certificate = _standing(session, about)
    if certificate is None:
        return None
    programme = programmes.find(session)
    words = sheet.inputs(certificate, programme, paper=sheet.paper(programme))
    return File(
        DOCUMENT,
        "Certificate, to keep",
        press.document(words, at=certificate.awarded_at),
    )


def _standing(session: Session, about: str) -> Certificate | None:
    certificate = find(session, Certificate, UUID(about))
    return certificate if certificate and certificate.ended_at is None else None
