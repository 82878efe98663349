"""A certificate drawn, and how it is read: the words of a PDF, the ink of a picture."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any

import pypdfium2
from PIL import Image, ImageChops
from pypdf import PdfReader

from bot.certificates.drawing import press, sheet
from bot.certificates.models import Certificate
from tests import given

NUMBER = "7K2M91QX"
EDGE = 0.028  # of the width: what lies outside the frame is paper


def certificate(**fields: Any) -> Certificate:
    """Make a certificate of Ana's, valid for a year."""
    usual: dict[str, Any] = {
        "number": NUMBER,
        "member_id": given.ANA,
        "name": "Ana Ruiz",
        "awarded_at": given.MONDAY,
        "valid_until": given.MONDAY + timedelta(days=365),
    }
    return Certificate(**usual | fields)


def pdf(name: str = "Ana Ruiz", paper: str = "a4", **programme: Any) -> Any:
    """Draw a document and open it."""
    words = sheet.inputs(certificate(name=name), given.programme(**programme), paper=paper)
    return PdfReader(BytesIO(press.document(words, at=given.MONDAY)))


def png(name: str = "Ana Ruiz", **programme: Any) -> Image.Image:
    """Draw a picture and open it."""
    words = sheet.inputs(certificate(name=name), given.programme(**programme), paper="a4")
    return Image.open(BytesIO(press.picture(words))).convert("RGB")


def seen(document: Any) -> Image.Image:
    """Look at the first page of a document, as another program draws it."""
    drawn = BytesIO()
    document.stream.seek(0)
    drawn.write(document.stream.read())
    page = pypdfium2.PdfDocument(drawn.getvalue())[0]
    drawn_page: Image.Image = page.render(scale=2).to_pil()
    return drawn_page.convert("RGB")


def said(document: Any) -> str:
    """Read the words of a document, without the ends of its lines."""
    words = document.pages[0].extract_text().replace("\u200b", "")
    return " ".join(words.split())


def margins(drawn: Image.Image) -> Iterator[Image.Image]:
    """Cut off the four edges, in which there is nothing but paper."""
    wide, high = drawn.size
    edge = int(wide * EDGE)
    yield drawn.crop((0, 0, wide, edge))
    yield drawn.crop((0, high - edge, wide, high))
    yield drawn.crop((0, 0, edge, high))
    yield drawn.crop((wide - edge, 0, wide, high))


def is_blank(drawn: Image.Image) -> bool:
    """Say whether a picture shows nothing but one colour."""
    ground = drawn.crop((0, 0, 1, 1)).resize(drawn.size)
    return ImageChops.difference(drawn, ground).getbbox() is None
