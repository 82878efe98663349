"""What people see of calendars and working time, pinned, and links that programs can follow."""

import json
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from syrupy.extensions.json import JSONSnapshotExtension

from bot.sandbox.checker import check_message, check_view
from bot.slack.blocks import actions
from bot.slack.messages import Message
from bot.slack.types import View
from bot.trainings.models import Feed, TrainingKind
from bot.trainings.store.feeds import Mine
from bot.trainings.views import calendar as views
from bot.trainings.views.feed import calendar_view
from tests import given
from tests.given import ANA, MONDAY, NOON, TOWN
from tests.stories.test_views import HOSTILE, seen

LESSON = given.lesson("Policy and guidelines")
AT_HOME = given.programme(address="https://herald.example.gov")
BREAK = given.programme(
    training_paid=False,
    training_decision="Dana Meyer, 2 November 2026: the sessions are voluntary.",
)
FEED = Feed(member_id=ANA, token="0123456789abcdef" * 2, made_at=MONDAY)
TRAINING = given.training(id=UUID("0ee673f2-8160-4450-927b-f8fddce2a9f2"))
LINKS = (views.google_link, views.outlook_link)


def messages(text: str | None = None) -> dict[str, Message]:
    """Draw what people are told, with words of theirs."""
    lesson = given.lesson(text) if text else LESSON
    training = given.training(id=TRAINING.id, place=text or "Room 2")
    ways = [*views.add_buttons(training, lesson, AT_HOME), views.ask_button(training)]
    return {
        "ask": views.ask_note(training, lesson, AT_HOME),
        "ask_in_the_break": views.ask_note(training, lesson, BREAK),
        "ways": Message("Ways into a calendar", [actions(*ways)]),
    }


def windows() -> dict[str, View]:
    """Draw *My calendar* in each of its states."""
    return {
        "without_an_address": calendar_view(Mine(given.programme(), None)),
        "address_gone": calendar_view(Mine(given.programme(), FEED)),
        "offered": calendar_view(Mine(AT_HOME, None)),
        "subscribed": calendar_view(Mine(AT_HOME, FEED)),
    }


NAMED = {**messages(), **windows()}


@pytest.fixture
def drawing(snapshot):
    return snapshot.use_extension(JSONSnapshotExtension)


@pytest.mark.parametrize("name", NAMED)
def test_people_see(name, drawing):
    assert json.loads(json.dumps(seen(NAMED[name]))) == drawing


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_words_make_a_message_that_slack_refuses_or_that_rings(kind):
    for message in messages(HOSTILE[kind]).values():
        check_message(message.body())
        assert "<!channel>" not in message.text


@pytest.mark.parametrize("name", windows())
def test_slack_takes_each_window(name):
    check_view(windows()[name])


def test_google_gets_what_it_reads():
    asked = urlsplit(views.google_link(TRAINING, LESSON, AT_HOME))
    facts = {name: value for name, (value,) in parse_qs(asked.query).items()}
    words = facts.pop("details").splitlines()
    assert (asked.scheme, asked.netloc, asked.path) == (
        *("https", "calendar.google.com"),
        "/calendar/render",
    )
    assert facts == {
        "action": "TEMPLATE",
        "text": "Training: Policy and guidelines",
        "dates": "20261118T170000Z/20261118T180000Z",
        "location": "Room 2",
    }
    assert words[-1] == "It counts as working time."


def test_outlook_gets_what_it_reads_and_no_plus_signs():
    link = views.outlook_link(TRAINING, given.lesson("R&D <b>"), BREAK)
    asked = urlsplit(link)
    facts = {name: value for name, (value,) in parse_qs(asked.query).items()}
    words = facts.pop("body").split("<br>")
    assert (asked.scheme, asked.netloc, asked.path) == (
        *("https", "outlook.office.com"),
        "/calendar/deeplink/compose",
    )
    assert facts == {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": "Training: R&D <b>",
        "startdt": "2026-11-18T17:00:00Z",
        "enddt": "2026-11-18T18:00:00Z",
        "location": "Room 2",
    }
    assert words[-1] == (
        "It does not count as working time: your break is used. The decision: Dana Meyer, "
        "2 November 2026: the sessions are voluntary."
    )
    assert "+" not in link


def test_outlooks_words_are_html_and_a_name_is_none():
    programme = given.programme(organisation="<img src=x>")
    (body,) = parse_qs(urlsplit(views.outlook_link(TRAINING, LESSON, programme)).query)["body"]
    assert body.startswith("Part of the ambassador programme of the &lt;img src=x&gt;.<br><br>On")


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("kind", HOSTILE)
def test_no_words_make_a_link_that_slack_refuses(link, kind):
    text = HOSTILE[kind]
    programme = given.programme(training_paid=False, training_decision=text[:500])
    training = given.training(place=text, link=f"https://meet.example/{text}")
    made = link(training, given.lesson(text), programme)
    assert len(made) <= views.URL
    assert made.isascii()
    assert not set(made) & set(" <>\"'\n\t")


def test_a_long_name_leaves_the_moment_whole():
    link = views.google_link(given.training(place="é" * 3000), given.lesson("é" * 200), AT_HOME)
    facts = parse_qs(urlsplit(link).query)
    assert facts["dates"] == ["20261118T170000Z/20261118T180000Z"]
    assert facts["text"] == ["Training: " + "é" * 49 + "…"]


@pytest.mark.parametrize(
    ("kind", "lesson", "called"),
    [
        (TrainingKind.LESSON, LESSON, "Training: Policy and guidelines"),
        (TrainingKind.REFRESHER, LESSON, "Refresher: Policy and guidelines"),
        (TrainingKind.OPEN, None, "Open session"),
    ],
)
def test_among_other_entries_a_training_says_what_it_is(kind, lesson, called):
    assert views.summary(given.training(kind=kind), lesson) == called


def test_the_words_for_the_supervisor_are_in_the_programmes_zone_and_complete():
    evening = datetime(2026, 3, 9, 2, 30, tzinfo=UTC)
    training = given.training(evening, ends_at=evening + timedelta(hours=1), place="")
    asked = views.request(training, LESSON, given.programme(zone=TOWN.key))
    assert asked == (
        "I would like to take part in a training of the ambassador programme of the Town of Willow "
        "Bend: “Policy and guidelines”, on Sunday, 8 March 2026 from 22:30 to 23:30. It counts as "
        "working time. Does that work for you?"
    )


def test_whose_break_it_is_stands_in_the_words_for_the_supervisor():
    asked = views.request(given.training(NOON), LESSON, BREAK)
    assert asked.endswith(
        "(Room 2). It does not count as working time, so I would use my break for it. "
        "Does that work for you?"
    )
