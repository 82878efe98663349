"""The team channel in trouble: Herald says nothing there, tells the leads, and goes on after."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.journal.models import Line
from bot.programme import store as programmes
from bot.steering import jobs
from bot.steering.views.guard import FIRST, MENDED
from bot.stories import acts

TEAM = "C0TEAM"
BEN = "U0BEN"


def archive(slack):
    slack.sandbox.hands.archive(BEN, TEAM)


def unarchive(slack):
    slack.sandbox.hands.archive(BEN, TEAM, archived=False)


def open_up(slack):
    slack.sandbox.hands.convert(BEN, TEAM, private=False)


def close_up(slack):
    slack.sandbox.hands.convert(BEN, TEAM, private=True)


def share(slack):
    slack.sandbox.hands.share(BEN, TEAM)


def unshare(slack):
    slack.sandbox.hands.share(BEN, TEAM, shared=False)


def bring_a_guest(slack):
    slack.sandbox.hands.invite(BEN, TEAM, "U0KIRA")


def send_the_guest_out(slack):
    slack.sandbox.hands.leave("U0KIRA", TEAM)


def throw_herald_out(slack):
    slack.sandbox.hands.workspace.leave(_team(slack), "U0APP")


def let_herald_in(slack):
    slack.sandbox.hands.workspace.join(_team(slack), "U0APP", inviter=BEN)


TROUBLES = {
    "archived": (archive, unarchive),
    "public": (open_up, close_up),
    "shared": (share, unshare),
    "outsider": (bring_a_guest, send_the_guest_out),
    "gone": (throw_herald_out, let_herald_in),
}


def _team(slack):
    return slack.sandbox.hands.workspace.channels.by_id[TEAM]


async def trouble(slack):
    """Let Herald look, and say what it found."""
    await slack.settle()
    await jobs.look_at_team(slack.herald.db, slack.clock, slack.herald.app.client)
    await slack.settle()
    return (await slack.herald.db.read(programmes.get)).team_trouble


def seen_by_the_team(slack):
    """Give the words of Herald's own messages in the team channel, as Slack shows them now."""
    messages = _team(slack).messages.values()
    return [message["text"] for message in messages if message.get("bot_id")]


async def suggest(slack, link):
    """Let Emi suggest something, which the team gets a card of."""
    now = slack.clock.now()
    story_id = await slack.herald.db.transact(acts.suggest, link, by="U0EMI", at=now)
    await slack.settle()
    return story_id


@pytest.mark.parametrize("kind", TROUBLES)
async def test_nothing_is_said_in_a_channel_in_trouble_and_all_of_it_afterwards(slack, kind):
    spoil, mend = TROUBLES[kind]
    dana = slack.member("dana")
    story_id = await suggest(slack, "https://example.gov/before")
    before = seen_by_the_team(slack)
    told = len(slack.said_to(dana))

    spoil(slack)
    assert await trouble(slack) == kind
    await suggest(slack, "https://example.gov/secret")
    await slack.herald.db.transact(
        acts.decline, story_id, "Later", version=1, by=BEN, at=slack.clock.now()
    )
    await slack.settle()
    assert seen_by_the_team(slack) == before
    assert [said.startswith(FIRST[kind]) for said in slack.said_to(dana)[told:]] == [True]

    mend(slack)
    assert await trouble(slack) == ""
    await slack.settle()
    assert slack.said_to(dana)[-1] == MENDED
    assert len(seen_by_the_team(slack)) == len(before) + 1


async def test_trouble_is_told_once(slack):
    dana = slack.member("dana")
    told = len(slack.said_to(dana))
    archive(slack)
    for _ in range(3):
        await trouble(slack)
    assert len(slack.said_to(dana)) == told + 1


async def test_another_name_changes_nothing(slack):
    slack.sandbox.hands.rename(BEN, TEAM, "press-desk")
    assert await trouble(slack) == ""


async def test_a_deleted_channel_is_noticed_at_once(slack):
    slack.sandbox.hands.remove_channel(BEN, TEAM)
    await slack.settle()
    assert (await slack.herald.db.read(programmes.get)).team_trouble == "gone"


async def test_a_stranger_whom_nobody_announced_is_noticed(slack):
    stranger = {"id": "U0MIRA", "name": "mira", "real_name": "Mira Stone", "stranger": True}
    await slack.sandbox.welcome(**stranger)
    _team(slack).members.append("U0MIRA")
    assert await trouble(slack) == "outsider"


async def test_the_leads_home_says_what_is_wrong_and_looks_again(slack):
    dana = slack.member("dana")
    archive(slack)
    await trouble(slack)
    assert "The digital team's channel is archived." in str(await dana.open_home())
    await dana.press("Look again")
    assert dana.view["blocks"][0]["text"]["text"].startswith("The digital team's channel is arch")
    await dana.close()
    unarchive(slack)
    await slack.settle()
    assert "The digital team's channel is archived." not in str(await dana.open_home())


async def test_trouble_and_its_end_are_on_record(slack):
    def record(session):
        acts_of = select(col(Line.act), col(Line.why)).where(col(Line.thing) == TEAM)
        return [tuple(row) for row in session.execute(acts_of.order_by(col(Line.seq)))]

    archive(slack)
    await trouble(slack)
    unarchive(slack)
    await trouble(slack)
    assert [row for row in await slack.herald.db.read(record) if row[0].startswith("team")] == [
        ("team channel in trouble", "archived"),
        ("team channel mended", ""),
    ]


async def said_in_the_end(slack):
    """Let Herald hear what Slack tells of its own accord, and say what it thinks of the channel."""
    await slack.settle()
    return (await slack.herald.db.read(programmes.get)).team_trouble


async def test_a_guest_who_comes_and_goes_is_noticed_at_once(slack):
    bring_a_guest(slack)
    assert await said_in_the_end(slack) == "outsider"
    send_the_guest_out(slack)
    assert await said_in_the_end(slack) == ""


async def test_one_of_the_team_who_becomes_a_guest_is_noticed_at_once(slack):
    await slack.sandbox.alter(slack.member("ben"), guest=True)
    assert await said_in_the_end(slack) == "outsider"
