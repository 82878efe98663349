"""Presses the certificate: Typst draws it, with the fonts that come with Herald."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Fonts

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
WIDE = 1600  # pixels of the picture
INCHES = 297 / 25.4  # of a wide A4 sheet


def document(inputs: Mapping[str, str], *, at: datetime) -> bytes:
    """Press a PDF that screen readers can read (PDF/UA-1); what would not conform is refused."""
    import typst

    made = typst.compile(
        _template(),
        font_paths=_fonts(),
        sys_inputs=_all(inputs),
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=int(at.timestamp()),
    )
    return _one(made)


def picture(inputs: Mapping[str, str]) -> bytes:
    """Press a PNG of the same sheet."""
    import typst

    made = typst.compile(
        _template(),
        font_paths=_fonts(),
        sys_inputs=_all(inputs),
        format="png",
        ppi=WIDE / INCHES,
    )
    return _one(made)


def _all(inputs: Mapping[str, str]) -> dict[str, str]:
    return {**inputs, "families": dumps(sorted(set(_fonts().families())))}


def _one(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("a certificate is one sheet")
    return made


@cache
def _template() -> bytes:
    return (HERE / "certificate.typ").read_bytes()


@cache
def _fonts() -> "Fonts":
    from typst import Fonts

    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
