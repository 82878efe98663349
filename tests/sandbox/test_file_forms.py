"""Files in forms and pictures: what the app is given, what it may show, what is refused."""

import copy

import pytest
from aiohttp import ClientSession
from slack_bolt.async_app import AsyncApp

from bot.sandbox import Mistake, Sandbox
from bot.sandbox.types import Json
from tests.sandbox.asking import refused
from tests.sandbox.conftest import MANIFEST, MONDAY, TOWN
from tests.sandbox.filing import LETTER, POLICY, SVG, png, town_with_files


@pytest.fixture
async def sandbox(now, request):
    async with town_with_files(request, now) as town:
        yield town


@pytest.fixture
def letters(app: AsyncApp):
    """The files of each letter that the app received, with what it fetched."""
    received: list[list[Json]] = []

    @app.command("/cry")
    async def cried(ack, command, client):
        await ack()
        await client.views_open(trigger_id=command["trigger_id"], view=LETTER)

    @app.view("letter")
    async def sent(ack, view):
        received.append(view["state"]["values"]["letter"]["value"]["files"])
        await ack()

    return received


async def fetched(sandbox, file):
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"}
    session = ClientSession(headers=headers)
    async with session, session.get(file["url_private_download"]) as answer:
        return await answer.read()


async def test_the_app_is_given_the_files_of_a_form_and_fetches_them(sandbox, client, letters, ana):
    await ana.command("/cry")
    letter = ana.file("policy.md", POLICY)
    before = (await refused(client.files_info(file=letter)))["error"]
    assert await ana.submit(letter=[letter]) == {}

    [[file]] = letters
    assert before == "not_visible"
    assert (file["id"], file["name"], file["mimetype"]) == (letter, "policy.md", "text/markdown")
    assert (file["user"], file["is_public"]) == ("U0ANA", False)
    assert await fetched(sandbox, file) == POLICY
    assert (await client.files_info(file=letter))["file"]["shares"] == {}


async def test_a_letter_needs_files_and_not_too_many(letters, ana):
    await ana.command("/cry")
    three = [ana.file(f"{n}.md", POLICY) for n in range(3)]

    assert await ana.submit(letter=[]) == {"letter": "Please complete this required field."}
    assert await ana.submit(letter=three) == {"letter": "Upload no more than 2 files."}
    assert await ana.submit(letter=[None, *three[:2]]) == {}
    assert [[file["name"] for file in files] for files in letters] == [["0.md", "1.md"]]


async def test_an_empty_field_gives_an_empty_list(app, ana):
    optional: Json = copy.deepcopy(LETTER)
    optional["blocks"][0]["optional"] = True
    received = []

    @app.command("/cry")
    async def cried(ack, command, client):
        await ack()
        await client.views_open(trigger_id=command["trigger_id"], view=optional)

    @app.view("letter")
    async def sent(ack, view):
        received.append(view["state"]["values"]["letter"]["value"])
        await ack()

    await ana.command("/cry")
    await ana.submit()
    assert received == [{"type": "file_input", "files": []}]


async def test_a_form_with_files_needs_the_scope_to_read_them(now):
    town = Sandbox(MANIFEST, TOWN, seconds=lambda: now[0], now=MONDAY)
    town.workspace.views.open("U0ANA", LETTER)

    assert town.take_problems() == ["A file_input needs the scope files:read."]


async def test_endings_are_only_advice(letters, ana):
    await ana.command("/cry")

    assert await ana.submit(letter=[ana.file("tool.exe", b"MZ")]) == {}
    assert letters[0][0]["filetype"] == "exe"


async def test_nobody_sends_or_shares_the_files_of_others(sandbox, letters, ana, ben):
    await ana.command("/cry")
    foreign = ben.file("secret.md", b"psst")

    with pytest.raises(AssertionError, match="This file is gone"):
        await ana.submit(letter=[foreign])
    with pytest.raises(Mistake, match="This file is gone"):
        await ana.upload("general", foreign)
    with pytest.raises(Mistake, match="This file is gone"):
        await ana.upload("general", "F0NONE")
    assert (letters, sandbox.messages("general")) == ([], [])


async def test_people_share_files_in_threads_and_with_the_app(sandbox, ana, ben):
    await ana.say("general", "Where is the map?")
    ts = sandbox.messages("general")[0]["ts"]
    await ben.upload("general", ben.file("map.png", png()), text="Here", thread_ts=ts)
    await ben.upload("@app", ben.file("report.pdf", b"%PDF-"))

    assert ana.reads("general") == ["Where is the map?", "Here\nmap.png"]
    assert sandbox.messages("general")[1]["thread_ts"] == ts
    assert ben.reads() == ["report.pdf"]


