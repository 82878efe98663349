"""Modals: triggers, the stack of three, updates, and what is told when one is put away."""

import pytest
from slack_sdk.errors import SlackApiError

from tests.sandbox.asking import refused
from tests.sandbox.drawing import button, card, modal


async def test_a_trigger_opens_one_modal(client, ana, opened):
    await ana.command("/cry")
    answer = await client.views_open(trigger_id=opened[0], view=modal("One"))
    again = await refused(client.views_open(trigger_id=opened[0], view=modal("Two")))

    view = answer["view"]
    assert (view["id"], view["root_view_id"], view["previous_view_id"]) == (
        ana.view["id"], view["id"], None,
    )  # fmt: skip
    assert (view["app_id"], view["bot_id"], view["team_id"]) == ("A0APP", "B0APP", "T0TOWN")
    assert again["error"] == "exchanged_trigger_id"


async def test_a_trigger_lives_three_seconds(client, ana, opened, now):
    await ana.command("/cry")
    now[0] += 3.1

    late = await refused(client.views_open(trigger_id=opened[0], view=modal("Late")))
    assert late["error"] == "expired_trigger_id"
    assert ana.views == []


@pytest.mark.usefixtures("mistakes")
async def test_an_invented_trigger_opens_nothing(client, sandbox):
    answer = await refused(client.views_open(trigger_id="1.2.abc", view=modal("No")))

    assert answer["error"] == "invalid_trigger_id"


async def test_three_modals_lie_on_each_other_and_no_fourth(client, ana, opened, pressed):
    await ana.command("/cry")
    await client.views_open(trigger_id=opened[0], view=modal("One"))
    for title in ("Two", "Three"):
        await ana.press("Go")
        await client.views_push(trigger_id=pressed[-1]["trigger_id"], view=modal(title))
    await ana.press("Go")
    fourth = await refused(
        client.views_push(trigger_id=pressed[-1]["trigger_id"], view=modal("Four"))
    )

    titles = [view["title"]["text"] for view in ana.views]
    assert (titles, fourth["error"]) == (["One", "Two", "Three"], "push_limit_reached")
    assert {view["root_view_id"] for view in ana.views} == {ana.views[0]["id"]}
    assert ana.views[2]["previous_view_id"] == ana.views[1]["id"]


async def test_a_push_needs_a_press_inside_a_modal(client, ana, opened):
    await ana.command("/cry")

    answer = await refused(client.views_push(trigger_id=opened[0], view=modal("No")))
    assert answer["error"] == "not_found"


async def test_a_stale_hash_loses_the_race(client, ana, opened):
    await ana.command("/cry")
    view = (await client.views_open(trigger_id=opened[0], view=modal("One")))["view"]
    await client.views_update(view_id=view["id"], hash=view["hash"], view=modal("Two"))
    lost = await refused(
        client.views_update(view_id=view["id"], hash=view["hash"], view=modal("Three"))
    )

    assert (lost["error"], ana.view["title"]["text"]) == ("hash_conflict", "Two")


async def test_an_external_id_finds_its_view_and_is_unique(client, ana, ben, opened):
    await ana.command("/cry")
    await ben.command("/cry")
    await client.views_open(trigger_id=opened[0], view=modal("One", external_id="mine"))
    twice = await refused(
        client.views_open(trigger_id=opened[1], view=modal("Two", external_id="mine"))
    )
    await client.views_update(external_id="mine", view=modal("Three", external_id="mine"))

    assert (twice["error"], ben.views) == ("duplicate_external_id", [])
    assert ana.view["title"]["text"] == "Three"


async def test_a_closed_modal_cannot_be_redrawn(client, ana, opened):
    await ana.command("/cry")
    view = (await client.views_open(trigger_id=opened[0], view=modal("One")))["view"]
    await ana.close()

    answer = await refused(client.views_update(view_id=view["id"], view=modal("Two")))
    assert answer["error"] == "not_found"


async def test_the_app_hears_of_a_closed_modal_only_where_it_asked(app, client, ana, opened):
    told = []

    @app.view_closed("told")
    async def closed(ack, body):
        await ack()
        told.append((body["is_cleared"], body["view"]["state"]))

    for notify in (False, True):
        await ana.command("/cry")
        view = modal("One", callback_id="told", notify_on_close=notify)
        await client.views_open(trigger_id=opened[-1], view=view)
        await ana.close()

    assert told == [(False, {"values": {}})]


async def test_the_x_closes_all_and_tells_of_the_first(app, client, ana, opened, pressed):
    told = []

    @app.view_closed("root")
    async def closed(ack, body):
        await ack()
        told.append(body["is_cleared"])

    await ana.command("/cry")
    root = modal("One", callback_id="root", notify_on_close=True)
    await client.views_open(trigger_id=opened[0], view=root)
    await ana.press("Go")
    await client.views_push(trigger_id=pressed[0]["trigger_id"], view=modal("Two"))
    await ana.close(all_of_them=True)

    assert (ana.views, told) == ([], [True])


@pytest.mark.usefixtures("mistakes")
async def test_home_is_only_drawn_for_people(client):
    view = {"type": "home", "blocks": card("Hello")}
    with pytest.raises(SlackApiError):
        await client.views_publish(user_id="U0NONE", view=view)
    first = (await client.views_publish(user_id="U0ANA", view=view))["view"]
    second = (await client.views_publish(user_id="U0ANA", view=view, hash=first["hash"]))["view"]
    lost = await refused(client.views_publish(user_id="U0ANA", view=view, hash=first["hash"]))

    assert (first["id"], lost["error"]) == (second["id"], "hash_conflict")


async def test_opening_inside_a_modal_is_a_problem(client, sandbox, ana, opened, pressed):
    await ana.command("/cry")
    await client.views_open(trigger_id=opened[0], view=modal("One"))
    await ana.press("Go")
    await client.views_open(trigger_id=pressed[0]["trigger_id"], view=modal("Two"))

    assert sandbox.take_problems() == ["views.open inside a modal does not work everywhere: push."]


async def test_a_press_in_the_home_opens_a_modal_and_pushes_none(
    client, sandbox, ana, opened, pressed
):
    view = {"type": "home", "blocks": card("Hello", button("Go", "go"))}
    await client.views_publish(user_id="U0ANA", view=view)
    await ana.open_home()
    await ana.press("Go")
    await ana.press("Go")
    pushed = await refused(
        client.views_push(trigger_id=pressed[0]["trigger_id"], view=modal("One"))
    )
    await client.views_open(trigger_id=pressed[1]["trigger_id"], view=modal("Two"))

    assert pressed[0]["container"] == {"type": "view", "view_id": ana.home["id"]}
    assert [key for key in ("message", "channel", "response_url") if key in pressed[0]] == []
    assert (pushed["error"], ana.view["title"]["text"]) == ("not_found", "Two")
