"""The page at the door, as visitors get it: from an hour before a training to its end."""

from datetime import timedelta

import pytest

from bot.trainings.models import Attendance, Means, Presence, Training, TrainingState
from bot.trainings.rules.codes import code_at
from tests.given import ANA, BEN, DANA, NOON

MINUTE = timedelta(minutes=1)


@pytest.fixture
def door(visitors, training, town):
    """Open the door page so many minutes after the start."""

    async def at(minutes: float):
        town.clock.stand_at(NOON + minutes * MINUTE)
        return await visitors.get(f"/door/{training.door}")

    return at


def code_on(answer):
    digits = answer.text.split('id="code"')[1].split("</p>")[0]
    return "".join(sign for sign in digits if sign.isdigit())


def present(session, training_id, *people, presence=Presence.THERE):
    for person in people:
        session.add(
            Attendance(
                training_id=training_id,
                member_id=person,
                presence=presence,
                means=Means.HOST,
                by=DANA,
                at=NOON,
            )
        )


@pytest.mark.parametrize(
    ("minutes", "status", "words"),
    [
        (-600, 200, "This page opens at 11:00"),
        (-60.1, 200, "This page opens at 11:00"),
        (-60, 200, "Check-in opens at 11:45"),
        (-15.1, 200, "Check-in opens at 11:45"),
        (-15, 200, "The code to check in"),
        (15, 200, "The code to check in"),
        (15.1, 200, "Check-in is over"),
        (59.9, 200, "Check-in is over"),
        (60, 410, "This page has ended"),
        (6000, 410, "This page has ended"),
    ],
)
async def test_the_page_says_what_is_true_at_its_hour(door, minutes, status, words):
    answer = await door(minutes)
    assert answer.status == status
    assert words in answer.text


async def test_it_shows_lesson_place_and_hours_and_words_are_no_markup(door):
    said = (await door(0)).text
    assert "<h1>Sharing well &lt;3</h1>" in said
    assert "Wednesday, 18 November, 12:00 to 13:00" in said
    assert '<span class="place">Room 2</span>' in said


async def test_the_code_is_the_one_of_the_minute(door, training):
    for minutes in (-15, 0, 1, 14.5):
        answer = await door(minutes)
        assert code_on(answer) == code_at(training.secret, NOON + minutes * MINUTE)
    assert "/training here " + code_on(answer) in answer.text


async def test_the_code_is_nowhere_on_the_page_before_and_after(door, training):
    for minutes in (-61, -16, 16, 61):
        said = (await door(minutes)).text
        assert code_at(training.secret, NOON + minutes * MINUTE) not in said
        assert training.secret not in said


async def test_the_seconds_to_the_next_code_are_those_of_the_programmes_clock(door):
    assert 'data-left="60"' in (await door(0)).text
    assert 'data-left="15"' in (await door(0.75)).text


async def test_it_counts_who_is_there_and_names_nobody(door, training, town):
    assert "0 checked in" in (await door(0)).text
    await town.herald.db.transact(present, training.id, ANA)
    assert "1 checked in" in (await door(0)).text
    await town.herald.db.transact(present, training.id, BEN, presence=Presence.LATE)
    await town.herald.db.transact(present, training.id, DANA, presence=Presence.NOT_THERE)
    said = (await door(0)).text
    assert "2 checked in" in said
    assert [name for name in ("Ana", "Ben", "Dana", ANA, BEN, DANA) if name in said] == []


async def test_a_cancelled_training_has_no_page(door, training, town):
    def cancel(session):
        session.get(Training, training.id).state = TrainingState.CANCELLED

    await town.herald.db.transact(cancel)
    answer = await door(0)
    assert answer.status == 410
    assert "The training was cancelled." in answer.text
    assert "Room 2" not in answer.text


async def test_a_shortened_training_ends_its_page_earlier(door, training, town):
    def shorten(session):
        session.get(Training, training.id).ends_at = NOON + 5 * MINUTE

    await town.herald.db.transact(shorten)
    assert (await door(4)).status == 200
    assert (await door(5)).status == 410


async def test_without_scripts_it_looks_again_when_the_next_code_comes(door):
    assert (
        '<noscript><meta http-equiv="refresh" content="20"></noscript>' in (await door(0.6667)).text
    )
    assert "refresh" not in (await door(61)).text


async def test_the_qr_code_leads_to_herald_in_slack(door, town):
    assert town.herald.pages.slack == "https://slack.com/app_redirect?app=A0APP&team=T0WILLOW"
    said = (await door(0)).text
    assert 'href="https://slack.com/app_redirect?app=A0APP&amp;team=T0WILLOW"' in said
    assert "opens Herald in Slack" in said


async def test_where_slack_does_not_say_its_address_the_qr_code_is_the_command(door, town):
    town.herald.pages.slack = ""
    said = (await door(0)).text
    assert "the command with the code" in said
    assert "slack.com" not in said


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "guess", ["0" * 32, "x", "..%2F..%2Fetc", "%00", "a" * 129, "%F0%9F%9A%AA", "A" * 32]
)
async def test_a_guessed_address_is_no_page(visitors, training, guess):
    assert (await visitors.get(f"/door/{guess}")).status == 404


async def test_the_page_lives_and_ends_with_a_wound_clock(visitors, training, town):
    assert "This page opens at" in (await visitors.get(f"/door/{training.door}")).text
    await town.wind(NOON)
    assert "The code to check in" in (await visitors.get(f"/door/{training.door}")).text
    await town.wind(hours=1)
    assert (await visitors.get(f"/door/{training.door}")).status == 410
