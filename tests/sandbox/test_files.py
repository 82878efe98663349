"""Files as Slack's own clients upload, find, fetch and delete them."""

import asyncio
from io import BytesIO

import pytest
from aiohttp import ClientError, ClientSession, FormData
from slack_sdk import WebClient
from slack_sdk.errors import SlackRequestError

from tests.sandbox.asking import refused
from tests.sandbox.filing import POLICY, png, town_with_files

SIZE = len(POLICY)


@pytest.fixture
async def sandbox(now, request):
    async with town_with_files(request, now) as town:
        yield town


async def sent(url, content):
    """Send bytes to an address."""
    async with ClientSession() as session, session.post(url, data=content) as answer:
        return answer.status, await answer.text()


async def promised(client, name="policy.md", size=SIZE):
    answer = await client.files_getUploadURLExternal(filename=name, length=size)
    return answer["upload_url"], answer["file_id"]


async def test_the_sdk_shares_a_file_with_a_few_words(sandbox, client):
    answer = await client.files_upload_v2(
        channel="C0GEN", content=POLICY.decode(), filename="policy.md", title="Photo policy",
        initial_comment="Read this, please.",
    )  # fmt: skip
    at_once = list(sandbox.messages("general"))
    await sandbox.idle()

    [message] = sandbox.messages("general")
    [file] = message["files"]
    assert at_once == []
    assert (answer["file"]["id"], answer["file"]["mimetype"]) == (file["id"], "")
    assert (message["text"], message["subtype"]) == ("Read this, please.", "file_share")
    assert (message["user"], message["bot_id"]) == ("U0APP", "B0APP")
    assert {key: file[key] for key in ("name", "title", "mimetype", "filetype", "size")} == {
        "name": "policy.md", "title": "Photo policy", "mimetype": "text/markdown",
        "filetype": "markdown", "size": len(POLICY),
    }  # fmt: skip
    assert sandbox.problems == []


async def test_the_sdk_that_waits_does_it_too(sandbox):
    def upload():
        client = WebClient(sandbox.bot_token, base_url=sandbox.api_url)
        client.files_upload_v2(channel="C0GEN", file=png(), filename="pool.png", alt_txt="A pool")

    await asyncio.to_thread(upload)
    await sandbox.idle()

    [file] = sandbox.messages("general")[0]["files"]
    assert (file["mimetype"], file["alt_txt"]) == ("image/png", "A pool")
    assert (file["original_w"], file["original_h"]) == (4, 3)


async def test_several_files_come_in_one_message_of_a_thread(sandbox, client, ana):
    await ana.say("general", "What do we know?")
    ts = sandbox.messages("general")[0]["ts"]
    uploads = [
        {"content": "one", "filename": "one.txt", "title": "One"},
        {"file": BytesIO(png()), "filename": "two.png", "title": "Two"},
    ]
    await client.files_upload_v2(file_uploads=uploads, channel="C0GEN", thread_ts=ts)
    await sandbox.idle()

    question, answer = sandbox.messages("general")
    assert [file["title"] for file in answer["files"]] == ["One", "Two"]
    assert (answer["thread_ts"], question["reply_count"]) == (ts, 1)


async def test_a_file_goes_to_several_channels(sandbox, client):
    await client.files_upload_v2(channels=["C0GEN", "C0TEAM"], content="x", filename="x.txt")
    await sandbox.idle()

    [general], [team] = sandbox.messages("general"), sandbox.messages("team")
    told = (await client.files_info(file=general["files"][0]["id"]))["file"]
    assert (told["channels"], told["groups"], told["ims"]) == (["C0GEN"], ["C0TEAM"], [])
    assert told["shares"]["public"]["C0GEN"][0]["ts"] == general["ts"]
    assert told["shares"]["private"]["C0TEAM"][0]["ts"] == team["ts"]


async def test_a_file_without_a_channel_stays_private(sandbox, client):
    url, file_id = await promised(client)
    assert await sent(url, POLICY) == (200, f"OK - {len(POLICY)}")
    await client.files_completeUploadExternal(files=[{"id": file_id, "title": "Mine"}])
    await sandbox.idle()

    told = (await client.files_info(file=file_id))["file"]
    assert (told["title"], told["is_public"], told["shares"]) == ("Mine", False, {})


@pytest.mark.parametrize("how", ["raw", "form"])
async def test_bytes_may_be_sent_raw_or_as_a_form(client, how):
    url, _ = await promised(client)
    form = FormData()
    form.add_field("file", POLICY, filename="whatever.md")

    assert await sent(url, POLICY if how == "raw" else form) == (200, f"OK - {len(POLICY)}")


@pytest.mark.parametrize("content", [POLICY[1:], POLICY + b"!", b"", b"x" * 300_000])
async def test_as_many_bytes_come_as_were_promised(sandbox, client, content, mistakes):
    url, file_id = await promised(client)

    assert await sent(url, content) == (400, "length_mismatch")
    complete = client.files_completeUploadExternal(files=[{"id": file_id}])
    assert (await refused(complete))["error"] == "file_not_found"
    assert mistakes == ["upload_url: length_mismatch."]


