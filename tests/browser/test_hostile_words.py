"""Words that would break a weaker page, shown as they were typed."""

from bot.stories.rules.captions import Wording
from bot.stories.rules.steps import Words
from tests.browser.conftest import PHONE

MARKUP = "<!channel> *bold* _it_ ~no~ `code` <script>alert(1)</script> &lt;b&gt; <@U0BEN>"
TWO_WAYS = "مرحبا بكم في المسبح, שלום"
ENDLESS = "w" * 2000
LINK = "https://willow-bend.example/news/?q=*a*&b=_b_"


async def test_a_suggestion_is_read_as_it_was_typed(visit, town):
    ana, ben = await visit("ana", PHONE), await visit("ben", PHONE)
    await ana.write(f"/share suggest {MARKUP}")
    await ana.fill({"Why does it matter?": f"{TWO_WAYS} {ENDLESS}"})
    await ana.press("Suggest", ana.dialog)
    await ana.sees("Thank you. The digital team has it.")

    await ben.go_to("digital-team")
    await ben.sees(f"For review: {MARKUP}", TWO_WAYS)
    await ben.press("Decline", ben.message(MARKUP))
    await ben.fill({"Why not?": f"{MARKUP} {ENDLESS[:900]}"})
    await ben.press("Decline", ben.dialog)

    await ben.sees(f"Declined: {MARKUP}", f"Declined by Ben Carter: {MARKUP}")
    assert [who for who, channel, _ in town.sandbox.notifications if channel == "C0TEAM"] == []


async def test_what_is_shared_reads_as_it_was_written(visit, town):
    ana = await visit("ana", PHONE)
    caption = f"{MARKUP} {TWO_WAYS} {'w' * 300}"
    await town.tell(Words(LINK, f"{MARKUP} {TWO_WAYS}", MARKUP, [Wording("en", caption)]))
    await ana.go_to("good-stories")
    await ana.sees(f"{MARKUP} {TWO_WAYS}", f"Why it matters: {MARKUP}")

    await ana.press("Share…", ana.message(TWO_WAYS))
    await ana.sees(f"{caption} I work for the Town of Willow Bend.", within=ana.dialog)
    await ana.press("Send me the words", ana.dialog)
    await ana.sees("The words are on their way", within=ana.dialog)
    await ana.leave()

    await ana.write(f"/share {MARKUP}")
    await ana.sees("Open stories about", MARKUP, within=ana.newest)
    await ana.go_to_herald("Messages")
    await ana.sees(f"{caption} I work for the Town of Willow Bend.")
    await ana.go_to_herald("Home")
    await ana.sees(f"{MARKUP} {TWO_WAYS}")


SCRIPT = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"
PLAIN = {"type": "plain_text", "text": SCRIPT}
PARTS = [
    {"type": "rich_text_section", "elements": [{"type": "text", "text": SCRIPT},
     {"type": "link", "url": "javascript:document.title='run'", "text": SCRIPT},
     {"type": "emoji", "name": SCRIPT}, {"type": "user", "user_id": SCRIPT}]},
]  # fmt: skip


async def test_no_part_of_a_message_runs(small, call):
    town = small.sandbox.workspace
    general = town.channels.named("general")
    said = await small.say("ben", SCRIPT)
    town.messages.change(
        general, said["ts"], {"reactions": [{"name": SCRIPT, "users": ["U0BEN"], "count": 1}]},
        by="U0BEN", edited=False,
    )  # fmt: skip
    message = {
        "text": SCRIPT, "username": SCRIPT, "icons": {"emoji": SCRIPT},
        "blocks": [
            {"type": "header", "text": PLAIN}, {"type": "section", "text": PLAIN},
            {"type": "rich_text", "elements": PARTS}, {"type": "markdown", "text": SCRIPT},
        ],
        "attachments": [{"color": SCRIPT, "title": SCRIPT, "title_link": f"javascript:{SCRIPT}",
                         "text": SCRIPT, "footer": SCRIPT, "author_name": SCRIPT}],
    }  # fmt: skip
    town.post_as_app(general, message)
    general.bookmarks.append(
        {"id": "Bk1", "title": SCRIPT, "link": "javascript:1", "emoji": SCRIPT}
    )
    ana = await call("ana")
    await ana.sees("onerror", within=ana.newest)
    await ana.page.get_by_role("main").get_by_role("textbox").fill(SCRIPT)
    await ana.page.keyboard.press("Enter")
    await ana.sees("onerror", within=ana.newest)

    assert await ana.page.evaluate("document.querySelectorAll('main img, main script').length") == 0
    assert await ana.page.locator("a[href^=javascript]").count() == 0
    assert await ana.page.title() != "run"
