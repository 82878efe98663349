"""Files that mean harm: names that are paths, pages and scripts, endless and broken uploads."""

import asyncio

import pytest
from aiohttp import ClientSession, FormData
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.carrying import HARMLESS
from bot.sandbox.workspace.file import File, plain_name
from bot.sandbox.workspace.files import LARGEST
from bot.sandbox.workspace.kinds import kind_of
from tests.sandbox.filing import POLICY, SVG, png, town_with_files

NAMES = {
    "../../etc/passwd": "../../etc/passwd",
    "/etc/passwd": "/etc/passwd",
    "..": "..",
    "C:\\Windows\\win.ini": "C:\\Windows\\win.ini",
    "nul\0l.txt": "null.txt",
    "line\r\nSet-Cookie: a=b": "lineSet-Cookie: a=b",
    'quote".txt; filename=evil.html': 'quote".txt; filename=evil.html',
    "cod\u202egpj.exe": "codgpj.exe",
    "سياسة الصور.md": "سياسة الصور.md",
    "<script>alert(1)</script>.md": "<script>alert(1)</script>.md",
    "%2e%2e%2fsandbox.py": "%2e%2e%2fsandbox.py",
    "x" * 5000 + ".md": "x" * 255,
}


@pytest.fixture
async def sandbox(now, request):
    async with town_with_files(request, now) as town:
        yield town


async def got(sandbox, path, token=True):
    """What an address of the sandbox gives."""
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"} if token else {}
    session = ClientSession(headers=headers)
    async with session, session.get(f"{sandbox.url}{path}") as answer:
        return answer.status, answer.headers, await answer.read()


async def uploaded(sandbox, form, who="U0ANA"):
    """Upload as a page does."""
    session = ClientSession()
    address = f"{sandbox.url}/page/upload"
    async with session, session.post(address, params={"as": who}, data=form) as answer:
        return answer.status, await answer.json()


def form_of(*files):
    form = FormData()
    for name, content in files:
        form.add_field("file", content, filename=name)
    return form


@pytest.mark.parametrize("name", list(NAMES), ids=range(len(NAMES)))
async def test_a_name_is_only_a_name(sandbox, client: AsyncWebClient, tmp_path, name):
    sandbox.workspace.files.contents.keep_in(tmp_path / "files")
    answer = await client.files_upload_v2(channel="C0GEN", content=POLICY, filename=name)
    await sandbox.idle()
    file = sandbox.messages("general")[0]["files"][0]
    path = file["url_private_download"].removeprefix(sandbox.url)
    status, headers, content = await got(sandbox, path)

    assert (file["name"], status, content) == (NAMES[name], 200, POLICY)
    assert headers["Content-Disposition"].startswith('attachment; filename="')
    assert "Set-Cookie" not in headers
    assert [each.name for each in (tmp_path / "files").iterdir()] == [answer["file"]["id"]]
    assert [each.name for each in tmp_path.iterdir()] == ["files"]


@given(st.text(max_size=300))
def test_any_name_has_a_harmless_address(name):
    slug = File("F1", plain_name(name), 1, "U1", 0).slug

    assert slug.strip("abcdefghijklmnopqrstuvwxyz0123456789._-") == ""
    assert 0 < len(slug) <= 80
    assert slug[0] != "."


@given(st.text(max_size=40), st.binary(max_size=100))
def test_any_bytes_are_of_some_kind(name, start):
    assert kind_of(name, start).mimetype.count("/") == 1


@pytest.mark.parametrize(
    ("name", "content", "mimetype", "how"),
    [
        ("page.html", b"<script>parent.ran = true</script>", "text/html", "attachment"),
        ("drawing.svg", SVG, "image/svg+xml", "attachment"),
        ("pool.png", b"<script>alert(1)</script>", "application/octet-stream", "attachment"),
        ("script.js", b"alert(1)", "text/javascript", "attachment"),
        ("page.html", png(), "image/png", "inline"),
    ],
)  # fmt: skip
async def test_a_file_is_never_a_page(sandbox, ana, name, content, mimetype, how):
    await ana.upload("general", ana.file(name, content))
    file = sandbox.messages("general")[0]["files"][0]
    private = file["url_private"].removeprefix(sandbox.url)

    for path in (private, f"/page/file/{file['id']}/x?as=U0BEN"):
        _, headers, _ = await got(sandbox, path)
        assert headers["Content-Type"] == mimetype
        assert headers["Content-Disposition"].partition(";")[0] == how
        assert {name: headers[name] for name in HARMLESS} == HARMLESS
        assert headers["Content-Security-Policy"].startswith("sandbox;")


