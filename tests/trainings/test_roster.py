"""Hosts keep the roster: by boxes, walk-ins, guests and pasted lists, with reasons afterwards."""

import pytest
from sqlalchemy import select

from bot.journal.models import Line, Look
from bot.members.models import Member
from bot.trainings.models import Guest, TrainingState
from bot.trainings.rules.roster import is_address
from tests.given import ANA, BEN, CHRIS, DANA, NOON
from tests.trainings.checking import EMI, MINUTE, attendances, code, planned

HUGO, IVY = "U0HUGO", "U0IVY"


@pytest.fixture
async def training(slack):
    """Wednesday, two past twelve; Ana, Chris and Hugo have seats, Emi hosts."""
    training = await slack.herald.db.transact(planned, going=[ANA, CHRIS, HUGO])
    slack.clock.stand_at(NOON + 2 * MINUTE)
    return training


async def at_the_roster(slack, name="emi"):
    """Open the roster from the Home."""
    host = slack.member(name)
    await host.open_home()
    await host.press("Who comes")
    return host


async def came(slack):
    return await slack.herald.db.read(attendances)


async def every(slack, table):
    return await slack.herald.db.read(lambda session: list(session.scalars(select(table))))


async def lines(slack, act="attendance marked"):
    return [one for one in await every(slack, Line) if one.act == act]


async def test_a_host_ticks_who_is_here_and_only_that_is_written(slack, training):
    emi = await at_the_roster(slack)
    assert await emi.submit(there_0=["Ana Ruiz", "Hugo Martín"], late=["Hugo Martín"]) == {}
    assert await came(slack) == [(ANA, "there", "host"), (HUGO, "late", "host")]
    assert "Saved: 2 changes." in str(emi.view)
    assert "There: 1. Late: 1. Not there: 0." in str(emi.view)


async def test_the_others_are_here_or_were_not_with_one_choice(slack, training):
    emi = await at_the_roster(slack)
    await emi.submit(there_0=["Ana Ruiz"], rest="The others were not here")
    assert await came(slack) == [
        (ANA, "there", "host"),
        (CHRIS, "not_there", "host"),
        (HUGO, "not_there", "host"),
    ]


async def test_a_whole_room_is_one_choice(slack, training):
    emi = await at_the_roster(slack)
    await emi.submit(rest="The others with a seat are here")
    assert [presence for _, presence, _ in await came(slack)] == ["there"] * 3


async def test_who_checks_in_while_the_host_ticks_stays_checked_in(slack, training):
    emi, ana = await at_the_roster(slack), slack.member("ana")
    await ana.command(f"/training here {code(training, slack.clock.now())}")
    await emi.submit(there_0=["Chris Novak"], rest="The others were not here")
    assert await came(slack) == [
        (ANA, "late", "code"),
        (CHRIS, "there", "host"),
        (HUGO, "not_there", "host"),
    ]
    assert "Changed by others meanwhile, and left as it is: Ana Ruiz" in str(emi.view)


async def test_two_hosts_tick_at_once_and_neither_undoes_the_other(slack):
    await slack.herald.db.transact(planned, going=[ANA, CHRIS], hosts=[EMI, "U0FARID"])
    slack.clock.stand_at(NOON)
    emi, farid = await at_the_roster(slack), await at_the_roster(slack, "farid")
    await emi.submit(there_0=["Ana Ruiz"])
    await farid.submit(there_0=["Chris Novak"])
    assert await came(slack) == [(ANA, "there", "host"), (CHRIS, "there", "host")]


async def test_walk_ins_are_there_and_guests_of_the_workspace_are_not_taken(slack, training):
    emi = await at_the_roster(slack)
    errors = await emi.submit(walk_ins=["U0KIRA"])
    assert [*errors] == ["walk_ins"]
    assert await emi.submit(walk_ins=[IVY, BEN]) == {}
    assert await came(slack) == [(BEN, "there", "host"), (IVY, "there", "host")]


