"""What does not fit into a Home is shortened, with a way to the rest."""

from hypothesis import given as for_all
from hypothesis import strategies as st

from bot.home.fitting import LEAST, MORE, fitted
from bot.home.sections import Door, Section
from bot.slack.blocks import actions, button, context, divider, header

ENTRY = [divider(), actions(button("Look", "stories.look"))]


def section(*, urgent: bool = False, rest: Door | None = None) -> Section:
    """Make a section of which only the place matters."""
    return Section(lambda session, viewer: None, lambda found: [], urgent, rest)


def drawn(entries: int) -> list[dict[str, object]]:
    """Draw a headline and some entries of two blocks each."""
    return [header("Stories"), *(ENTRY * entries)]


def test_what_fits_is_left_as_it_is():
    assert fitted([(section(), drawn(2)), (section(), drawn(1))], 8) == [*drawn(2), *drawn(1)]


def test_a_shortened_section_ends_with_the_way_to_its_rest():
    door = Door("All open stories", "stories.list_open")
    assert fitted([(section(rest=door), drawn(9))], 6) == [
        *drawn(2),
        actions(button("All open stories", "stories.list_open")),
    ]


def test_an_entry_keeps_its_button_or_goes_as_a_whole():
    assert fitted([(section(), drawn(9))], 5) == [*drawn(1), context(MORE)]


def test_what_is_urgent_stands_whole_though_it_comes_last():
    assert fitted([(section(), drawn(4)), (section(urgent=True), drawn(4))], 14) == [
        *drawn(1),
        context(MORE),
        *drawn(4),
    ]


def test_a_section_without_room_for_an_entry_is_left_out():
    assert fitted([(section(urgent=True), drawn(4)), (section(), drawn(4))], 9 + LEAST - 1) == [
        *drawn(4)
    ]


@for_all(st.lists(st.tuples(st.booleans(), st.integers(0, 80)), max_size=12), st.integers(0, 100))
def test_never_more_blocks_than_there_is_room_for(sections, room):
    some = [(section(urgent=urgent), drawn(entries)) for urgent, entries in sections]
    assert len(fitted(some, room)) <= room
