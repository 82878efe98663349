"""Files on the page: brought by button, mouse and clipboard, shown, saved, and never run."""

import pytest_asyncio
from playwright.async_api import expect

from tests.browser.screens import DESKTOP, PHONE
from tests.browser.small import GENERAL, open_small
from tests.sandbox.filing import FILES, LETTER, POLICY, SVG, png

PICTURE = {"name": "pool.png", "mimeType": "image/png", "buffer": png(640, 400)}
TEXT = {"name": "policy.md", "mimeType": "text/markdown", "buffer": POLICY}
SCRIPT = {"name": "<img src=x onerror=alert(1)>.svg", "mimeType": "image/svg+xml", "buffer": SVG}
CARRY = """([name, type, text]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name, { type }));
  return carried;
}"""
PASTE = """(field, clipboardData) => field.dispatchEvent(
  new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))"""


@pytest_asyncio.fixture(loop_scope="session")
async def small():
    async with open_small(FILES) as town:
        yield town
        assert town.sandbox.problems == []


@pytest_asyncio.fixture(loop_scope="session")
async def sent(small):
    """The letters that the app received, in the order of their coming."""
    letters = []

    @small.app.command("/cry")
    async def cried(ack, body, client):
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=LETTER)

    @small.app.view("letter")
    async def written(ack, view):
        letters.append(view["state"]["values"]["letter"]["value"]["files"])
        await ack()

    return letters


async def chosen(visitor, button, *files, within=None):
    """Choose files in the browser's own dialog."""
    async with visitor.page.expect_file_chooser() as choosing:
        await visitor.press(button, within)
    await (await choosing.value).set_files(files)


async def dropped(visitor, place, name="dropped.txt", kind="text/plain", text="hello"):
    """Let a file fall on a place."""
    carried = await visitor.page.evaluate_handle(CARRY, [name, kind, text])
    for event in ("dragover", "drop"):
        await place.dispatch_event(event, {"dataTransfer": carried})


async def test_ana_shares_files_and_ben_sees_them(small, call, screen):
    ana, ben = await call("ana", screen), await call("ben", screen)
    main = ana.page.get_by_role("main")
    await chosen(ana, "Add files", PICTURE, TEXT)
    to_send = main.get_by_role("list", name="Files to send")
    await expect(to_send.get_by_role("listitem")).to_have_count(2)
    await expect(to_send.get_by_role("progressbar")).to_have_count(0)
    await ana.sees("pool.png", within=to_send)
    await ana.write("Two for you")

    await expect(to_send).to_be_hidden()
    message = ben.message("Two for you")
    picture = message.get_by_role("img", name="pool.png", exact=True)
    await expect(picture).to_have_js_property("naturalWidth", 640)
    await ben.sees("policy.md", f"Markdown (raw) · {len(POLICY)} bytes", within=message)
    async with ben.page.expect_download() as download:
        await message.get_by_role("link", name="Download policy.md").click()
    saved = await download.value
    assert (saved.suggested_filename, (await saved.path()).read_bytes()) == ("policy.md", POLICY)
    [said] = small.sandbox.messages("general")
    assert [file["name"] for file in said["files"]] == ["pool.png", "policy.md"]


async def test_what_was_added_can_be_taken_away_before_it_is_sent(small, call):
    ana = await call("ana", DESKTOP)
    field = ana.page.get_by_role("main").get_by_role("textbox", name="Message")
    await chosen(ana, "Add files", TEXT, PICTURE)
    await ana.press("Remove pool.png")
    await expect(ana.button("Remove policy.md")).to_be_focused()
    await dropped(ana, field)
    carried = await ana.page.evaluate_handle(CARRY, ["pasted.txt", "text/plain", "hi"])
    await field.evaluate(PASTE, carried)
    to_send = ana.page.get_by_role("list", name="Files to send")
    await expect(to_send.get_by_text("pasted.txt")).to_be_visible()
    await expect(to_send.get_by_role("progressbar")).to_have_count(0)
    await ana.press("Send")
    await expect(to_send).to_be_hidden()

    [said] = small.sandbox.messages("general")
    names = [file["name"] for file in said["files"]]
    assert (said["text"], names) == ("", ["policy.md", "dropped.txt", "pasted.txt"])


async def test_a_picture_is_seen_large_and_left_by_keyboard(small, call, screen):
    ben = small.sandbox.person("ben")
    await ben.upload("general", ben.file("pool.png", png(2000, 900)))
    ana = await call("ana", screen)
    thumbnail = ana.button("Open pool.png")
    await thumbnail.press("Enter")
    large = ana.page.get_by_role("dialog", name="pool.png")
    await ana.sees("PNG · ", within=large)
    async with ana.page.expect_download() as download:
        await large.get_by_role("link", name="Download pool.png").click()
    await ana.page.keyboard.press("Escape")
    await expect(large).to_have_count(0)

    await expect(thumbnail).to_be_focused()
    assert (await download.value).suggested_filename == "pool.png"


