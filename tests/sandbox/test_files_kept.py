"""Files that are there: fetched, listed, deleted, heard of, and kept over a restart."""

import pytest
from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Answer, Sandbox
from bot.sandbox.types import Json
from bot.sandbox.workspace.workspace import TOKENS
from tests.sandbox.asking import refused
from tests.sandbox.conftest import MANIFEST, MONDAY, TOWN
from tests.sandbox.filing import FILES, POLICY, manifest_with, png, town_with_files

SIZE = len(POLICY)


@pytest.fixture
async def sandbox(now, request):
    async with town_with_files(request, now) as town:
        yield town


@pytest.fixture
def events(sandbox):
    """Every event that reaches the app."""
    heard: list[Json] = []

    async def deliver(envelope):
        heard.append(envelope.payload["event"])
        return Answer()

    sandbox.deliver = deliver
    return heard


async def fetched(url, token=TOKENS["bot"]):
    """What an address gives for a token."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with ClientSession(headers=headers) as session, session.get(url) as answer:
        return answer.status, answer.headers, await answer.read()


async def test_a_file_is_fetched_with_the_token(sandbox, client):
    answer = await client.files_upload_v2(content=POLICY, filename="policy.md")
    await sandbox.idle()
    file = (await client.files_info(file=answer["file"]["id"]))["file"]

    for address in (file["url_private"], file["url_private_download"]):
        status, headers, content = await fetched(address)
        assert (status, content) == (200, POLICY)
        assert headers["Content-Type"] == "text/markdown"


@pytest.mark.parametrize("token", ["", "xoxb-wrong", "xapp-sandbox"])
async def test_a_wrong_token_gets_the_sign_in_page(sandbox, client, token, mistakes):
    answer = await client.files_upload_v2(content=POLICY, filename="policy.md")
    status, headers, content = await fetched(answer["file"]["url_private"], token)

    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert b"Sign in to your workspace" in content
    warned = ["url_private was fetched with a wrong token: a sign-in page came."]
    assert mistakes == (warned if token else [])


async def test_without_the_scopes_nothing_goes(now):
    town = Sandbox(MANIFEST, TOWN, now=MONDAY)
    await town.start()
    client = AsyncWebClient(town.bot_token, base_url=town.api_url)
    ana = town.person("ana")
    await ana.upload("general", ana.file("policy.md", POLICY))
    file = town.messages("general")[0]["files"][0]

    needed = [
        (await refused(call))["needed"]
        for call in (
            client.files_getUploadURLExternal(filename="x", length=1),
            client.files_info(file=file["id"]),
            client.files_list(),
            client.files_delete(file=file["id"]),
        )
    ]
    page = (await fetched(file["url_private"]))[2]
    said = town.problems[-1]
    await town.stop()

    assert needed == ["files:write", "files:read", "files:read", "files:write"]
    assert b"Sign in" in page
    assert said == "url_private was fetched without the scope files:read: a sign-in page came."


async def test_the_old_way_to_upload_is_closed(client):
    assert (await refused(client.api_call("files.upload", params={"content": "x"})))[
        "error"
    ] == "method_deprecated"


async def test_the_app_sees_only_what_is_shared_where_it_is(sandbox, client, ana):
    await ana.upload("secret", ana.file("secret.txt", b"psst"))
    await ana.upload("general", ana.file("open.txt", b"hello"))
    hidden, shown = (sandbox.messages(name)[0]["files"][0] for name in ("secret", "general"))

    assert (await refused(client.files_info(file=hidden["id"])))["error"] == "not_visible"
    assert (await refused(client.files_info(file="F0NONE")))["error"] == "file_not_found"
    assert (await fetched(hidden["url_private"]))[0] == 404
    assert (await fetched(shown["url_private"]))[2] == b"hello"
    assert [file["name"] for file in (await client.files_list())["files"]] == ["open.txt"]


async def test_files_are_listed_newest_first_and_in_pages(sandbox, client, ana):
    for name in ("a.txt", "b.png", "c.pdf"):
        await ana.upload("general", ana.file(name, png() if name == "b.png" else b"%PDF-"))
    await client.files_upload_v2(channel="C0TEAM", content="x", filename="d.txt")
    await sandbox.idle()

    async def names(**more):
        return [file["name"] for file in (await client.files_list(**more))["files"]]

    assert await names() == ["d.txt", "c.pdf", "b.png", "a.txt"]
    assert await names(channel="C0TEAM") == ["d.txt"]
    assert await names(user="U0ANA", types=["images", "pdfs"]) == ["c.pdf", "b.png"]
    assert await names(ts_from=str(int(MONDAY) + 10)) == []
    assert await names(count=2, page=2) == ["b.png", "a.txt"]
    paging = (await client.files_list(count=2, page=2))["paging"]
    assert paging == {"count": 2, "total": 4, "page": 2, "pages": 2}


async def test_a_deleted_file_leaves_a_stone(sandbox, client, ana):
    answer = await client.files_upload_v2(channel="C0GEN", content="x", filename="x.txt")
    await sandbox.idle()
    file = answer["file"]
    await client.files_delete(file=file["id"])

    assert sandbox.messages("general")[0]["files"] == [{"id": file["id"], "mode": "tombstone"}]
    assert (await refused(client.files_info(file=file["id"])))["error"] == "file_deleted"
    assert (await fetched(file["url_private"]))[0] == 404


async def test_nobody_deletes_the_files_of_others(sandbox, client, ana):
    await ana.upload("general", ana.file("a.txt", b"a"))
    file = sandbox.messages("general")[0]["files"][0]

    assert (await refused(client.files_delete(file=file["id"])))["error"] == "cant_delete_file"


async def test_the_app_hears_of_files_where_it_is(sandbox, client, events, ana):
    await ana.upload("secret", ana.file("secret.txt", b"psst"))
    await ana.upload("general", ana.file("open.txt", b"hello"), text="Here you are, @crier")
    answer = await client.files_upload_v2(channel="C0GEN", content="x", filename="x.txt")
    await sandbox.idle()
    await client.files_delete(file=answer["file"]["id"])
    await sandbox.idle()

    kinds = [(each["type"], each.get("subtype", "")) for each in events]
    assert kinds == [
        ("message", "file_share"), ("app_mention", "file_share"), ("file_created", ""),
        ("file_shared", ""), ("file_created", ""), ("message", "file_share"), ("file_shared", ""),
        ("message", "message_changed"), ("file_deleted", ""),
    ]  # fmt: skip
    file = sandbox.messages("general")[0]["files"][0]
    assert events[3] == {
        "type": "file_shared", "channel_id": "C0GEN", "file_id": file["id"], "user_id": "U0ANA",
        "file": {"id": file["id"]}, "event_ts": events[3]["event_ts"],
    }  # fmt: skip
    assert events[0]["files"] == [file]
    assert events[-1]["channel_ids"] == ["C0GEN"]


async def test_files_are_still_there_after_a_restart(tmp_path):
    state = tmp_path / "town.json"
    first = Sandbox(FILES, TOWN, now=MONDAY, state=state)
    await first.start()
    ana = first.person("ana")
    await ana.upload("general", ana.file("../../policy.md", POLICY))
    await first.stop()

    second = Sandbox(FILES, TOWN, now=MONDAY, state=state)
    await second.start()
    client = AsyncWebClient(second.bot_token, base_url=second.api_url)
    [file] = (await client.files_list())["files"]
    shown = second.messages("general")[0]["files"][0]
    content = (await fetched(shown["url_private"]))[2]
    await second.stop()

    assert (file["name"], file["channels"], content) == ("../../policy.md", ["C0GEN"], POLICY)
    kept = [path.name for path in (tmp_path / "town.json.files").iterdir()]
    assert kept == [file["id"]]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["town.json", "town.json.files"]


async def test_what_was_sent_and_fetched_is_on_record(sandbox, client):
    answer = await client.files_upload_v2(content=POLICY, filename="policy.md")
    await fetched(answer["file"]["url_private"])
    said = {each.name: each for each in sandbox.record.by_number.values()}
    promise = sandbox.record.hide(said["files.getUploadURLExternal"].answered)

    assert said["upload_url"].answered == f"OK - {SIZE}"
    assert (said["url_private"].answered, said["url_private"].ok) == (f"{SIZE} bytes", True)
    assert "/upload/v1/(hidden)" in promise


async def test_an_app_that_did_not_ask_for_files_hears_only_of_messages(now):
    for scopes, events in (((), ("file_shared",)), (("files:read",), ())):
        town = Sandbox(manifest_with(*scopes, events=events), TOWN, now=MONDAY)
        heard: list[str] = []

        async def deliver(envelope, heard=heard):
            heard.append(envelope.payload["event"]["type"])
            return Answer()

        town.deliver = deliver
        ana = town.person("ana")
        await ana.upload("general", ana.file("policy.md", POLICY))
        problems = town.take_problems()
        await town.stop()
        assert heard == ["message"]
        needs = ["The event file_shared needs the scope files:read."]
        assert problems == (needs if events else [])
