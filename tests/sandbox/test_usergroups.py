"""User groups through Slack's own client."""

import pytest

from bot.sandbox import Sandbox
from tests.sandbox.asking import refused
from tests.sandbox.conftest import MANIFEST, MONDAY, TOWN
from tests.sandbox.hearing import told_to


@pytest.fixture
async def team(client):
    """The id of a new group with Ana and Ben in it."""
    made = await client.usergroups_create(name="Night crew", handle="night", channels=["C0GEN"])
    await client.usergroups_users_update(usergroup=made["usergroup"]["id"], users="U0ANA,U0BEN")
    return made["usergroup"]["id"]


async def test_a_group_is_made_as_slack_describes_it(client):
    answer = await client.usergroups_create(
        name="Night crew", description="Who works at night", channels="C0GEN,C0TEAM",
        include_count=True,
    )  # fmt: skip

    group = answer["usergroup"]
    assert group["id"].startswith("S")
    assert group == {
        "id": group["id"], "team_id": "T0TOWN", "is_usergroup": True, "is_subteam": True,
        "name": "Night crew", "description": "Who works at night", "handle": "night-crew",
        "is_external": False, "date_create": int(MONDAY), "date_update": int(MONDAY),
        "date_delete": 0, "auto_type": None, "created_by": "U0APP", "updated_by": "U0APP",
        "deleted_by": None, "prefs": {"channels": ["C0GEN"], "groups": ["C0TEAM"]},
        "user_count": 0,
    }  # fmt: skip


async def test_the_members_of_a_group_are_replaced_as_a_whole(client, sandbox, team):
    events = told_to(sandbox)
    before = await client.usergroups_users_list(usergroup=team)
    answer = await client.usergroups_users_update(
        usergroup=team, users=["U0BEN", "U0CLO"], include_count=True
    )
    await sandbox.idle()

    assert before["users"] == ["U0ANA", "U0BEN"]
    assert (answer["usergroup"]["users"], answer["usergroup"]["user_count"]) == (
        ["U0BEN", "U0CLO"], 2,
    )  # fmt: skip
    assert [each["type"] for each in events] == ["subteam_updated", "subteam_members_changed"]
    assert (events[1]["added_users"], events[1]["removed_users"]) == (["U0CLO"], ["U0ANA"])


async def test_groups_are_listed_with_as_much_as_is_asked_for(client, team):
    [plain] = (await client.usergroups_list())["usergroups"]
    [full] = (await client.usergroups_list(include_users=True, include_count=True))["usergroups"]

    assert ("users" in plain, "user_count" in plain) == (False, False)
    assert (full["users"], full["user_count"]) == (["U0ANA", "U0BEN"], 2)


async def test_a_disabled_group_calls_nobody(client, sandbox, team):
    mention = f"<!subteam^{team}> the pool is open"
    await client.chat_postMessage(channel="C0GEN", text=mention)
    rung = [user for user, _, _ in sandbox.notifications]
    await client.usergroups_disable(usergroup=team)
    await client.chat_postMessage(channel="C0GEN", text=mention)
    hidden = await client.usergroups_list()
    shown = await client.usergroups_list(include_disabled=True)
    nobody = await client.usergroups_users_list(usergroup=team)
    everybody = await client.usergroups_users_list(usergroup=team, include_disabled=True)
    twice = await refused(client.usergroups_disable(usergroup=team))
    back = await client.usergroups_enable(usergroup=team)

    assert rung == ["U0ANA", "U0BEN"] == [user for user, _, _ in sandbox.notifications]
    assert (len(hidden["usergroups"]), len(shown["usergroups"])) == (0, 1)
    assert (nobody["users"], everybody["users"]) == ([], ["U0ANA", "U0BEN"])
    assert twice["error"] == "already_disabled"
    assert back["usergroup"]["date_delete"] == 0


async def test_a_group_is_called_something_else(client, sandbox, team):
    events = told_to(sandbox)
    await client.usergroups_update(usergroup=team, name="Night shift", handle="night")
    await sandbox.idle()

    assert [(each["type"], each["subteam"]["name"]) for each in events] == [
        ("subteam_updated", "Night shift")
    ]


async def test_names_and_handles_belong_to_one_only(client, team):
    errors = [
        await refused(client.usergroups_create(name="Night crew", handle="other")),
        await refused(client.usergroups_create(name="Other", handle="night")),
        await refused(client.usergroups_create(name="Other", handle="general")),
        await refused(client.usergroups_create(name="Other", handle="ana")),
    ]

    assert [each["error"] for each in errors] == [
        "name_already_exists", "handle_already_exists", "handle_already_exists",
        "handle_already_exists",
    ]  # fmt: skip


async def test_a_list_of_members_that_slack_refuses(client, team):
    errors = [
        await refused(client.usergroups_users_update(usergroup=team, users="")),
        await refused(client.usergroups_users_update(usergroup=team, users="U0NONE")),
        await refused(client.usergroups_users_update(usergroup=team, users="U0OLD")),
        await refused(client.usergroups_users_update(usergroup="S0NONE", users="U0ANA")),
    ]

    assert [each["error"] for each in errors] == [
        "no_users_provided", "invalid_users", "invalid_users", "no_such_subteam",
    ]  # fmt: skip


async def test_without_a_paid_plan_there_are_no_groups(client, sandbox):
    sandbox.switches.free_plan = True
    answer = await refused(client.usergroups_list())

    assert answer["error"] == "plan_upgrade_required"


async def test_an_admin_may_leave_groups_to_people(client, team, sandbox):
    sandbox.switches.groups_locked = True
    answer = await refused(client.usergroups_users_update(usergroup=team, users="U0ANA"))

    assert answer["error"] == "permission_denied"
    assert (await client.usergroups_users_list(usergroup=team))["users"] != []


async def test_groups_may_come_with_the_town_and_outlive_a_restart(tmp_path):
    group = {"id": "S0NIGHT", "handle": "night", "name": "Night crew", "members": ["ana"]}
    place = {"state": tmp_path / "state.json"}
    first = Sandbox(MANIFEST, TOWN | {"groups": [group]}, **place)
    await first.start()
    first.call("usergroups.users.update", usergroup="S0NIGHT", users="U0BEN")
    await first.stop()
    second = Sandbox(MANIFEST, TOWN | {"groups": [group]}, **place)
    await second.start()
    kept = second.call("usergroups.users.list", usergroup="S0NIGHT")
    await second.stop()

    assert kept["users"] == ["U0BEN"]
