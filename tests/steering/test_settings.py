"""Leads change the programme's settings, as they meet them in Slack."""

import pytest

from bot.journal.store import lines_about
from bot.members import acts as members
from bot.members import store as people
from bot.programme import store as programmes
from bot.sandbox.workspace import Channel
from bot.steering.rules import channels, groups
from bot.stories import acts
from bot.stories.store import stories
from tests import given


async def programme(slack):
    """Read the programme as it is now."""
    return await slack.herald.db.read(programmes.get)


async def open_group(slack, person, title):
    """Let a lead open the form of a group from their Home."""
    await person.open_home()
    await person.press("Programme settings")
    await person.press("Change…", among=title)
    await slack.settle()


async def errors(slack, person, **fields):
    """Send a form and give the sentences under its fields."""
    found = await person.submit(**fields)
    await slack.settle()
    return found


async def test_a_lead_changes_a_number_and_sees_it_at_once(slack):
    dana = slack.member("dana")
    await open_group(slack, dana, "Numbers")
    await dana.submit(stories_per_day="3")
    assert dana.view["title"]["text"] == "Programme settings"
    assert dana.view["blocks"][0]["text"]["text"] == "Saved. It holds from now on."
    assert (await programme(slack)).stories_per_day == 3


async def test_a_change_is_on_record_before_and_after(slack):
    dana = slack.member("dana")
    await open_group(slack, dana, "Organisation and words")
    await dana.submit(press_number="555 0177")
    lines = await slack.herald.db.read(lines_about, "programme")
    assert [(one.act, one.by, one.changed) for one in lines[-1:]] == [
        ("settings changed", "U0DANA", {"press_number": ["555 0100", "555 0177"]})
    ]


async def test_who_is_no_lead_is_refused(slack):
    ben = slack.member("ben")
    home = await ben.open_home()
    assert "Programme settings" not in str(home)


@pytest.mark.parametrize(
    ("title", "fields", "said"),
    [
        ("Hours and days", {"zone": "Mars/Base"}, "There is no time zone “Mars/Base”."),
        ("Hours and days", {"opens": "17:00", "closes": "08:00"}, groups.BACKWARDS),
        ("Holidays", {"country": "XX"}, "No holidays are known for “XX”."),
        ("Holidays", {"country": "US", "subdivision": "ZZ"}, "US has no part “ZZ”."),
        ("Holidays", {"free_days": "soon"}, "“soon” doesn't begin with a day."),
        ("Organisation and words", {"organisation": "\u200b"}, "Please fill this in."),
        ("Channels", {"team_channel": "C0GENERAL"}, channels.INVITE),
        ("Channels", {"share_channel": "C0TEAM"}, groups.SAME_ROOM),
    ],
)
async def test_what_cannot_be_is_said_under_its_field(slack, title, fields, said):
    dana = slack.member("dana")
    before = await slack.herald.db.read(lines_about, "programme")
    await open_group(slack, dana, title)
    found = await errors(slack, dana, **fields)
    assert [sentence.startswith(said) for sentence in found.values()] == [True]
    assert found.keys() <= fields.keys()
    assert len(await slack.herald.db.read(lines_about, "programme")) == len(before)


async def test_the_team_channel_has_to_be_private(slack):
    dana = slack.member("dana")
    await open_group(slack, dana, "Channels")
    found = await errors(slack, dana, team_channel="C0PROGRAMME", programme_channel=None)
    assert found == {"team_channel": channels.NOT_PRIVATE}


async def test_of_two_leads_the_later_reads_who_was_first(slack):
    await slack.herald.db.transact(members.make_lead, "U0JONAS", by="cli", at=slack.clock.now())
    dana, jonas = slack.member("dana"), slack.member("jonas")
    for lead in (dana, jonas):
        await open_group(slack, lead, "Numbers")
    await dana.submit(stories_per_day="3")
    assert await errors(slack, jonas, stories_per_day="4") == {
        "stories_per_day": "Dana Lee changed this meanwhile; it is now: 3. "
        "Nothing was saved. Close this window and open it again."
    }
    assert (await programme(slack)).stories_per_day == 3


async def test_free_days_and_holidays_are_kept(slack):
    dana = slack.member("dana")
    await open_group(slack, dana, "Holidays")
    await dana.submit(country="us", subdivision="ny", free_days="2026-12-24 Christmas Eve")
    now = await programme(slack)
    assert (now.country, now.subdivision) == ("US", "NY")
    assert now.free_days == {"2026-12-24": "Christmas Eve"}


async def test_new_hours_hold_at_once_for_the_queue(slack):
    monday = given.MONDAY.replace(hour=9)

    def waiting(session):
        return given.saved(session, given.approved(decided_at=monday))

    def moments(session):
        return list(stories.queue(session, given.MONDAY).moments.values())

    await slack.herald.db.transact(waiting)
    assert await slack.herald.db.read(moments) == [given.MONDAY]
    dana = slack.member("dana")
    await open_group(slack, dana, "Hours and days")
    await dana.submit(opens="13:00", closes="17:00")
    assert await slack.herald.db.read(moments) == [given.MONDAY.replace(hour=13)]


async def test_what_is_open_goes_to_the_new_channel_too(slack):
    now = slack.clock.now()
    await slack.herald.db.transact(acts.suggest, "https://example.gov/x", by="U0EMI", at=now)
    await slack.settle()
    channels_of = slack.sandbox.workspace.channels
    channels_of.add(Channel("C0DESK", "press-desk", "private", members=["U0DANA", "U0BEN"]))
    slack.sandbox.hands.invite("U0DANA", "C0DESK", "U0APP")
    dana = slack.member("dana")
    await open_group(slack, dana, "Channels")
    assert await errors(slack, dana, team_channel="C0DESK") == {}
    posted = [m for m in channels_of.by_id["C0DESK"].messages.values() if m.get("bot_id")]
    assert ["example.gov/x" in str(message) for message in posted] == [True]
    assert await slack.herald.db.read(team) == ["Ben Carter", "Dana Lee"]


def team(session):
    """Name the digital team."""
    return [member.name for member in people.team(session)]
