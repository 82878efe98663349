"""Who leads: named by leads in Slack or on the command line, and never nobody by choice."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.errors import FormRefusal, Refusal
from bot.members import acts, store
from bot.members.models import Member, Standing
from bot.members.profiles import Profile
from bot.outbox.models import Delivery, State
from tests import given
from tests.given import ANA, BEN, CHRIS, DANA, MONDAY

LAST = (
    "Somebody has to lead the programme. Name another lead first, then this one can go. "
    "Nothing has changed."
)


@pytest.fixture
def town(session):
    given.people(session)
    return session


def leads(session):
    return [member.slack_id for member in store.leads(session)]


def change(session, *, added=(), removed=(), by=DANA):
    acts.change_leads(session, added=added, removed=removed, by=by, at=MONDAY)
    session.flush()


def gone(slack_id):
    usual = {"name": given.NAMES[slack_id], "zone": given.TOWN.key, "standing": Standing.GONE}
    return Profile(slack_id=slack_id, **usual)


def test_a_lead_names_others_and_takes_that_back(town):
    change(town, added=[BEN])
    assert leads(town) == [BEN, DANA]
    change(town, removed=[DANA], by=BEN)
    assert leads(town) == [BEN]


def test_the_last_lead_cannot_go_from_the_command_line(town):
    with pytest.raises(FormRefusal, match="Somebody has to lead"):
        acts.remove_lead(town, DANA, by="command line", at=MONDAY)
    assert leads(town) == [DANA]


def test_the_last_lead_cannot_go(town):
    with pytest.raises(FormRefusal) as refused:
        change(town, removed=[DANA])
    assert refused.value.errors == {"leads": LAST}
    assert leads(town) == [DANA]


def test_a_deactivated_lead_counts_for_nobody(town):
    town.add(given.member("U0OLD", is_lead=True, standing=Standing.GONE))
    town.flush()
    with pytest.raises(FormRefusal, match="Somebody has to lead"):
        change(town, removed=[DANA])


def test_the_last_lead_can_hand_over_in_one_step(town):
    change(town, added=[BEN], removed=[DANA])
    assert leads(town) == [BEN]


@pytest.mark.parametrize("by", [ANA, BEN])
def test_nobody_else_changes_who_leads(town, by):
    with pytest.raises(Refusal, match="Only a lead of the programme"):
        change(town, added=[by], by=by)


def test_a_guest_cannot_be_named(town):
    town.add(given.member("U0KIRA", name="Kira Patel", standing=Standing.GUEST))
    town.flush()
    with pytest.raises(FormRefusal) as refused:
        change(town, added=["U0KIRA"])
    told = "Kira Patel can't be named here: only full members of this workspace can."
    assert refused.value.errors == {"leads": told}


def test_a_lead_who_leaves_is_no_lead_when_they_come_back(town):
    change(town, added=[BEN])
    acts.read_people(town, [gone(BEN)], at=MONDAY)
    back = gone(BEN).model_copy(update={"standing": Standing.MEMBER})
    acts.read_people(town, [back], at=MONDAY)
    assert leads(town) == [DANA]
    assert town.get(Member, BEN).in_team_channel is False


async def test_leads_are_changed_from_the_home_and_told(slack):
    dana, ben = slack.member("dana"), slack.member("ben")
    await dana.open_home()
    await dana.press("Leads")
    assert await dana.submit(leads=[]) == {"leads": LAST}
    assert await dana.submit(leads=["U0DANA", "U0BEN"]) == {}
    await slack.settle()
    assert [lead.name for lead in await slack.herald.db.read(store.leads)] == [
        "Ben Carter",
        "Dana Lee",
    ]
    assert slack.said_to(ben)[-1] == (
        "You lead the ambassador programme now. <@U0DANA> named you. The App Home has the "
        "programme's settings for you, at its foot."
    )
    await ben.open_home()
    await ben.press("Leads")
    assert await ben.submit(leads=["U0BEN"]) == {}
    await slack.settle()
    assert slack.said_to(dana)[-1] == (
        "You are no lead of the ambassador programme any more. <@U0BEN> changed that. "
        "Everything else stays as it was."
    )


async def test_what_another_lead_changed_meanwhile_stays(slack):
    for slack_id in ("U0BEN", "U0EMI"):
        await slack.herald.db.transact(
            acts.make_lead, slack_id, by="command line", at=slack.clock.now()
        )
    dana, ben = slack.member("dana"), slack.member("ben")
    for lead in (dana, ben):
        await lead.open_home()
        await lead.press("Leads")
    assert await ben.submit(leads=["U0BEN", "U0DANA"]) == {}
    assert await dana.submit(leads=["U0BEN", "U0DANA", "U0EMI", "U0ANA"]) == {}
    found = {lead.slack_id for lead in await slack.herald.db.read(store.leads)}
    assert found == {"U0BEN", "U0DANA", "U0ANA"}


async def test_leads_hear_who_is_new_on_the_digital_team_and_who_let_them_in(slack):
    slack.sandbox.hands.invite("U0BEN", "C0TEAM", "U0ANA")
    await slack.settle()
    (told,) = slack.said_to(slack.member("dana"))
    assert told == "Ana Ruiz is on the digital team now. <@U0BEN> invited them."
    assert slack.said_to(slack.member("ana")) == []


async def test_a_lead_who_let_somebody_in_needs_no_telling(slack):
    slack.sandbox.hands.invite("U0DANA", "C0TEAM", "U0ANA")
    await slack.settle()
    assert slack.said_to(slack.member("dana")) == []


def test_who_came_in_while_nobody_listened_is_told_in_one_message(town):
    acts.read_team(town, [BEN, CHRIS, ANA, DANA], at=MONDAY)
    assert store.team(town)[0].slack_id == ANA


def test_what_waits_for_a_lead_is_not_sent_once_they_are_none(town):
    change(town, added=[BEN])
    acts.entered(town, ANA, room="C0TEAM", at=MONDAY, invited_by=DANA)
    change(town, removed=[BEN])
    notes = town.scalars(select(Delivery).where(col(Delivery.for_lead))).all()
    assert [(row.lane, row.state) for row in notes] == [(BEN, State.WITHDRAWN)]
