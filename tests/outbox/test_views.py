"""What the outbox says itself, pinned, and such as Slack takes."""

from typing import Any

import pytest
from syrupy.extensions.json import JSONSnapshotExtension

from bot import outbox
from bot.outbox import bundles
from bot.outbox.models import Card, Delivery
from bot.outbox.views import REASONS, UNSHOWN, parked_note
from bot.sandbox.checker import check_message

PICTURE = {"type": "section", "text": {"type": "mrkdwn", "text": "*Yours* is out."}}
SITE = "https://willow-bend.slack.com/"
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


@pytest.mark.parametrize("site", ["", SITE], ids=["named", "linked"])
def test_a_bundle_ends_with_the_threads_in_which_there_is_more(drawing, site):
    rows = [Delivery(id=str(n), lane="U0ANA", body=body) for n, body in enumerate(PARTS[:2])]
    titles = ["You don't have to answer this. F-0042 is with the digital team.", "*R&amp;D* " * 40]
    cards = [
        Card(name=title, lane="U0ANA", wanted={"text": f"{title}\nMore."}, channel="D1", ts="1.2")
        for title in titles
    ]

    drawn = bundles.drawn(rows, [cards[0], *cards], site)

    check_message(drawn)
    assert drawn == drawing


@pytest.mark.parametrize("reason", [*REASONS, UNSHOWN, "posting_to_channel_denied"])
@pytest.mark.parametrize("lane", [outbox.TEAM, "C0SHARE", "U0ANA"])
def test_a_report_says_what_is_stuck_and_what_mends_it(drawing, lane, reason):
    note = parked_note(lane, reason).body()

    check_message(note)
    assert note == drawing
