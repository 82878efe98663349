"""The picture to show."""

from tests.certificates.drawing import sheets


def test_it_is_as_wide_as_a_screen_and_shows_something():
    drawn = sheets.png()
    assert drawn.size == (1600, 1131)
    assert not sheets.is_blank(drawn)


def test_it_is_drawn_in_the_organisations_colour():
    drawn = sheets.png(colour="#aa3355")
    assert (0xAA, 0x33, 0x55) in {colour for _, colour in drawn.getcolors(1 << 20) or []}


def test_long_names_stay_within_the_frame():
    for name in ("W" * 200, "Wolfgang Amadeus " * 11):
        edges = [sheets.is_blank(edge) for edge in sheets.margins(sheets.png(name))]
        assert edges == [True] * 4