async def test_a_command_takes_no_files(ana):
    with pytest.raises(Mistake, match="/cry is not supported with files"):
        await ana.upload("general", ana.file("x.md", b"x"), text="/cry now")


def image(**slack_file):
    return {"type": "image", "alt_text": "A map", "slack_file": slack_file}


async def test_pictures_of_the_app_may_be_shown_by_id_and_address(sandbox, client, app, ana):
    answer = await client.files_upload_v2(file=png(), filename="map.png")
    await sandbox.idle()
    file = (await client.files_info(file=answer["file"]["id"]))["file"]
    ways: list[Json] = [
        {"id": file["id"]}, {"url": file["url_private"]}, {"url": file["permalink"]},
    ]  # fmt: skip
    blocks = [image(**way) for way in ways]
    await client.chat_postMessage(channel="C0GEN", text="Maps", blocks=blocks)
    await client.views_publish(user_id="U0ANA", view={"type": "home", "blocks": blocks})
    section = {
        "type": "section", "text": {"type": "mrkdwn", "text": "Map"}, "accessory": image(**ways[0]),
    }  # fmt: skip
    await client.chat_postMessage(channel="C0GEN", text="Small", blocks=[section])

    assert [each["text"] for each in sandbox.messages("general")] == ["Maps", "Small"]
    assert ana.home["blocks"][2]["slack_file"] == {"url": file["permalink"]}


async def test_a_picture_is_shown_only_once_slack_has_looked_at_it(sandbox, client, mistakes):
    answer = await client.files_upload_v2(file=png(), filename="map.png")
    blocks = [image(id=answer["file"]["id"])]
    too_early = await refused(client.chat_postMessage(channel="C0GEN", text="x", blocks=blocks))
    await sandbox.idle()
    await client.chat_postMessage(channel="C0GEN", text="x", blocks=blocks)

    assert too_early["errors"] == ["invalid slack file [json-pointer:/blocks/0/slack_file]"]
    assert len(sandbox.messages("general")) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [("map.svg", SVG), ("map.png", b"no picture"), ("map.md", POLICY), ("m.webp", b"RIFF....WEBP")],
)
async def test_what_is_no_picture_is_not_shown(sandbox, client, mistakes, name, content):
    answer = await client.files_upload_v2(file=content, filename=name)
    await sandbox.idle()
    shown = image(id=answer["file"]["id"])
    in_message = client.chat_postMessage(channel="C0GEN", text="x", blocks=[shown])
    in_home = client.views_publish(user_id="U0ANA", view={"type": "home", "blocks": [shown]})

    assert (await refused(in_message))["errors"] == [
        "invalid slack file [json-pointer:/blocks/0/slack_file]"
    ]
    assert (await refused(in_home))["response_metadata"]["messages"] == [
        "[ERROR] invalid slack file [json-pointer:/view/blocks/0/slack_file]"
    ]


@pytest.mark.parametrize("where", [{"id": "F0NONE000"}, {"url": "https://example.com/map.png"}])
async def test_a_picture_that_nobody_knows_is_refused(client, mistakes, where):
    section = {
        "type": "section", "text": {"type": "mrkdwn", "text": "Map"}, "accessory": image(**where),
    }  # fmt: skip
    post = client.chat_postMessage(channel="C0GEN", text="x", blocks=[section])

    assert (await refused(post))["errors"] == [
        "invalid slack file [json-pointer:/blocks/0/accessory/slack_file]"
    ]


async def test_an_answer_with_a_lost_picture_is_refused(sandbox, app, ana, mistakes):
    told: Json = {}

    @app.command("/cry")
    async def cried(ack, respond):
        await ack()
        answer = await respond(text="x", blocks=[image(id="F0NONE000")])
        told.update(status=answer.status_code, body=answer.body)

    await ana.command("/cry")
    assert told["status"] == 400
    assert ana.ephemerals == []


async def test_a_bolt_app_reads_each_file_that_is_shared(sandbox, app, client, ana):
    read = []

    @app.event("file_shared")
    async def shared(event, client):
        file = (await client.files_info(file=event["file_id"]))["file"]
        read.append((event["channel_id"], event["user_id"], await fetched(sandbox, file)))

    @app.event("message")
    async def said(event):
        read.append(event.get("subtype"))

    @app.event("file_created")
    async def created(event):
        read.append(event["file_id"])

    await ana.upload("general", ana.file("policy.md", POLICY))
    file = sandbox.messages("general")[0]["files"][0]

    assert sorted(read, key=str) == sorted(
        [("C0GEN", "U0ANA", POLICY), "file_share", file["id"]], key=str
    )
