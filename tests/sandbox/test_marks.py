"""Reactions, pins and bookmarks through Slack's own client, and by hand."""

import pytest

from bot.sandbox import Mistake
from tests.sandbox.asking import refused
from tests.sandbox.browsing import page
from tests.sandbox.conftest import MONDAY
from tests.sandbox.hearing import told_to

LINK = {"type": "link", "link": "https://example.gov/minutes"}


@pytest.fixture
async def ts(client):
    """The time of a message of the app."""
    return (await client.chat_postMessage(channel="C0GEN", text="The pool is open"))["ts"]


async def test_people_and_the_app_react(client, sandbox, ts):
    await client.reactions_add(channel="C0GEN", timestamp=ts, name="tada")
    sandbox.hands.react("U0ANA", "C0GEN", ts, "tada")
    sandbox.hands.react("U0BEN", "C0GEN", ts, ":eyes:")
    both = (await client.reactions_get(channel="C0GEN", timestamp=ts, full=True))["message"]
    await client.reactions_remove(channel="C0GEN", timestamp=ts, name="tada")
    sandbox.hands.react("U0BEN", "C0GEN", ts, "eyes", remove=True)
    history = await client.conversations_history(channel="C0GEN")

    assert both["reactions"] == [
        {"name": "tada", "users": ["U0APP", "U0ANA"], "count": 2},
        {"name": "eyes", "users": ["U0BEN"], "count": 1},
    ]
    assert history["messages"][0]["reactions"] == [{"name": "tada", "users": ["U0ANA"], "count": 1}]


async def test_reactions_are_heard(client, sandbox, ts):
    events = told_to(sandbox)
    sandbox.hands.react("U0ANA", "C0GEN", ts, "tada")
    await client.reactions_add(channel="C0GEN", timestamp=ts, name="+1::skin-tone-3")
    sandbox.hands.react("U0ANA", "C0GEN", ts, "tada", remove=True)
    await sandbox.idle()

    item = {"type": "message", "channel": "C0GEN", "ts": ts}
    told = [(each["type"], each["user"], each["reaction"]) for each in events]
    assert told == [
        ("reaction_added", "U0ANA", "tada"), ("reaction_added", "U0APP", "+1::skin-tone-3"),
        ("reaction_removed", "U0ANA", "tada"),
    ]  # fmt: skip
    assert [(each["item"], each["item_user"]) for each in events] == [(item, "U0APP")] * 3


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"name": "tada"}, "already_reacted"),
        ({"name": "No Such"}, "invalid_name"),
        ({"name": "tada", "timestamp": "1.000001"}, "message_not_found"),
        ({"name": "tada", "timestamp": "now"}, "bad_timestamp"),
        ({"name": "tada", "channel": "C0SEC"}, "channel_not_found"),
        ({"name": "tada", "timestamp": ""}, "no_item_specified"),
    ],
)
async def test_a_reaction_that_slack_refuses(client, ts, arguments, error):
    await client.reactions_add(channel="C0GEN", timestamp=ts, name="tada")
    sent = {"channel": "C0GEN", "timestamp": ts} | arguments
    answer = await refused(client.reactions_add(**sent))

    assert answer["error"] == error


async def test_a_reaction_that_is_not_there_cannot_be_taken_back(client, ts):
    answer = await refused(client.reactions_remove(channel="C0GEN", timestamp=ts, name="tada"))

    assert answer["error"] == "no_reaction"


async def test_nobody_reacts_to_one_message_more_than_twenty_three_times(client, ts):
    for number in range(23):
        await client.reactions_add(channel="C0GEN", timestamp=ts, name=f"clock{number}")
    answer = await refused(client.reactions_add(channel="C0GEN", timestamp=ts, name="tada"))

    assert answer["error"] == "too_many_reactions"


async def test_what_somebody_reacted_to_is_listed(client, sandbox, ts):
    other = (await client.chat_postMessage(channel="C0TEAM", text="for the team"))["ts"]
    sandbox.hands.react("U0BEN", "C0GEN", ts, "tada")
    sandbox.hands.react("U0BEN", "C0TEAM", other, "eyes")
    bens = await client.reactions_list(user="U0BEN", limit=1)
    rest = await client.reactions_list(
        user="U0BEN", cursor=bens["response_metadata"]["next_cursor"]
    )
    old_way = await client.reactions_list(user="U0BEN", count=1, page=2)
    own = await client.reactions_list()

    assert [each["message"]["ts"] for each in bens["items"]] == [other]
    assert [each["message"]["ts"] for each in rest["items"]] == [ts]
    assert [each["message"]["ts"] for each in old_way["items"]] == [ts]
    assert old_way["paging"] == {"count": 1, "total": 2, "page": 2, "pages": 2}
    assert own["items"] == []


async def test_ana_reacts_to_what_she_reads(client, ana, ts):
    await ana.react("tada", "The pool", channel="general")
    message = (await client.reactions_get(channel="C0GEN", timestamp=ts))["message"]

    assert message["reactions"] == [{"name": "tada", "users": ["U0ANA"], "count": 1}]


async def test_a_reaction_stays_when_the_words_change(client, sandbox, ts):
    sandbox.hands.react("U0ANA", "C0GEN", ts, "tada")
    changed = await client.chat_update(channel="C0GEN", ts=ts, text="The pool is closed")

    assert changed["message"]["reactions"] == [{"name": "tada", "users": ["U0ANA"], "count": 1}]


