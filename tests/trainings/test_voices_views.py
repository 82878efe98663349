"""What people see of feedback and of what is handed in: pinned, such as Slack takes."""

import json
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from syrupy.extensions.json import JSONSnapshotExtension

from bot.sandbox.checker import block_flaws, check_message, check_view
from bot.sandbox.checker.second import second_opinion
from bot.trainings.models import Feedback, Submission, Topic, TrainingState
from bot.trainings.rules.feedback import figures
from bot.trainings.store.feedback import Heard
from bot.trainings.store.open_sessions import HandedIn
from bot.trainings.store.trainings import Dated
from bot.trainings.store.voices import Voices
from bot.trainings.views import feedback, open_sessions
from tests import given
from tests.stories.test_views import HOSTILE, parts, seen
from tests.trainings.seat_drawings import dated, open_session

WINDOW = str(UUID(int=400))
DAY = date(2026, 11, 18)


def answers(*ratings: int, comment: str = "", on: date = DAY) -> list[Feedback]:
    """Make answers of a day."""
    about = dated().training.id
    return [
        Feedback(id=UUID(int=500 + n), training_id=about, rating=rating, comment=comment, on=on)
        for n, rating in enumerate(ratings)
    ]


def heard(*ratings: int, comment: str = "") -> Heard:
    """Make what may be read two days later."""
    return Heard(dated(), figures(answers(*ratings, comment=comment), date(2026, 11, 20)))


def submission(number: int, topic: Topic, words: str, who: str | None = None) -> Submission:
    """Make something handed in."""
    made: dict[str, Any] = {
        "id": UUID(int=600 + number),
        "training_id": open_session().training.id,
        "on": DAY,
    }
    return Submission(**made, topic=topic, words=words, member_id=who)


def handed_in(words: str, count: int = 1) -> HandedIn:
    """Make a list with something of each kind, one of it signed."""
    rows = [
        submission(10 * n + place, topic, words, given.ANA if topic is Topic.OFFER else None)
        for n in range(count)
        for place, topic in enumerate(Topic)
    ]
    return HandedIn(open_session(), rows)


def drawn(words: str = "Why was the bridge closed?") -> dict[str, Any]:
    """Draw everything, by name."""
    return {
        "feedback_note": feedback.feedback_note(dated()),
        "feedback_form": feedback.feedback_form(dated(), WINDOW),
        "feedback_thanks": feedback.thanks_view(),
        "feedback_too_few": feedback.heard_view(heard(5, 4, 3, 2)),
        "feedback_heard": feedback.heard_view(heard(5, 5, 4, 4, 1, comment=words)),
        "feedback_with_more_comments": feedback.heard_view(heard(*[3] * 45, comment=words)),
        "hand_in_form": open_sessions.hand_in_form(open_session(), WINDOW),
        "hand_in_signed": open_sessions.handed_in_view(signed=True),
        "hand_in_unsigned": open_sessions.handed_in_view(signed=False),
        "handed_in": open_sessions.submissions_view(handed_in(words)),
        "handed_in_nothing": open_sessions.submissions_view(HandedIn(open_session(), [])),
        "handed_in_more": open_sessions.submissions_view(handed_in(words, 17)),
        "voices": open_sessions.voices_section(
            Voices([open_session()], [heard(5, 5, 4, 4, 1, comment=words)])
        ),
    }


NAMED = drawn()


@pytest.fixture
def drawing(snapshot):
    return snapshot.use_extension(JSONSnapshotExtension)


@pytest.mark.parametrize("name", NAMED)
def test_people_see(name, drawing):
    assert json.loads(json.dumps(seen(NAMED[name]))) == drawing


@pytest.mark.parametrize("name", NAMED)
def test_a_drawing_can_be_read_by_slackblocks(name):
    one = seen(NAMED[name])
    assert second_opinion(one if isinstance(one, list) else one.get("blocks", [])) == []


@pytest.mark.parametrize("kind", HOSTILE)
def test_peoples_words_are_taken_by_slack_and_are_never_markup(kind):
    for one in drawn(HOSTILE[kind][:2000]).values():
        match seen(one):
            case list() as blocks:
                assert block_flaws(blocks, "home") == []
            case {"type": "modal"} as view:
                check_view(view)
            case message:
                check_message(message)
        kinds = {str(part.get("type")) for part in parts(seen(one))}
        assert kinds & {"mrkdwn", "usergroup", "broadcast", "channel"} == set()


def test_only_an_open_session_that_takes_place_takes_what_is_handed_in():
    assert len(open_sessions.handing_in(open_session())) == 1
    assert open_sessions.handing_in(dated()) == []
    cancelled = open_session().training
    cancelled.state = TrainingState.CANCELLED
    assert open_sessions.handing_in(Dated(cancelled, None)) == []
