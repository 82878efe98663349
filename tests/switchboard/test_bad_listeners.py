"""Listeners that misbehave, over both transports: Slack is answered in time, people are told."""

import asyncio

import pytest

from bot.errors import FormRefusal
from bot.slack.blocks import modal, words
from tests.switchboard.world import (
    KINDS,
    NAMES,
    REFERENCE,
    cannot_save,
    fails_after,
    fails_first,
    never_acks,
    refuses,
    takes_four_seconds,
)


@pytest.mark.parametrize("listener", [fails_first, fails_after], ids=["first", "after ack"])
async def test_who_meets_a_broken_listener_gets_a_reference(world, listener, caplog):
    for kind in KINDS:
        told = await world.meet(kind, listener)
        assert len(told) == 1, (kind, told)
        assert REFERENCE.search(told[0]), (kind, told)
    assert world.ana.notices == []
    assert [r.levelname for r in caplog.records if r.name == "bot.switchboard.board"] == [
        "ERROR"
    ] * len(KINDS)


async def test_who_meets_a_database_in_trouble_reads_that_nothing_changed(world):
    for kind in KINDS:
        told = await world.meet(kind, cannot_save)
        assert len(told) == 1, (kind, told)
        assert told[0].startswith("Herald can't save anything just now. Nothing has changed.")
        assert REFERENCE.search(told[0])
    assert world.ana.notices == []


async def test_a_refusal_is_read_where_the_person_is(world):
    for kind in KINDS:
        assert await world.meet(kind, refuses) == ["Not today."], kind
    assert world.ana.notices == []


async def test_a_listener_that_never_acks_is_acknowledged(world):
    for kind in KINDS:
        assert await world.meet(kind, never_acks) == [], kind
    assert world.ana.notices == []


async def test_slow_listeners_are_acknowledged_and_the_outcome_is_told(world):
    for kind in KINDS:
        world.switchboard.on(kind, NAMES[kind], takes_four_seconds)
    others = [kind for kind in KINDS if kind != "view"]
    await asyncio.gather(*(world.happen(kind) for kind in others))
    await world.happen("view")
    assert world.ana.notices == []
    await world.switchboard.finish(6)
    await asyncio.sleep(0.2)
    assert world.ana.views[0]["callback_id"] == "form"
    assert world.told() == ["That took a while, and it is done now."] * len(KINDS)


async def test_a_late_refusal_leaves_what_was_typed_in_the_form(world):
    async def refuse_late():
        await asyncio.sleep(0.3)
        raise FormRefusal({"why": "Please say more."})

    world.switchboard.patience = 0.1
    world.switchboard.on("view", "form", refuse_late)
    await world.happen("view")
    await world.switchboard.finish(5)
    assert world.told() == ["Please say more."]
    form, window = world.ana.views
    assert form["state"]["values"]["why"]["value"]["value"] == "Because"
    assert window["blocks"][1]["elements"][0]["text"] == (
        "What you typed is still in the form behind this window."
    )


async def test_a_late_form_shows_where_it_leads(world):
    async def lead_on(ack):
        await asyncio.sleep(0.3)
        await ack(response_action="update", view=modal("Next", [words("Go on.")]))

    world.switchboard.patience = 0.1
    world.switchboard.on("view", "form", lead_on)
    await world.happen("view")
    await world.switchboard.finish(5)
    assert world.told() == ["Go on.", "That took a while, and it is done now."]


async def test_errors_stand_under_their_fields_and_what_was_typed_stays(world):
    async def refuse_form():
        raise FormRefusal({"why": "Please say more."})

    world.switchboard.on("view", "form", refuse_form)
    assert await world.happen("view") == {"why": "Please say more."}
    assert world.ana.view is not None


async def test_a_button_of_an_older_version_is_answered(world):
    await world.happen("action")
    assert world.told() == ["This belongs to an earlier version of Herald. Please open it again."]