async def test_the_page_reacts_and_sees_it(sandbox, ts):
    async with page(sandbox, "U0ANA") as ana, page(sandbox, "U0BEN") as ben:
        where = {"channel": "C0GEN", "ts": ts}
        assert (await ana.asks("react", name="tada", **where))[0] == 200
        heard = await ben.hears_of("message")
        twice = await ana.asks("react", name="tada", **where)
        outside = await ben.asks("react", name="tada", channel="C0OUT", ts=ts)

    assert heard["message"]["reactions"] == [{"name": "tada", "users": ["U0ANA"], "count": 1}]
    assert (twice[0], twice[1]["error"]) == (400, "You reacted with this already.")
    assert outside[0] == 400


async def test_a_message_is_pinned_and_unpinned(client, sandbox, ts):
    events = told_to(sandbox)
    await client.pins_add(channel="C0GEN", timestamp=ts)
    again = await refused(client.pins_add(channel="C0GEN", timestamp=ts))
    [item] = (await client.pins_list(channel="C0GEN"))["items"]
    history = await client.conversations_history(channel="C0GEN")
    await client.pins_remove(channel="C0GEN", timestamp=ts)
    gone = await refused(client.pins_remove(channel="C0GEN", timestamp=ts))
    await sandbox.idle()

    assert (again["error"], gone["error"]) == ("already_pinned", "no_pin")
    assert (item["created"], item["created_by"], item["message"]["ts"]) == (
        int(MONDAY), "U0APP", ts,
    )  # fmt: skip
    assert (history["pin_count"], history["messages"][0]["pinned_to"]) == (1, ["C0GEN"])
    assert "pinned_to" not in sandbox.messages("general")[0]
    assert [(each["type"], each["pin_count"], each["has_pins"]) for each in events] == [
        ("pin_added", 1, True), ("pin_removed", 0, False),
    ]  # fmt: skip


async def test_a_deleted_message_takes_its_pin_along(client, ts):
    await client.pins_add(channel="C0GEN", timestamp=ts)
    await client.chat_delete(channel="C0GEN", ts=ts)

    assert (await client.pins_list(channel="C0GEN"))["items"] == []


async def test_the_app_pins_only_where_it_is(client, sandbox, ana):
    await ana.say("outside", "nobody hears this")
    ts = sandbox.messages("outside")[0]["ts"]
    answer = await refused(client.pins_add(channel="C0OUT", timestamp=ts))

    assert answer["error"] == "not_in_channel"


async def test_a_person_pins_and_is_told_why_not(sandbox, ts):
    async with page(sandbox, "U0BEN") as screen:
        await screen.hears()
        sandbox.hands.pin("U0ANA", "C0GEN", ts)
        shown = await screen.hears_of("channel")
    with pytest.raises(Mistake, match="pinned already"):
        sandbox.hands.pin("U0BEN", "C0GEN", ts)
    sandbox.hands.pin("U0BEN", "C0GEN", ts, remove=True)

    assert shown["pins"] == [ts]
    assert sandbox.workspace.channels.named("general").pins == []


async def test_bookmarks_stand_at_the_head_of_a_channel(client, sandbox):
    added = (
        await client.bookmarks_add(channel_id="C0GEN", title="Minutes", emoji=":memo:", **LINK)
    )["bookmark"]
    await client.bookmarks_edit(channel_id="C0GEN", bookmark_id=added["id"], title="Old minutes")
    listed = (await client.bookmarks_list(channel_id="C0GEN"))["bookmarks"]
    async with page(sandbox, "U0ANA") as ana:
        _, state = await ana.hears()
        await client.bookmarks_remove(channel_id="C0GEN", bookmark_id=added["id"])
        heard = await ana.hears_of("channel")
    missing = await refused(client.bookmarks_remove(channel_id="C0GEN", bookmark_id=added["id"]))

    assert (added["id"][:2], added["link"], added["emoji"], added["date_created"]) == (
        "Bk", "https://example.gov/minutes", ":memo:", int(MONDAY),
    )  # fmt: skip
    assert [(each["title"], each["date_updated"]) for each in listed] == [
        ("Old minutes", int(MONDAY))
    ]
    [general] = [each for each in state["channels"] if each["id"] == "C0GEN"]
    assert general["bookmarks"] == [
        {"id": added["id"], "title": "Old minutes", "link": LINK["link"], "emoji": ":memo:"}
    ]
    assert (heard["bookmarks"], missing["error"]) == ([], "not_found")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"link": "ftp://example.gov"}, "invalid_link"),
        ({"link": f"https://example.gov/{'x' * 2048}"}, "invalid_link"),
        ({"type": "folder"}, "invalid_bookmark_type"),
        ({"emoji": "memo"}, "invalid_emoji"),
        ({"channel_id": "C0NONE"}, "channel_not_found"),
        ({"channel_id": "C0OUT"}, "not_in_channel"),
    ],
)
async def test_a_bookmark_that_slack_refuses(client, arguments, error):
    sent = {"channel_id": "C0GEN", "title": "Minutes"} | LINK | arguments
    answer = await refused(client.bookmarks_add(**sent))

    assert answer["error"] == error


@pytest.mark.usefixtures("mistakes")
async def test_a_title_may_have_two_hundred_and_fifty_six_characters(client):
    fits = await client.bookmarks_add(channel_id="C0GEN", title="x" * 256, **LINK)
    answer = await refused(client.bookmarks_add(channel_id="C0GEN", title="x" * 257, **LINK))

    assert (fits["ok"], answer["error"]) == (True, "invalid_arguments")
