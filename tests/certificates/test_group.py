"""The ambassadors' user group in Slack holds who bears the title, and whomever people put there."""

from datetime import timedelta

import pytest
from slack_sdk.errors import SlackApiError
from sqlmodel import update

from bot.certificates.acts import group as acts
from bot.certificates.rules.group import Change
from bot.certificates.views.group import EMPTY, group_note
from bot.programme.models import Programme
from tests.certificates.office import GROUP, Office, recorded, remembered
from tests.town import TOWN, open_town

WORKSPACE = TOWN | {
    "groups": [{"id": GROUP, "handle": "herald", "name": "Ambassadors", "members": ["emi"]}]
}
ANA, BEN, CHRIS, DANA, EMI = "U0ANA", "U0BEN", "U0CHRIS", "U0DANA", "U0EMI"
OFF = "I can't keep the ambassadors' user group up to date."


def name_the_group(session, group_id=GROUP):
    session.execute(update(Programme).values(ambassadors_group=group_id))


@pytest.fixture
async def office(database_url, clock):
    async with open_town(database_url, clock, WORKSPACE) as town:
        await town.herald.db.transact(name_the_group)
        yield Office(town)


@pytest.mark.both_databases
async def test_ambassadors_come_into_the_group_and_leave_it_with_the_title(office):
    await office.award(ANA, BEN)
    await office.keep()
    with_title = office.listed()
    await office.end(BEN)
    await office.keep()

    assert (with_title, office.listed()) == ([ANA, BEN, EMI], [ANA, EMI])


async def test_who_was_added_by_hand_stays_with_and_without_a_title(office):
    await office.award(EMI, ANA)
    await office.keep()
    await office.end(EMI)
    await office.keep()

    assert office.listed() == [ANA, EMI]


async def test_a_list_that_is_right_is_not_written(office):
    await office.award(ANA)
    await office.keep()
    before = office.writes()
    await office.keep()
    await office.keep()

    assert (before, office.writes()) == (1, 1)


async def test_who_leaves_the_programme_leaves_the_group(office):
    await office.award(ANA)
    await office.keep()
    await office.town.member("ana").command("/ambassador leave")
    await office.keep()

    assert office.listed() == [EMI]


async def test_a_deactivated_person_does_not_keep_the_others_out(office):
    await office.award(ANA, CHRIS)
    await office.keep()
    await office.sandbox.alter(office.town.member("emi"), deleted=True)
    await office.sandbox.alter(office.town.member("chris"), deleted=True)
    await office.town.settle()
    await office.award(BEN)
    await office.keep()

    assert office.listed() == [ANA, BEN]


async def test_the_last_one_stays_and_the_leads_hear_of_it_once(office):
    await office.award(ANA)
    await office.keep()
    office.group["users"] = [ANA]  # somebody took Emi out by hand
    await office.end(ANA)
    await office.keep()
    await office.keep()

    assert office.listed() == [ANA]
    assert office.told() == [group_note(GROUP, EMPTY).text]


async def test_without_a_group_nothing_is_asked(office):
    await office.db.transact(name_the_group, "")
    await office.award(ANA)
    await office.keep()

    assert (office.listed(), office.writes()) == ([EMI], 0)


@pytest.mark.parametrize(
    ("switch", "reason"),
    [("free_plan", "plan_upgrade_required"), ("groups_locked", "permission_denied")],
)
async def test_what_slack_refuses_is_told_once_and_tried_again_daily(office, switch, reason):
    await office.award(ANA)
    setattr(office.sandbox.switches, switch, True)
    for _ in range(3):
        await office.keep()
    office.town.clock.stand_at(office.town.clock.now() + timedelta(days=1))
    await office.keep()
    asked = office.asked("usergroups.users.list")
    setattr(office.sandbox.switches, switch, False)
    await office.keep()
    still_off = office.listed()
    office.town.clock.stand_at(office.town.clock.now() + timedelta(days=1))
    await office.keep()

    assert office.told() == [group_note(GROUP, reason).text]
    assert asked == 2
    assert (still_off, office.listed()) == ([EMI], [ANA, EMI])


async def test_a_group_that_is_not_there_is_told(office):
    await office.db.transact(name_the_group, "S0NONE")
    await office.award(ANA)
    await office.keep()

    assert office.told() == [group_note("S0NONE", "no_such_subteam").text]
    office.sandbox.take_problems()


async def test_what_comes_back_after_it_was_mended_is_told_again(office):
    await office.award(ANA)
    for _ in range(2):
        office.sandbox.switches.free_plan = True
        await office.keep()
        office.sandbox.switches.free_plan = False
        office.town.clock.stand_at(office.town.clock.now() + timedelta(days=1))
        await office.keep()

    assert [text.startswith(OFF) for text in office.told()] == [True, True]
    office.sandbox.take_problems()


@pytest.mark.parametrize("kind", ["error_before", "error_after", "drop_after"])
async def test_a_call_that_fails_is_mended_by_the_next_run(office, kind):
    await office.award(ANA)
    office.sandbox.faults.add("usergroups.users.update", kind)
    try:
        await office.keep()
    except SlackApiError:
        await office.keep()
    await office.end(ANA)
    await office.keep()

    assert (office.listed(), office.told()) == ([EMI], [])
    assert await office.db.read(remembered) == []


async def test_who_was_put_in_just_before_the_process_was_killed_is_taken_out_in_the_end(office):
    await office.award(ANA)
    await office.keep()
    office.group["users"] = [EMI]  # as if Slack had never heard of it
    await office.keep()
    await office.end(ANA)
    office.group["users"] = [EMI]  # as if nobody had been left to write it down
    await office.keep()

    assert (office.listed(), await office.db.read(remembered)) == ([EMI], [])


async def test_two_replicas_at_once_agree(office):
    await office.award(ANA, BEN)
    herald = office.town.herald
    first = await herald.db.transact(acts.begin, GROUP, [EMI], at=herald.clock.now())
    second = await herald.db.transact(acts.begin, GROUP, [EMI], at=herald.clock.now())
    await office.keep()

    assert (first, second) == (Change((EMI, ANA, BEN), (ANA, BEN), (), ()),) * 2
    assert office.listed() == [ANA, BEN, EMI]


async def test_a_new_group_gets_everybody_and_the_old_one_is_left_alone(office):
    await office.award(ANA)
    await office.keep()
    other = office.sandbox.workspace.groups.add("S0OTHER", DANA, name="x", handle="other")
    await office.db.transact(name_the_group, "S0OTHER")
    await office.keep()

    assert (office.listed(), other["users"]) == ([ANA, EMI], [ANA])


async def test_every_change_is_on_record(office):
    await office.award(ANA)
    await office.keep()
    await office.end(ANA)
    await office.keep()

    lines = await office.db.read(recorded)
    assert lines == [
        ("put into the ambassadors' group", {"people": [ANA]}),
        ("taken out of the ambassadors' group", {"people": [ANA]}),
    ]


def test_what_is_said_about_the_group(snapshot):
    reasons = [EMPTY, "missing_scope", "no_such_subteam", "permission_denied", "team_not_found"]
    assert [group_note(GROUP, reason).text for reason in reasons] == snapshot
