"""Who people are: read from Slack, kept fresh, refused with a sentence."""

import pytest
from sqlalchemy import select

from bot import members
from bot.errors import Refusal
from bot.members import acts, profiles, store
from bot.members.jobs import read_people
from bot.members.models import Member, Standing
from tests import given

USER = {"id": "U1", "team_id": "T1", "name": "ana", "tz": "Europe/Berlin", "profile": {}}
PEOPLE = [
    ({}, Standing.MEMBER),
    ({"is_restricted": True}, Standing.GUEST),
    ({"is_ultra_restricted": True}, Standing.GUEST),
    ({"is_bot": True}, Standing.BOT),
    ({"id": "USLACKBOT"}, Standing.BOT),
    ({"deleted": True}, Standing.GONE),
    ({"deleted": True, "is_bot": True}, Standing.GONE),
    ({"is_stranger": True}, Standing.STRANGER),
    ({"team_id": "T2"}, Standing.STRANGER),
]


@pytest.mark.parametrize(("marks", "standing"), PEOPLE)
def test_people_are_told_apart(marks, standing):
    assert profiles.read(USER | marks, team_id="T1").standing is standing


@pytest.mark.parametrize(
    ("profile", "name"),
    [
        ({"profile": {"real_name": "Ana Ruiz", "display_name": "ana.r"}}, "Ana Ruiz"),
        ({"real_name": "Ana Ruiz"}, "Ana Ruiz"),
        ({"profile": {"display_name": "ana.r"}}, "ana.r"),
        ({}, "ana"),
        ({"name": ""}, "U1"),
    ],
)
def test_everybody_has_a_name(profile, name):
    assert profiles.read(USER | profile, team_id="T1").name == name


@pytest.mark.parametrize("standing", [s for s in Standing if s is not Standing.MEMBER])
def test_only_full_members_are_let_in(session, standing):
    session.add(given.member(standing=standing))
    session.flush()
    with pytest.raises(Refusal) as refused:
        members.get(session, given.ANA)
    assert refused.value.sentence.endswith((".", "?"))


def test_somebody_unknown_is_asked_for_a_minute(session):
    with pytest.raises(Refusal, match="doesn't know you yet"):
        members.get(session, "U404")


def test_the_first_lead_is_made_on_the_command_line(session):
    session.add(given.member(given.BEN))
    session.flush()
    acts.make_lead(session, given.BEN, by="command line", at=given.MONDAY)
    assert [lead.slack_id for lead in store.leads(session)] == [given.BEN]


def test_a_lead_that_nobody_knows_is_refused(session):
    with pytest.raises(Refusal, match="nobody with the id U404"):
        acts.make_lead(session, "U404", by="command line", at=given.MONDAY)


def test_a_guest_cannot_lead(session):
    session.add(given.member(standing=Standing.GUEST))
    session.flush()
    with pytest.raises(Refusal, match="guests can't use it"):
        acts.make_lead(session, given.ANA, by="command line", at=given.MONDAY)


async def team(slack):
    return [member.name for member in await slack.herald.db.read(store.team)]


async def standing(slack, slack_id):
    return (await slack.herald.db.read(store.find, slack_id)).standing


async def test_everybody_is_read_at_start_over_short_and_empty_pages(slack):
    def count(session):
        return session.query(Member).count()

    before = await slack.herald.db.read(count)
    slack.sandbox.switches.short_pages = 2
    slack.sandbox.switches.empty_pages = True
    await read_people(slack.herald.db, slack.clock, slack.herald.app.client)
    assert await slack.herald.db.read(count) == before > 14


async def test_the_digital_team_is_whoever_is_in_the_team_channel(slack):
    ana = slack.member("ana")
    assert await team(slack) == ["Ben Carter", "Dana Lee"]
    slack.sandbox.hands.invite("U0BEN", "C0TEAM", ana.id)
    await slack.settle()
    assert await team(slack) == ["Ana Ruiz", "Ben Carter", "Dana Lee"]
    slack.sandbox.hands.leave(ana.id, "C0TEAM")
    await slack.settle()
    assert await team(slack) == ["Ben Carter", "Dana Lee"]


async def test_a_change_of_another_channel_changes_no_role(slack):
    slack.sandbox.hands.leave("U0BEN", "C0SHARE")
    await slack.settle()
    assert await team(slack) == ["Ben Carter", "Dana Lee"]


async def test_herald_invited_into_the_team_channel_learns_who_is_there(slack):
    def empty(session):
        for member in session.scalars(select(Member)):
            member.in_team_channel = False

    await slack.herald.db.transact(empty)
    slack.sandbox.hands.leave(slack.sandbox.workspace.app.bot_user, "C0TEAM")
    await slack.settle()
    assert await team(slack) == []
    slack.sandbox.hands.invite("U0BEN", "C0TEAM", slack.sandbox.workspace.app.bot_user)
    await slack.settle()
    assert await team(slack) == ["Ben Carter", "Dana Lee"]


async def test_somebody_new_in_the_team_channel_is_read_before_anybody_announced_them(slack):
    def forget(session):
        session.delete(session.get(Member, "U0ANA"))

    await slack.herald.db.transact(forget)
    slack.sandbox.hands.invite("U0BEN", "C0TEAM", "U0ANA")
    await slack.settle()
    assert await team(slack) == ["Ana Ruiz", "Ben Carter", "Dana Lee"]


async def test_a_large_workspace_is_read_at_slacks_pace(slack):
    slack.sandbox.faults.add(method="users.list", kind="ratelimited", times=2)
    slack.sandbox.switches.short_pages = 5
    await read_people(slack.herald.db, slack.clock, slack.herald.app.client)
    assert await slack.herald.db.read(lambda s: s.query(Member).count()) > 14


@pytest.mark.parametrize("standing", [Standing.GONE, Standing.GUEST])
def test_who_left_or_became_a_guest_is_no_digital_team(standing):
    for marks in ({"in_team_channel": True}, {"is_lead": True}):
        assert given.member(given.BEN, standing=standing, **marks).is_team is False
