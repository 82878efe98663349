"""The page's people: newcomers, changed accounts, quiet hours, and who is in a channel."""

import pytest

from tests.sandbox.browsing import page


async def test_a_newcomer_gets_an_account_and_begins_in_general(sandbox, app):
    joined = []

    @app.event("team_join")
    async def came(event):
        joined.append(event["user"]["real_name"])

    async with page(sandbox, "U0ANA") as ana:
        told = {"real_name": "José Núñez", "role": "Parks", "tz": "America/Chicago"}
        status, answer = await ana.asks("welcome", **told)
        _, again = await ana.asks("welcome", real_name="José Núñez", guest=True)
        _, there = await ana.asks("members", channel="C0GEN")
    await sandbox.idle()
    first = sandbox.workspace.people.get(answer["user"])
    second = sandbox.workspace.people.get(again["user"])

    assert (status, first.name, second.name) == (200, "jose.nunez", "jose.nunez2")
    assert (first.role, first.tz, first.guest, second.guest) == (
        "Parks", "America/Chicago", False, True,
    )  # fmt: skip
    assert joined == ["José Núñez", "José Núñez"]
    assert [each for each in (first.id, second.id) if each in there["members"]] == [first.id]


async def test_an_account_is_changed_closed_and_opened_again(sandbox, app):
    heard = []

    @app.event("user_change")
    async def changed(event):
        heard.append((event["user"]["tz"], event["user"]["deleted"]))

    async with page(sandbox, "U0ANA") as ana:
        await ana.asks("alter", user="U0BEN", tz="Asia/Tokyo")
        await ana.asks("alter", user="U0BEN", deleted=True)
        await ana.asks("alter", user="U0BEN", deleted=False)
    await sandbox.idle()

    assert heard == [("Asia/Tokyo", False), ("Asia/Tokyo", True), ("Asia/Tokyo", False)]


async def test_quiet_hours_are_kept_and_taken_away(sandbox):
    async with page(sandbox, "U0ANA") as ana:
        await ana.asks("alter", user="U0BEN", quiet={"from": "22:00", "until": "07:00"})
        kept = sandbox.workspace.people.get("U0BEN").quiet
        await ana.asks("alter", user="U0BEN", quiet=None)

    assert kept == {"from": "22:00", "until": "07:00"}
    assert sandbox.workspace.people.get("U0BEN").quiet is None


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("welcome", {}),
        ("welcome", {"real_name": "  "}),
        ("welcome", {"real_name": "x" * 81}),
        ("welcome", {"real_name": 7}),
        ("welcome", {"real_name": "Max", "tz": "Mars/Olympus"}),
        ("welcome", {"real_name": "Max", "tz": "../../etc/passwd"}),
        ("alter", {"user": "U0APP", "guest": True}),
        ("alter", {"user": "U0NONE", "guest": True}),
        ("alter", {"user": "U0BEN", "real_name": ""}),
        ("alter", {"user": "U0BEN", "quiet": {"from": "25:00", "until": "07:00"}}),
        ("alter", {"user": "U0BEN", "quiet": {"from": "07:00", "until": "07:00"}}),
        ("alter", {"user": "U0BEN", "quiet": "night"}),
        ("members", {"channel": "C0TEAM"}),
    ],
)
async def test_what_no_account_can_be_is_answered_with_a_sentence(sandbox, verb, body):
    async with page(sandbox, "U0ANA") as ana:
        status, answer = await ana.asks(verb, **body)

    assert (status, answer["ok"]) == (400, False)
    assert answer["error"].endswith(".")
