"""Words in the organisation's colour can be read, whatever the colour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.certificates.drawing import colours


@pytest.mark.parametrize("colour", ["#1f4f5c", "#000000", "#aa3355"])
def test_a_dark_colour_stays_as_it_is(colour):
    assert colours.ink(colour) == colour


@given(st.integers(0, 0xFFFFFF))
def test_every_colour_becomes_one_that_can_be_read(number):
    ink = colours.ink(f"#{number:06x}")
    assert colours.contrast(ink, colours.PAPER) >= colours.READABLE


def test_contrast_is_measured_as_wcag_says():
    assert colours.contrast("#000000", "#ffffff") == 21
    assert round(colours.contrast("#777777", "#ffffff"), 2) == 4.48
