"""Quiet hours, presence and profiles: who may be disturbed, through Slack's own client."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox import Sandbox
from bot.sandbox.workspace.quiet import window
from tests.sandbox.asking import refused
from tests.sandbox.browsing import page
from tests.sandbox.conftest import MANIFEST, MONDAY, TOWN
from tests.sandbox.hearing import told_to

NIGHT = {"from": "22:00", "until": "07:00"}
NEW_YORK = "America/New_York"


def unix(day, hour, tz=NEW_YORK, minute=0, month=11):
    return int(datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo(tz)).timestamp())


@pytest.mark.parametrize(
    ("now", "begins", "ends"),
    [
        (unix(10, 12), unix(10, 22), unix(11, 7)),
        (unix(10, 23), unix(10, 22), unix(11, 7)),
        (unix(11, 6), unix(10, 22), unix(11, 7)),
        (unix(11, 7), unix(11, 22), unix(12, 7)),
        (unix(31, 23, month=10), unix(31, 22, month=10), unix(1, 7)),
    ],
    ids=["by day", "before midnight", "after midnight", "at its end", "while clocks go back"],
)
def test_a_night_is_quiet_in_ones_own_zone(now, begins, ends):
    assert window(NIGHT, NEW_YORK, now) == (begins, ends)


@pytest.mark.parametrize(("hour", "starts"), [(11, 10), (12, 10), (15, 11)])
def test_a_rest_at_noon_is_quiet_too(hour, starts):
    noon = {"from": "12:00", "until": "14:00"}

    assert window(noon, NEW_YORK, unix(10, hour))[0] == unix(starts, 12)


async def test_the_app_learns_when_somebody_wants_quiet(client, sandbox):
    await sandbox.alter(sandbox.person("ana"), quiet=NIGHT)
    ana = await client.dnd_info(user="U0ANA")
    own = await client.dnd_info()
    team = await client.dnd_teamInfo(users=["U0ANA", "U0BEN", "U0NONE"])
    unknown = await refused(client.dnd_info(user="U0NONE"))
    nobody = await refused(client.dnd_teamInfo(users=""))

    begins, ends = window(NIGHT, NEW_YORK, MONDAY)
    status = {"dnd_enabled": True, "next_dnd_start_ts": begins, "next_dnd_end_ts": ends}
    none = {"dnd_enabled": False, "next_dnd_start_ts": 1, "next_dnd_end_ts": 1}
    assert ana.data == {"ok": True} | status
    assert team["users"] == {"U0ANA": status, "U0BEN": none}
    assert (own["snooze_enabled"], own["snooze_remaining"]) == (False, 0)
    assert (unknown["error"], nobody["error"]) == ("user_not_found", "no_users_provided")


async def test_a_bell_is_muted_in_quiet_hours_and_the_message_is_there(client, sandbox, ana, ben):
    await sandbox.alter(ana, quiet=NIGHT)
    await client.chat_postMessage(channel="C0GEN", text="<!channel> by day")
    await sandbox.wind(to=unix(25, 23))
    await client.chat_postMessage(channel="C0GEN", text="<!channel> by night")

    days = [each["ts"] for each in sandbox.messages("general")]
    rung = [(user, days.index(ts)) for user, _, ts in sandbox.notifications]
    muted = [(user, days.index(ts)) for user, _, ts in sandbox.muted]
    assert rung == [("U0ANA", 0), ("U0BEN", 0), ("U0CLO", 0), ("U0BEN", 1), ("U0CLO", 1)]
    assert muted == [("U0ANA", 1)]
    assert ana.reads("general") == ["<!channel> by day", "<!channel> by night"]


async def test_a_snooze_is_heard_and_ends_by_itself(client, sandbox, ana):
    events = told_to(sandbox)
    sandbox.hands.snooze("U0ANA", 30)
    await client.chat_postMessage(channel="U0ANA", text="quiet")
    status = (await client.dnd_info(user="U0ANA")).data
    await sandbox.wind(hours=1)
    await client.chat_postMessage(channel="U0ANA", text="loud")
    await sandbox.idle()

    assert (status["next_dnd_start_ts"], status["next_dnd_end_ts"]) == (
        int(MONDAY), int(MONDAY) + 1800,
    )  # fmt: skip
    assert [(user, ts) for user, _, ts in sandbox.muted] == [("U0ANA", ana.dm[0]["ts"])]
    assert [(user, ts) for user, _, ts in sandbox.notifications] == [("U0ANA", ana.dm[1]["ts"])]
    dnd = [each for each in events if each["type"] == "dnd_updated_user"]
    assert [(each["user"], each["dnd_status"]["next_dnd_end_ts"]) for each in dnd] == [
        ("U0ANA", int(MONDAY) + 1800)
    ]
    assert [each for each in events if each["type"] == "user_change"] == []


async def test_the_page_sees_when_quiet_begins_and_ends(sandbox, ana):
    await sandbox.alter(ana, quiet=NIGHT)
    async with page(sandbox, "U0BEN") as ben:
        await ben.hears()
        await sandbox.wind(to=unix(25, 23))
        at_night = await ben.hears_of("person")
        await sandbox.wind(to=unix(26, 8))
        in_the_morning = await ben.hears_of("person")
        assert (await ben.asks("snooze", minutes=5))[0] == 200
        own = await ben.hears_of("person")

    assert (at_night["id"], at_night["quiet_now"], at_night["quiet"]) == ("U0ANA", True, NIGHT)
    assert (in_the_morning["id"], in_the_morning["quiet_now"]) == ("U0ANA", False)
    assert (own["id"], own["quiet_now"]) == ("U0BEN", True)


async def test_quiet_hours_outlive_a_restart(tmp_path):
    file = tmp_path / "state.json"
    first = Sandbox(MANIFEST, TOWN, seconds=lambda: 0.0, now=MONDAY, state=file)
    await first.start()
    await first.alter(first.person("ana"), quiet=NIGHT)
    before = first.call("dnd.info", user="U0ANA")
    await first.stop()
    second = Sandbox(MANIFEST, TOWN, seconds=lambda: 0.0, now=MONDAY, state=file)
    await second.start()
    after = second.call("dnd.info", user="U0ANA")
    await second.stop()

    assert before == after
    assert after["dnd_enabled"] is True


async def test_some_people_are_away(client, sandbox):
    await sandbox.alter(sandbox.person("ana"), away=True)
    await client.users_setPresence(presence="away")
    shown = [
        (await client.users_getPresence(user=user))["presence"]
        for user in ("U0ANA", "U0BEN", "U0APP")
    ]

    assert shown == ["away", "active", "away"]


async def test_a_profile_tells_no_address_without_the_scope(client):
    profile = (await client.users_profile_get(user="U0ANA"))["profile"]

    assert profile == {
        "title": "", "real_name": "Ana Ruiz", "display_name": "ana", "status_text": "",
        "status_emoji": "", "status_expiration": 0, "fields": {},
    }  # fmt: skip


async def test_what_only_a_person_may_do_is_refused_to_an_app(client):
    errors = [
        await refused(client.users_profile_set(profile={"status_text": "away"})),
        await refused(client.dnd_setSnooze(num_minutes=60)),
    ]

    assert [each["error"] for each in errors] == ["not_allowed_token_type"] * 2


async def test_the_team_is_described_as_a_whole(client):
    team = (await client.team_info(include_slackbot_availability=True))["team"]
    wrong = await refused(client.team_info(team="T0OTHER"))

    assert sorted(team) == [
        "avatar_base_url", "domain", "email_domain", "icon", "id", "is_verified", "name", "url",
    ]  # fmt: skip
    assert (team["id"], team["url"]) == ("T0TOWN", "https://example-town.slack.com/")
    assert wrong["error"] == "team_not_found"
