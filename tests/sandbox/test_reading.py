"""Histories, people and channels through Slack's own client."""

from bot.sandbox.workspace import Member
from tests.sandbox.asking import refused


async def test_history_is_read_from_the_newest_in_pages(client, sandbox):
    sandbox.switches.pace.burst = 100
    sent = [(await client.chat_postMessage(channel="C0GEN", text=str(n)))["ts"] for n in range(7)]
    sandbox.switches.short_pages, sandbox.switches.empty_pages = 2, True
    texts: list[str] = []
    pages, cursor = 0, ""
    while cursor or not pages:
        page = await client.conversations_history(channel="C0GEN", limit=3, cursor=cursor)
        texts += [each["text"] for each in page["messages"]]
        cursor, pages = page["response_metadata"]["next_cursor"], pages + 1
    sandbox.switches.short_pages = None
    between = await client.conversations_history(channel="C0GEN", oldest=sent[1], latest=sent[4])
    both = await client.conversations_history(
        channel="C0GEN", oldest=sent[1], latest=sent[4], inclusive=True
    )

    assert (texts, pages) == (["6", "5", "4", "3", "2", "1", "0"], 7)
    assert [each["text"] for each in between["messages"]] == ["3", "2"]
    assert [each["text"] for each in both["messages"]] == ["4", "3", "2", "1"]


async def test_threads_are_read_with_their_parent_first(client, ben):
    parent = await client.chat_postMessage(channel="C0GEN", text="question")
    await ben.say("general", "answer", thread_ts=parent["ts"])
    await client.chat_postMessage(channel="C0GEN", text="thanks", thread_ts=parent["ts"])
    thread = await client.conversations_replies(channel="C0GEN", ts=parent["ts"])
    top = await client.conversations_history(channel="C0GEN")
    unknown = await refused(client.conversations_replies(channel="C0GEN", ts="1.1"))

    assert [each["text"] for each in thread["messages"]] == ["question", "answer", "thanks"]
    assert [(each["text"], each["reply_count"]) for each in top["messages"]] == [("question", 2)]
    assert top["messages"][0]["reply_users"] == ["U0BEN", "U0APP"]
    assert unknown["error"] == "thread_not_found"


async def test_everybody_is_listed_in_pages(client, sandbox):
    sandbox.switches.short_pages = 2
    names: list[str] = []
    cursor = ""
    while cursor or not names:
        page = await client.users_list(limit=200, cursor=cursor)
        names += [each["name"] for each in page["members"]]
        cursor = page["response_metadata"]["next_cursor"]

    assert names == ["slackbot", "ana", "ben", "cleo", "gus", "olga", "fay", "crier"]


async def test_a_large_town_is_listed_as_a_whole_or_refused(client, sandbox):
    for number in range(1200):
        sandbox.workspace.people.add(Member(id=f"U1{number}", name=f"neighbour{number}"))
    whole = await client.users_list()
    page = await client.users_list(limit=1000)
    too_many = await refused(client.users_list(limit=1001))
    sandbox.switches.limit_required = True
    unlimited = await refused(client.users_list())

    assert (len(whole["members"]), len(page["members"])) == (1208, 1000)
    assert (too_many["error"], unlimited["error"]) == ("invalid_limit", "limit_required")


async def test_people_are_described_truly(client, sandbox):
    ana = (await client.users_info(user="U0ANA"))["user"]
    flags = {}
    for user in ("U0GUS", "U0OLD", "U0FAR", "U0APP"):
        told = (await client.users_info(user=user))["user"]
        names = ("is_restricted", "deleted", "is_stranger", "is_bot")
        flags[user] = [name for name in names if told[name]]
    unknown = await refused(client.users_info(user="U0NONE"))

    assert (ana["tz"], ana["tz_offset"]) == ("America/New_York", -5 * 3600)
    assert ana["profile"]["real_name"] == "Ana Ruiz"
    assert flags == {
        "U0GUS": ["is_restricted"], "U0OLD": ["deleted"], "U0FAR": ["is_stranger"],
        "U0APP": ["is_bot"],
    }  # fmt: skip
    assert unknown["error"] == "user_not_found"


async def test_the_app_sees_public_channels_and_those_it_is_in(client):
    listed = await client.conversations_list(types="public_channel,private_channel")
    own = await client.users_conversations(types="public_channel,private_channel")
    shared = await client.users_conversations(user="U0BEN", types="private_channel")
    members = await client.conversations_members(channel="C0TEAM")
    info = await client.conversations_info(channel="C0GEN", include_num_members=True)
    hidden = await refused(client.conversations_info(channel="C0SEC"))
    wrong = await refused(client.conversations_list(types="moon"))

    named = [(each["name"], each["is_member"]) for each in listed["channels"]]
    assert named == [("general", True), ("outside", False), ("team", True)]
    assert [each["name"] for each in own["channels"]] == ["general", "team"]
    assert [each["name"] for each in shared["channels"]] == ["team"]
    assert members["members"] == ["U0BEN", "U0APP"]
    assert info["channel"]["num_members"] == 4
    assert (hidden["error"], wrong["error"]) == ("channel_not_found", "invalid_types")


async def test_a_direct_message_is_opened_once(client):
    first = await client.conversations_open(users="U0ANA")
    again = await client.conversations_open(users=["U0ANA"], return_im=True)
    nobody = await refused(client.conversations_open(users=""))

    assert "already_open" not in first.data
    assert (again["already_open"], again["channel"]["id"]) == (True, first["channel"]["id"])
    assert again["channel"]["user"] == "U0ANA"
    assert nobody["error"] == "users_list_not_supplied"


async def test_the_team_has_a_name(client):
    assert (await client.team_info())["team"]["name"] == "Town of Example"
