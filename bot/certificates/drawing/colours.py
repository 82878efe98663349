"""The organisation's colour, and how dark it has to be so that words in it can be read."""

from collections.abc import Sequence

PAPER = "#fffefb"
READABLE = 4.5  # WCAG 2.2, 1.4.3: contrast of text with what is behind it
STEP = 0.9  # of its light is left to a colour that is still too bright


def ink(colour: str, paper: str = PAPER) -> str:
    """Give the colour, darkened until words in it can be read on this paper."""
    light = _light(colour)
    while contrast(_written(light), paper) < READABLE:
        light = [part * STEP for part in light]
    return _written(light)


def contrast(one: str, other: str) -> float:
    """Give how much two colours differ in brightness, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, brighter = sorted(map(_luminance, (one, other)))
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _light(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float((part + 0.055) / 1.055) ** 2.4


def _light(colour: str) -> Sequence[float]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def _written(light: Sequence[float]) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in light)