@pytest.mark.parametrize(
    "path",
    [
        "/files-pri/T0TOWN-F0NONE/x", "/files-pri/T0TOWN-..%2f..%2fREADME.md/x",
        "/files-pri/T0TOWN-%2e%2e/x", "/page/file/..%2f..%2fstate/x?as=U0ANA",
        "/page/file/F0NONE/x?as=U0ANA", "/page/file/%00/x?as=U0ANA", "/upload/v1/none",
    ],
)  # fmt: skip
async def test_a_trick_in_an_address_leads_nowhere(sandbox, path):
    assert (await got(sandbox, path))[0] in (404, 405)


async def test_people_open_what_they_may_see(sandbox, client, ana):
    await ana.upload("secret", ana.file("secret.md", POLICY))
    await ana.upload("general", ana.file("open.md", POLICY))
    await client.files_upload_v2(channel="C0TEAM", file=png(), filename="team.png")
    private = await client.files_upload_v2(file=png(), filename="form.png")
    await sandbox.idle()
    files = [sandbox.messages(name)[0]["files"][0] for name in ("secret", "general", "team")]

    async def seen_by(who):
        return [
            (await got(sandbox, f"/page/file/{file['id']}/x?as={who}"))[0] == 200
            for file in (*files, private["file"])
        ]

    assert await seen_by("U0ANA") == [True, True, False, True]
    assert await seen_by("U0BEN") == [True, True, True, True]
    assert await seen_by("U0CLO") == [False, True, False, True]
    assert await seen_by("U0GUS") == [False, False, False, True]
    assert await seen_by("U0OLD") == [False, False, False, False]
    assert await seen_by("nobody") == [False, False, False, False]


async def test_the_page_uploads_several_files(sandbox):
    status, answer = await uploaded(sandbox, form_of(("a.md", POLICY), ("b.png", png())))

    assert (status, [file["name"] for file in answer["files"]]) == (200, ["a.md", "b.png"])
    assert [file["size"] for file in answer["files"]] == [len(POLICY), len(png())]


@pytest.mark.parametrize(
    ("form", "who"),
    [
        ("words=none", "U0ANA"),
        (FormData({"words": "none"}, default_to_multipart=True), "U0ANA"),
        (form_of(*((f"{n}.md", b"x") for n in range(11))), "U0ANA"),
        (form_of(("a.md", b"x")), "U0NONE"),
        (form_of(("a.md", b"x")), "U0APP"),
    ],
)
async def test_an_upload_that_makes_no_sense_is_answered_with_a_sentence(sandbox, form, who):
    status, answer = await uploaded(sandbox, form, who)

    assert (status, answer["ok"]) == (400, False)
    assert len(answer["error"].split()) > 4


async def test_an_endless_upload_is_cut_off_and_forgotten(sandbox, tmp_path):
    endless = tmp_path / "endless.bin"
    with endless.open("wb") as file:
        file.truncate(LARGEST + 1)
    kept = sandbox.workspace.files.contents.path("any").parent
    with endless.open("rb") as file:
        status, answer = await uploaded(sandbox, form_of(("endless.bin", file)))

    assert (status, answer["error"]) == (400, "endless.bin is larger than 100 MB.")
    assert list(kept.iterdir()) == []


async def test_an_upload_that_breaks_off_leaves_nothing_behind(sandbox, client, tmp_path):
    sandbox.workspace.files.contents.keep_in(tmp_path)
    promise = await client.files_getUploadURLExternal(filename="x", length=1_000_000)
    host, path = sandbox.url.removeprefix("http://"), promise["upload_url"]
    name, _, port = host.partition(":")
    _, writer = await asyncio.open_connection(name, int(port))
    head = f"POST {path.removeprefix(sandbox.url)} HTTP/1.1\r\nHost: {host}\r\n"
    writer.write(f"{head}Content-Length: 1000000\r\n\r\nxxxx".encode())
    await writer.drain()
    async with asyncio.timeout(5):
        while not list(tmp_path.iterdir()):
            await asyncio.sleep(0.01)
        writer.close()
        while list(tmp_path.iterdir()):
            await asyncio.sleep(0.01)

    assert (await client.files_list())["files"] == []