async def test_an_upload_address_works_once_and_not_for_ever(sandbox, client, now, mistakes):
    once, _ = await promised(client)
    late, _ = await promised(client)
    await sent(once, POLICY)
    now[0] += 31 * 60

    assert await sent(once, POLICY) == (400, "file_not_found")
    assert await sent(late, POLICY) == (400, "file_not_found")


async def test_the_sdk_says_that_an_upload_failed(sandbox, client, now, mistakes):
    original = client._upload_file

    async def too_late(**upload):
        now[0] += 31 * 60
        return await original(**upload)

    client._upload_file = too_late
    with pytest.raises(SlackRequestError, match="status: 400"):
        await client.files_upload_v2(channel="C0GEN", content="x", filename="x.txt")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"filename": "x", "length": 0}, "missing_argument"),
        ({"filename": "", "length": 1}, "missing_argument"),
        ({"filename": "x", "length": 101 * 2**20}, "file_upload_size_restricted"),
        ({"filename": "x", "length": 1, "alt_txt": "x" * 1001}, "alt_txt_too_large"),
        ({"filename": "x", "length": 2**21, "snippet_type": "python"}, "snippet_too_large"),
        ({"filename": "x", "length": 1, "snippet_type": "?!"}, "unknown_snippet_type"),
    ],
)
async def test_what_cannot_be_uploaded_is_said_before(client, arguments, error):
    assert (await refused(client.files_getUploadURLExternal(**arguments)))["error"] == error


async def test_there_is_only_so_much_room(client):
    for _ in range(10):
        await promised(client, size=100 * 2**20)

    full = client.files_getUploadURLExternal(filename="x", length=100 * 2**20)
    assert (await refused(full))["error"] == "storage_limit_reached"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel_id": "C0NONE"}, "channel_not_found"),
        ({"channel_id": "C0SEC"}, "channel_not_found"),
        ({"channel_id": "C0OUT"}, "not_in_channel"),
        ({"channel_id": "#general"}, "invalid_channel"),
        ({"channel_id": "U0ANA"}, "invalid_channel"),
        ({"channels": [f"C{n}" for n in range(101)]}, "channels_limit_exceeded"),
        ({"channels": ["C0GEN", "C0TEAM"], "thread_ts": "1.000001"}, "invalid_arguments"),
        ({"initial_comment": "x", "blocks": '[{"type": "divider"}]'}, "invalid_arguments"),
        ({"channel_id": "C0GEN", "blocks": '[{"type": "moon"}]'}, "invalid_blocks"),
        ({"files": []}, "invalid_arguments"),
        ({"files": [{"id": "F0NONE"}]}, "file_not_found"),
    ],
)
async def test_an_upload_that_cannot_be_finished_shares_nothing(
    sandbox, client, arguments, error, mistakes
):
    url, file_id = await promised(client)
    await sent(url, POLICY)
    complete = client.files_completeUploadExternal(**{"files": [{"id": file_id}]} | arguments)

    assert (await refused(complete))["error"] == error
    await sandbox.idle()
    assert sandbox.messages("general") == []


async def test_an_upload_is_finished_once(sandbox, client):
    answer = await client.files_upload_v2(channel="C0GEN", content="x", filename="x.txt")
    again = client.files_completeUploadExternal(files=[{"id": answer["file"]["id"]}])

    assert (await refused(again))["error"] == "file_update_failed"


async def test_an_admin_may_switch_uploads_off(sandbox, client, mistakes):
    url, file_id = await promised(client)
    await sent(url, POLICY)
    sandbox.switches.no_uploads = True
    complete = client.files_completeUploadExternal(files=[{"id": file_id}], channel_id="C0GEN")

    assert (await refused(complete))["error"] == "file_uploads_disabled"
    assert (await refused(promised(client)))["error"] == "file_uploads_disabled"


@pytest.mark.parametrize(
    ("kind", "status", "arrived"),
    [
        ("slow", 200, True),
        ("ratelimited", 429, False),
        ("error_before", 500, False),
        ("error_after", 500, True),
    ],
)
async def test_bytes_meet_the_bad_luck_that_was_ordered(sandbox, client, kind, status, arrived):
    url, file_id = await promised(client)
    sandbox.faults.add("upload_url", kind, seconds=0.01)

    assert (await sent(url, POLICY))[0] == status
    is_there = sandbox.workspace.files.by_id.get(file_id) is not None
    assert is_there == arrived
    sandbox.take_problems()


@pytest.mark.parametrize(("kind", "arrived"), [("drop_before", False), ("drop_after", True)])
async def test_the_line_breaks_while_bytes_are_sent(sandbox, client, kind, arrived):
    url, file_id = await promised(client)
    sandbox.faults.add("upload_url", kind)

    with pytest.raises(ClientError):
        await sent(url, POLICY)
    assert (sandbox.workspace.files.by_id.get(file_id) is not None) == arrived
