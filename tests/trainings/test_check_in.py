"""People check in by what they see: the code of the room, a button, the host."""

from datetime import timedelta

import pytest

from bot.trainings.models import TrainingState
from tests.given import ANA, NOON
from tests.trainings.checking import EMI, MINUTE, a_wrong_code, attendances, code, planned

SEEN = "The hosts, the digital team and the leads see who was there; your supervisor does not."
ASK = "Ask the host to check me in"


@pytest.fixture
async def training(slack):
    """Wednesday, five to twelve; Ana has a seat, Emi hosts."""
    training = await slack.herald.db.transact(planned)
    slack.clock.stand_at(NOON - 5 * MINUTE)
    return training


async def came(slack):
    return await slack.herald.db.read(attendances)


async def types(slack, name, what):
    """Type `/ambassador training here …` and read the answer."""
    person = slack.member(name)
    await person.command(f"/training here {what}")
    return person.ephemerals[-1]["text"]


async def window(slack, name="ana"):
    """Open the window for the code under a refusal's button, or on the Home."""
    person = slack.member(name)
    await person.open_home()
    await person.press("Check in")
    return person


async def test_who_types_the_code_is_there_and_reads_how_far_they_are(slack, training):
    said = await types(slack, "ana", code(training, slack.clock.now()))
    assert said.startswith("You are checked in to Why we share. 1 of ")
    assert await came(slack) == [(ANA, "there", "code")]


async def test_the_code_alone_is_enough(slack, training):
    ana, digits = slack.member("ana"), code(training, slack.clock.now())
    await ana.command(f"/training {digits[:3]} {digits[3:]}")
    assert ana.ephemerals[-1]["text"].startswith("You are checked in to Why we share. 1 of ")


async def test_who_comes_after_the_start_is_late_and_there_all_the_same(slack, training):
    slack.clock.stand_at(NOON + MINUTE)
    said = await types(slack, "ana", code(training, slack.clock.now()))
    assert said.startswith("You are checked in to Why we share, after the start. 1 of ")
    assert await came(slack) == [(ANA, "late", "code")]


async def test_who_types_the_code_twice_is_there_once_and_as_at_first(slack, training):
    await types(slack, "ana", code(training, slack.clock.now()))
    slack.clock.stand_at(NOON + 2 * MINUTE)
    said = await types(slack, "ana", code(training, slack.clock.now()))
    assert said.startswith("You were checked in already to Why we share. 1 of ")
    assert await came(slack) == [(ANA, "there", "code")]


async def test_who_has_no_seat_walks_in_even_if_the_room_is_full(slack):
    training = await slack.herald.db.transact(planned, capacity=1)
    slack.clock.stand_at(NOON)
    await types(slack, "farid", code(training, NOON))
    assert await came(slack) == [("U0FARID", "there", "code")]


async def test_of_several_rooms_the_code_says_which_it_is(slack):
    here = await slack.herald.db.transact(planned, "Why we share")
    there = await slack.herald.db.transact(planned, "Policy", going=[], position=2)
    slack.clock.stand_at(NOON)
    assert (await types(slack, "ana", code(there, NOON))).startswith(
        "You are checked in to Policy. 1 of "
    )
    assert (
        await types(slack, "ana", code(here, NOON))
        == "You are checked in to “Policy”, which is at the same time. If you changed rooms, "
        "please ask the host."
    )


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (
            -16,
            "Check-in for “Why we share” opens at 11:45. Please try again then.",
        ),
        (
            16,
            "Check-in for “Why we share” closed at 12:15. The host can still check you in.",
        ),
    ],
)
async def test_before_and_after_its_time_a_code_checks_nobody_in(slack, training, minutes, said):
    slack.clock.stand_at(NOON + minutes * MINUTE)
    assert await types(slack, "ana", code(training, slack.clock.now())) == said
    assert await came(slack) == []


@pytest.mark.parametrize("seconds", [-900, 900])
async def test_at_the_edge_of_its_time_a_code_counts(slack, training, seconds):
    slack.clock.stand_at(NOON + timedelta(seconds=seconds))
    await types(slack, "ana", code(training, slack.clock.now()))
    assert [how for _, how, _ in await came(slack)] == ["there" if seconds < 0 else "late"]


async def test_a_code_of_five_minutes_ago_is_an_old_one(slack, training):
    said = await types(slack, "ana", code(training, slack.clock.now() - 5 * MINUTE))
    assert said == (
        "This code of “Why we share” is a few minutes old. Please type the one that is on the "
        "screen now."
    )
    assert await came(slack) == []


async def test_a_wrong_code_a_word_and_nothing_are_told_apart(slack, training):
    wrong = a_wrong_code(training, at=slack.clock.now())
    assert await types(slack, "ana", wrong) == (
        "This isn't the code of a training that is on now. Please look at the screen once more."
    )
    unreadable = "A code has six digits, such as 123 456. Please type the one on the screen."
    assert await types(slack, "ana", "present") == unreadable
    assert await types(slack, "ana", "") == unreadable


async def test_a_cancelled_training_has_no_check_in(slack):
    training = await slack.herald.db.transact(planned, state=TrainingState.CANCELLED)
    slack.clock.stand_at(NOON)
    said = "“Why we share” was cancelled, so there is no check-in for it."
    assert await types(slack, "ana", code(training, NOON)) == said


async def test_while_nothing_is_on_one_reads_when_check_in_opens(slack):
    assert await types(slack, "ana", "123456") == (
        "No training has its check-in open just now. It opens 15 minutes before the start and "
        "closes 15 minutes after it."
    )


