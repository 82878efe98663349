"""A colour that a lead types, and whether words in it can be read on white."""

import colorsys
import math
import re

WHITE = 255
LEAST = 4.5  # of contrast, for text (WCAG 2.2, 1.4.3)
STEP = 0.02  # of lightness
HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})")
NO_COLOUR = "Please write a colour as # and six of 0 to 9 and a to f, such as #1f4f5c."
TOO_LIGHT = (
    "{colour} is too light to be read on white: its contrast is {contrast:.1f} to 1, and words "
    "need {least} to 1. The same colour, darker: {darker}"
)


def colour(typed: str) -> str:
    """Read a colour such as #1f4f5c, in whatever case, short or with the sign left out."""
    found = HEX.fullmatch(typed.strip().casefold())
    if found is None:
        raise ValueError(NO_COLOUR)
    digits = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
    read = f"#{digits}"
    if contrast(read) < LEAST:
        below = math.floor(contrast(read) * 10) / 10
        shown = {"colour": read, "contrast": below, "least": LEAST, "darker": darker(read)}
        raise ValueError(TOO_LIGHT.format(**shown))
    return read


def contrast(colour: str) -> float:
    """Say how much a colour stands out from white: from 1 to 21 (WCAG 2.2, contrast ratio)."""
    red, green, blue = (_linear(part) for part in _parts(colour))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def darker(colour: str) -> str:
    """Give the lightest shade of a colour that can be read on white."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    while contrast(colour) < LEAST:
        lightness -= STEP
        shade = colorsys.hls_to_rgb(hue, max(lightness, 0), saturation)
        colour = "#" + "".join(f"{round(part * WHITE):02x}" for part in shade)
    return colour


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / WHITE for place in (1, 3, 5))
    return red, green, blue


def _linear(part: float) -> float:
    """Give the light of a part of a colour (WCAG 2.2, relative luminance)."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
