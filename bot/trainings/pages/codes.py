"""QR codes, drawn as SVG that a page can hold."""

import functools


@functools.lru_cache(maxsize=64)
def qr_svg(text: str) -> str:
    """Draw a QR code with the quiet zone a reader needs (ISO/IEC 18004: four modules)."""
    import segno

    return segno.make_qr(text, error="m").svg_inline(border=4, omitsize=True, light="#fff")