async def test_after_five_wrong_codes_even_the_right_one_waits(slack, training):
    now = slack.clock.now()
    for _ in range(5):
        await types(slack, "ana", a_wrong_code(training, at=now))
    waits = "These were too many wrong codes. Please try again at 12:05, or ask the host."
    assert await types(slack, "ana", code(training, now)) == waits
    slack.clock.stand_at(now + 10 * MINUTE - timedelta(seconds=1))
    assert await types(slack, "ana", code(training, slack.clock.now())) == waits
    slack.clock.stand_at(now + 10 * MINUTE)
    await types(slack, "ana", code(training, slack.clock.now()))
    assert await came(slack) == [(ANA, "late", "code")]


async def test_wrong_codes_count_in_all_rooms_together(slack):
    rooms = [await slack.herald.db.transact(planned, name) for name in ("A", "B", "C")]
    slack.clock.stand_at(NOON)
    wrong = a_wrong_code(*rooms, at=NOON)
    for _ in range(5):
        await types(slack, "ana", wrong)
    said = [await types(slack, "ana", code(room, NOON)) for room in rooms]
    assert (
        said == ["These were too many wrong codes. Please try again at 12:10, or ask the host."] * 3
    )
    await types(slack, "ben", code(rooms[0], NOON))  # nobody else waits
    assert await came(slack) == [("U0BEN", "there", "code")]


async def test_who_typed_too_many_wrong_codes_still_reaches_the_host(slack, training):
    now, emi = slack.clock.now(), slack.member("emi")
    for _ in range(5):
        await types(slack, "ana", a_wrong_code(training, at=now))
    await types(slack, "ana", code(training, now))
    await slack.member("ana").press(ASK)
    await slack.settle()
    assert slack.said_to(emi) == ["<@U0ANA> asks to be checked in to Why we share."]
    await emi.press("Yes, here")
    await slack.settle()
    assert await came(slack) == [(ANA, "there", "host")]
    assert slack.said_to(slack.member("ana"))[-1] == "<@U0EMI> checked you in to Why we share."


async def test_guests_of_the_workspace_and_strangers_cannot_check_in(slack, training):
    said = await types(slack, "kira", code(training, slack.clock.now()))
    assert said.startswith("Herald is for members of this workspace")
    assert await came(slack) == []


async def test_one_question_reaches_every_host_and_one_of_them_answers(slack):
    training = await slack.herald.db.transact(planned, hosts=[EMI, "U0FARID"])
    slack.clock.stand_at(NOON + 20 * MINUTE)
    ana, emi, farid = (slack.member(name) for name in ("ana", "emi", "farid"))
    await types(slack, "ana", code(training, slack.clock.now()))
    await ana.press(ASK)
    await ana.press(ASK)
    assert ana.ephemerals[-1]["text"] == (
        "You have asked already; the hosts have your question. You'll hear from us here."
    )
    await slack.settle()
    assert slack.said_to(emi) == slack.said_to(farid)
    assert len(slack.said_to(emi)) == 1
    await emi.press("Not here")
    await farid.press("Yes, here")
    assert farid.ephemerals[-1]["text"] == (
        "Emi Tanaka answered before you: Ana Ruiz was not there. Nothing has changed."
    )
    assert await came(slack) == [(ANA, "not_there", "host")]


async def test_what_the_host_said_is_not_undone_by_a_code(slack, training):
    ana, emi, now = slack.member("ana"), slack.member("emi"), slack.clock.now()
    await types(slack, "ana", "000")
    await ana.press(ASK)
    await slack.settle()
    await emi.press("Not here")
    await slack.settle()
    not_seen = "The host has put you down as not there. If that isn't right, please talk to them; "
    assert await types(slack, "ana", code(training, now)) == f"{not_seen}they can correct it."
    assert await came(slack) == [(ANA, "not_there", "host")]


async def test_the_window_for_the_code_says_below_the_field_what_is_wrong(slack, training):
    ana = await window(slack)
    assert await ana.submit(code="12") == {
        "code": "A code has six digits, such as 123 456. Please type the one on the screen."
    }
    assert await ana.submit(code=code(training, slack.clock.now())) == {}
    assert "You are checked in to " in str(ana.view)
    await slack.settle()
    assert not ana.sees("Check in")
    assert await came(slack) == [(ANA, "there", "code")]


async def test_who_is_checked_in_sees_who_sees_it(slack, training):
    await types(slack, "ana", code(training, slack.clock.now()))
    assert SEEN in str(slack.member("ana").ephemerals[-1]["blocks"])


async def test_the_host_can_be_asked_until_the_day_is_over(slack, training):
    ana = await window(slack)
    slack.clock.stand_at(NOON + 12 * 60 * MINUTE)
    await ana.press(ASK)
    said = (
        "The day of “Why we share” is over. Please talk to the hosts; they can still correct the "
        "list."
    )
    assert said in str(ana.view)
    assert slack.said_to(slack.member("emi")) == []


async def test_who_asked_hears_it_when_the_host_uses_the_roster_and_asks_no_more(slack, training):
    ana, emi = slack.member("ana"), slack.member("emi")
    await types(slack, "ana", "000")
    await ana.press(ASK)
    await slack.settle()
    await emi.open_home()
    await emi.press("Who comes")
    await emi.submit(there_0=["Ana Ruiz"])
    await slack.settle()
    assert slack.said_to(ana)[-1] == "<@U0EMI> checked you in to Why we share."
    await emi.press("Not here")
    assert emi.ephemerals[-1]["text"] == (
        "Emi Tanaka answered before you: Ana Ruiz was there. Nothing has changed."
    )
    assert await came(slack) == [(ANA, "there", "host")]
