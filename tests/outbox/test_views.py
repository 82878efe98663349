"""What the outbox says itself, pinned, and such as Slack takes."""

from typing import Any

import pytest
from syrupy.extensions.json import JSONSnapshotExtension

from bot import outbox
from bot.outbox import bundles
from bot.outbox.models import Delivery
from bot.outbox.views import REASONS, UNSHOWN, parked_note
from bot.sandbox.checker import check_message

PICTURE = {"type": "section", "text": {"type": "mrkdwn", "text": "*Yours* is out."}}
PARTS: list[dict[str, Any]] = [
    {"text": "Ben approved your story."},
    {"text": "Your story is out.", "blocks": [PICTURE]},
    {"text": "x" * 3000},
]


@pytest.fixture
def drawing(snapshot):
    return snapshot.use_extension(JSONSnapshotExtension)


def test_a_bundle_says_what_it_is_and_shows_its_parts_in_order(drawing):
    rows = [Delivery(id=str(n), lane="U0ANA", body=body) for n, body in enumerate(PARTS)]

    drawn = bundles.drawn(bundles.fitting(rows))

    check_message(drawn)
    assert drawn == drawing


@pytest.mark.parametrize("reason", [*REASONS, UNSHOWN, "posting_to_channel_denied"])
@pytest.mark.parametrize("lane", [outbox.TEAM, "C0SHARE", "U0ANA"])
def test_a_report_says_what_is_stuck_and_what_mends_it(drawing, lane, reason):
    note = parked_note(lane, reason).body()

    check_message(note)
    assert note == drawing