async def test_afterwards_a_change_says_why_and_the_history_shows_it(slack, training):
    emi = await at_the_roster(slack)
    await emi.submit(there_0=["Ana Ruiz"])
    slack.clock.stand_at(NOON + 90 * MINUTE)
    dana = slack.member("dana")
    await emi.close(all_of_them=True)
    roster = await later(slack, dana)
    assert [(look.member_id, look.list) for look in await every(slack, Look)] == [
        (who, "roster of a training") for who in (ANA, CHRIS, HUGO)
    ]
    assert await roster.submit(there_0=[]) == {
        "why": "Please say why: you change what was written down before, and the training is over."
    }
    assert await roster.submit(there_0=[], why="She was ill") == {}
    assert await came(slack) == [(ANA, "not_there", "host")]
    last = (await lines(slack))[-1]
    assert (last.by, last.why, last.changed["presence"]) == (
        DANA,
        "She was ill",
        ["there", "not_there"],
    )
    await roster.close(all_of_them=True)
    await later(slack, dana)
    await roster.press("History")
    shown = str(roster.view)
    assert "Ana Ruiz" in shown
    assert ": not there, instead of there, by " in shown
    assert " Why: She was ill" in shown


async def later(slack, person):
    """Open the roster of a training that is over, from the desk."""
    await person.open_home()
    await person.press("Course and trainings")
    await person.press("Past trainings")
    await person.press("Who was there")
    return person


async def test_nobody_is_put_down_before_check_in_begins(slack, training):
    slack.clock.stand_at(NOON - 60 * MINUTE)
    emi = await at_the_roster(slack)
    await emi.submit(there_0=["Ana Ruiz"])
    said = "Nobody can be put down yet; check-in has not begun. Nothing has changed."
    assert said in str(emi.view)
    assert await came(slack) == []


async def test_what_was_written_stays_when_a_training_is_cancelled(slack, training):
    emi = await at_the_roster(slack)
    await emi.submit(there_0=["Ana Ruiz"])

    def cancel(session):
        session.get(type(training), training.id).state = TrainingState.CANCELLED

    await slack.herald.db.transact(cancel)
    assert await came(slack) == [(ANA, "there", "host")]


@pytest.mark.parametrize(
    ("email", "is_one"),
    [
        ("sam.lee@example.gov", True),
        ("sam+town@parks.example.gov", True),
        ("säm@bücher.example", True),
        ("sam@example", False),
        ("sam lee@example.gov", False),
        ("<sam@example.gov>", False),
        ("sam@@example.gov", False),
        (f"{'s' * 250}@x.gov", False),
        ("", False),
    ],
)
def test_an_address_is_looked_at_before_it_is_kept(email, is_one):
    assert is_address(email) is is_one


async def test_a_guest_without_slack_is_put_down_once_by_their_address(slack, training):
    emi = await at_the_roster(slack)
    await emi.press("Add a guest without Slack")
    assert [*await emi.submit(name="Sam Lee", email="sam.lee@")] == ["email"]
    assert await emi.submit(name="Sam Lee", email="Sam.Lee@Example.gov") == {}
    assert "Sam Lee is on the guest list, and put down as there." in str(emi.view)
    await emi.close()
    await emi.press("Add a guest without Slack")
    await emi.submit(name="Samuel Lee", email="sam.lee@example.gov")
    assert "Sam Lee was on the guest list with this address already." in str(emi.view)
    (guest,) = await every(slack, Guest)
    assert (guest.name, guest.email, guest.entered_by) == ("Sam Lee", "sam.lee@example.gov", EMI)
    assert [presence for _, presence, _ in await came(slack)] == ["there"]


async def test_who_walked_in_is_there_whatever_was_said_of_the_others(slack, training):
    emi = await at_the_roster(slack)
    await emi.submit(late=["Hugo Martín"], walk_ins=[ANA, HUGO], rest="The others were not here")
    assert await came(slack) == [
        (ANA, "there", "host"),
        (CHRIS, "not_there", "host"),
        (HUGO, "late", "host"),
    ]
    assert "Changed by others" not in str(emi.view)


async def test_who_was_not_there_is_not_put_down_as_a_guest_afterwards(slack, training):
    def has_an_address(session):
        session.get_one(Member, ANA).email = "ana@example.gov"

    await slack.herald.db.transact(has_an_address)
    emi = await at_the_roster(slack)
    await emi.submit(rest="The others were not here")
    await emi.close(all_of_them=True)
    slack.clock.stand_at(NOON + 90 * MINUTE)
    await at_the_roster(slack)
    await emi.press("Add a guest without Slack")
    await emi.submit(name="Ana", email="ana@example.gov")
    assert "Please change that in the roster, where you can say why." in str(emi.view)
    assert (ANA, "not_there", "host") in await came(slack)
