"""The mirror's window, pinned, and such as Slack takes it."""

from typing import Any

import pytest
from syrupy.extensions.json import JSONSnapshotExtension

from bot.home.mirror import views
from bot.home.mirror.registry import ENTRIES
from bot.home.mirror.walking import LOOKS, Held, Mirror, Opened
from bot.members.models import Source
from bot.sandbox.checker import check_message, check_view
from bot.slack.blocks import modal
from tests import given


def seen(number: int = 0, looks: int = 0, **fields: Any) -> Mirror:
    """Make a mirror with some rows of every kind."""
    held = [Held(e, (), number if e.counted else None) for e in ENTRIES.values()]
    opened = [Opened("Dana Meyer", "Who has read the policy", given.MONDAY)] * looks
    return Mirror(given.member(**fields), "the Town of Willow Bend", "Parks", held, opened)


PART: dict[str, Any] = {"joined_at": given.MONDAY, "department_by": Source.SELF}
HR: dict[str, Any] = {"exempt": True, "exempt_by": Source.HR}
MIRRORS = {
    "nothing": seen(),
    "everything": seen(3, LOOKS, **PART, **HR),
    "one_of_each": seen(1, 1, exempt=False, exempt_by=Source.LEAD),
}


@pytest.fixture
def drawing(snapshot):
    return snapshot.use_extension(JSONSnapshotExtension)


@pytest.mark.parametrize("name", MIRRORS)
def test_a_mirror_looks_like_this(name, drawing):
    note = views.known_note(MIRRORS[name])
    check_message(note.body())
    check_view(modal(views.TITLE, note.blocks), "modal")
    assert note.body() == drawing


def test_what_is_said_about_the_file():
    for message in (views.FILE_SENT, views.ON_ITS_WAY):
        check_message(message.body())
