"""Somebody's account is deactivated in the middle of anything, and later active again."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot import outbox
from bot.members import acts, store
from bot.members.acts import departments as naming
from bot.members.models import Member, Standing
from bot.members.rules import REFUSED
from bot.members.rules.departments import Wish
from bot.outbox.models import Delivery, State
from bot.slack.messages import Message
from tests.given import MONDAY

GONE = REFUSED[Standing.GONE]


async def deactivate(slack, name, *, back=False):
    await slack.sandbox.alter(slack.member(name), deleted=not back)
    await slack.settle()


async def member(slack, slack_id):
    return await slack.herald.db.read(store.find, slack_id)


async def team(slack):
    return [one.slack_id for one in await slack.herald.db.read(store.team)]


def states_of(slack_id):
    def read(session):
        rows = select(col(Delivery.state)).where(col(Delivery.lane) == slack_id)
        return list(session.scalars(rows))

    return read


async def test_what_was_held_for_somebody_who_left_is_withdrawn(slack):
    late = MONDAY.replace(hour=22)
    slack.clock.stand_at(late)
    await slack.herald.db.transact(outbox.tell, "U0ANA", Message("Tomorrow"), key="held")
    await slack.settle()
    await deactivate(slack, "ana")
    assert await slack.herald.db.read(states_of("U0ANA")) == [State.WITHDRAWN]


async def test_who_left_drops_out_of_the_team_and_comes_back_when_slack_says_so(slack):
    await deactivate(slack, "ben")
    assert await team(slack) == ["U0DANA"]
    assert (await member(slack, "U0BEN")).in_team_channel is False
    await deactivate(slack, "ben", back=True)
    assert await team(slack) == ["U0BEN", "U0DANA"]


async def test_the_team_hears_once_that_the_last_lead_has_left(slack):
    await deactivate(slack, "dana")
    told = [m["text"] for m in slack.sandbox.messages("C0TEAM") if "leads the" in m["text"]]
    assert told == [
        "Nobody leads the programme in Herald now. The last lead's account is deactivated. Your IT "
        "team names the next one on the command line: herald lead add, and their Slack member id."
    ]
    await deactivate(slack, "dana", back=True)
    assert (await member(slack, "U0DANA")).is_lead is False


async def test_who_left_takes_part_no_more_and_joins_anew(slack):
    await slack.herald.db.transact(acts.join, (), by="U0ANA", at=MONDAY)
    await deactivate(slack, "ana")
    await deactivate(slack, "ana", back=True)
    ana = await member(slack, "U0ANA")
    assert (ana.joined_at, ana.left_at is not None) == (None, True)


async def test_a_form_that_stood_open_is_refused_with_a_sentence(slack):
    def vanish(session):
        session.get(Member, "U0DANA").standing = Standing.GONE

    dana = slack.member("dana")
    await dana.open_home()
    await dana.press("Departments")
    await dana.press("Add a department")
    await slack.herald.db.transact(vanish)
    await dana.submit(name="Parks")
    assert dana.view is not None
    assert GONE in str(dana.view["blocks"])


@pytest.mark.parametrize("slack_id", ["U0ANA", "U0BEN", "U0DANA"])
async def test_nobody_who_left_is_named_again(slack, slack_id):
    def vanish(session):
        session.get(Member, slack_id).standing = Standing.GONE

    await slack.herald.db.transact(vanish)
    by = "U0DANA" if slack_id != "U0DANA" else "command line"
    wish = Wish("Parks", contacts=[slack_id])
    with pytest.raises(Exception, match="can't be named here"):
        await slack.herald.db.transact(naming.add_department, wish, by=by, at=MONDAY)