async def test_a_file_joins_a_thread(small, call, screen):
    asked = await small.say("ben", "Where is the map?")
    ana = await call("ana", screen, at=f"{GENERAL}/{asked['ts']}")
    thread = ana.page.get_by_role("complementary", name="Thread")
    await chosen(ana, "Add files", PICTURE, within=thread)
    await expect(thread.get_by_role("listitem")).to_have_count(1)
    await expect(thread.get_by_role("progressbar")).to_have_count(0)
    await thread.get_by_role("button", name="Send").click()
    await expect(thread.get_by_role("img", name="pool.png", exact=True)).to_be_visible()

    question, answer = small.sandbox.messages("general")
    assert (answer["thread_ts"], answer["subtype"]) == (question["ts"], "file_share")
    shown_outside = ana.page.get_by_role("main").get_by_role("img", name="pool.png")
    await expect(shown_outside).to_have_count(0)


async def test_a_file_that_missed_its_place_is_not_opened(small, call):
    ana = await call("ana")
    await dropped(ana, ana.page.get_by_role("navigation").first)

    await ana.sees("This is the beginning of general")
    await expect(ana.page.get_by_role("list", name="Files to send")).to_be_hidden()


async def test_a_form_takes_files_and_sends_them(small, call, sent, screen):
    ana = await call("ana", screen)
    await ana.write("/cry")
    await ana.press("Send", ana.dialog)
    await ana.sees("Please complete this required field.", within=ana.dialog)
    await chosen(ana, "Choose files", TEXT, within=ana.dialog)
    await ana.sees("policy.md", f"{len(POLICY)} bytes", within=ana.dialog)
    await dropped(ana, ana.dialog.get_by_role("group", name="Letter"))
    await ana.sees("dropped.txt", within=ana.dialog)
    await expect(ana.button("Choose files", ana.dialog)).to_be_disabled()
    await expect(ana.dialog.get_by_role("progressbar")).to_have_count(0)
    await ana.press("Remove dropped.txt", ana.dialog)
    await ana.press("Send", ana.dialog)
    await expect(ana.dialog).to_have_count(0)

    [[letter]] = sent
    assert (letter["name"], letter["mimetype"], letter["size"]) == (
        "policy.md",
        "text/markdown",
        len(POLICY),
    )


async def test_a_form_keeps_its_files_when_the_page_is_loaded_anew(small, call, sent):
    ana = await call("ana")
    await ana.write("/cry")
    await chosen(ana, "Choose files", TEXT, PICTURE, within=ana.dialog)
    await expect(ana.button("Remove pool.png", ana.dialog)).to_be_visible()
    await ana.dialog.get_by_label("Why?").fill("x" * 30)
    await ana.press("Send", ana.dialog)
    await ana.sees("20 characters too long", within=ana.dialog)

    await expect(ana.button("Remove policy.md", ana.dialog)).to_be_visible()
    await ana.dialog.get_by_label("Why?").fill("short")
    await ana.press("Send", ana.dialog)
    await expect(ana.dialog).to_have_count(0)
    assert [file["name"] for file in sent[0]] == ["policy.md", "pool.png"]


async def test_the_app_shows_a_picture_that_is_a_file(small, call):
    ana = await call("ana", PHONE)
    answer = await small.app.client.files_upload_v2(file=png(300, 200), filename="map.png")
    await small.sandbox.idle()
    by_id = {"type": "image", "alt_text": "A map", "slack_file": {"id": answer["file"]["id"]}}
    await small.post("Here", blocks=[by_id])

    await expect(ana.newest.get_by_role("img", name="A map")).to_have_js_property(
        "naturalWidth", 300
    )


async def test_neither_a_name_nor_a_file_ever_runs(small, call):
    ana = await call("ana", DESKTOP)
    await chosen(ana, "Add files", SCRIPT)
    await expect(ana.page.get_by_role("progressbar")).to_have_count(0)
    await ana.write("Mind this one")
    await ana.sees(SCRIPT["name"])
    file = small.sandbox.messages("general")[0]["files"][0]

    beside = await ana.page.context.new_page()
    await beside.goto(f"{small.sandbox.url}/")
    ran = await beside.evaluate(
        """async (address) => {
          const frame = document.createElement("iframe");
          const loaded = new Promise((done) => frame.addEventListener("load", done));
          frame.src = address;
          document.body.append(frame);
          await Promise.race([loaded, new Promise((done) => setTimeout(done, 500))]);
          return Boolean(window.ran);
        }""",
        f"/page/file/{file['id']}/x.svg?as=U0ANA",
    )
    assert ran is False
    assert await ana.page.locator("img[src='x']").count() == 0
