"""From Slack's tokens alone to the first published story."""

import pytest

from bot.members import acts as members
from bot.programme import store as programmes
from bot.stories import acts as stories
from bot.stories.rules.captions import Wording
from bot.stories.rules.steps import Words
from tests.town import open_town

NOTHING = dict.fromkeys(
    (
        *("HERALD_ORGANISATION", "HERALD_ZONE", "HERALD_SHARE_CHANNEL", "HERALD_TEAM_CHANNEL"),
        *("HERALD_PROGRAMME_CHANNEL", "HERALD_EMERGENCY_NUMBER", "HERALD_EMERGENCY_WORDS"),
        "HERALD_PRESS_NUMBER",
    ),
    "",
)
LINK = "https://example.gov/pool"


@pytest.fixture
async def bare(database_url, clock):
    """A town in which Herald has its tokens and nothing else."""
    async with open_town(database_url, clock, lead="", told=NOTHING) as town:
        yield town
        assert town.sandbox.problems == []


async def asked(town, person):
    """Type `/ambassador` and give the words of the answer."""
    await person.command("/ambassador", channel="general")
    await town.settle()
    return str(person.ephemerals[-1])


def spoken(town):
    """Count what Herald has said anywhere."""
    every = town.sandbox.workspace.channels
    return sum(bool(m.get("bot_id")) for room in every for m in room.messages.values())


async def test_at_first_start_nobody_is_written_to_and_nobody_leads(bare):
    ana = bare.member("ana")
    await bare.wind(hours=30)
    assert spoken(bare) == 0
    assert "herald lead add U0ANA" in await asked(bare, ana)
    assert "your organisation's ambassador programme" in await asked(bare, ana)
    assert "herald lead add U0ANA" in str(await ana.open_home())


async def test_others_read_who_sets_it_up(bare):
    await bare.herald.db.transact(lead, "U0DANA", bare.clock.now())
    said = "Herald is not set up yet; Dana Lee is at it. You can look around already."
    assert said in await asked(bare, bare.member("ana"))
    assert said in str(await bare.member("ana").open_home())


async def test_the_first_lead_sets_everything_up_and_a_story_goes_out(bare):
    await bare.herald.db.transact(lead, "U0DANA", bare.clock.now())
    dana = bare.member("dana")
    home = str(await dana.open_home())
    assert "Before your programme can begin: 6 things are left to do." in home

    await dana.press("Choose channels")
    await dana.submit(
        share_channel="C0SHARE", team_channel="C0TEAM", programme_channel="C0PROGRAMME"
    )
    await dana.close(all_of_them=True)
    await bare.settle()
    assert "Choose channels" not in str(await dana.open_home())
    await dana.press("Set zone and hours")
    await dana.submit(zone="america/new york")
    await dana.close(all_of_them=True)
    await dana.open_home()
    await dana.press("Write the name")
    await dana.submit(
        organisation="Town of Willow Bend",
        disclosure="I work for the Town of Willow Bend.",
        emergency_number="911",
        press_number="555 0100",
    )
    await dana.close(all_of_them=True)
    await bare.settle()

    programme = await bare.herald.db.read(programmes.get)
    assert programme.set_up_at == bare.clock.now()
    assert "Before your programme" not in str(await dana.open_home())
    assert "not set up" not in await asked(bare, bare.member("ana"))
    await publish(bare)
    assert [
        message["text"]
        for message in room(bare, "C0SHARE").messages.values()
        if "bot_id" in message
    ] == ["New story: The pool reopens. Why it matters: 400 families asked for it."]


async def test_a_channel_without_herald_is_refused_until_somebody_invites_it(bare):
    await bare.herald.db.transact(lead, "U0DANA", bare.clock.now())
    dana = bare.member("dana")
    bare.sandbox.workspace.leave(room(bare, "C0TEAM"), "U0APP")
    await dana.open_home()
    await dana.press("Choose channels")
    found = await dana.submit(team_channel="C0TEAM")
    assert "write /invite @Herald there" in found["team_channel"]
    bare.sandbox.hands.invite("U0DANA", "C0TEAM", "U0APP")
    assert await dana.submit(team_channel="C0TEAM") == {}
    await bare.settle()
    assert (await bare.herald.db.read(programmes.get)).team_channel == "C0TEAM"


async def test_one_alone_is_told_that_two_are_needed(bare):
    await bare.herald.db.transact(lead, "U0DANA", bare.clock.now())
    assert "a story needs two people behind it" in await asked(bare, bare.member("dana"))


def lead(session, slack_id, at):
    """Name the first lead, as the command line does."""
    return members.make_lead(session, slack_id, by="command line", at=at)


def room(town, channel_id):
    """A channel of the town."""
    return town.sandbox.workspace.channels.by_id[channel_id]


async def publish(town):
    """Let Emi suggest, Ben edit and Dana approve a story, and let its minute come."""
    db, now = town.herald.db, town.clock.now()
    story_id = await db.transact(stories.suggest, LINK, by="U0EMI", at=now)
    words = Words(LINK, "The pool reopens", "400 families asked for it.", [Wording("en", "Swim.")])
    await db.transact(stories.reword, story_id, words, version=1, by="U0BEN", at=now)
    await db.transact(stories.approve, story_id, version=2, by="U0DANA", at=now)
    await town.wind(hours=0.1)
