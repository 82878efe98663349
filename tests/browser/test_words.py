"""Text as apps and people write it: mrkdwn, rich text and Markdown, drawn and never run."""

from playwright.async_api import expect

SEEN = """(node) => [...node.querySelectorAll("*")].map((part) => part.tagName.toLowerCase())
  .filter((name) => !["br", "span", "div", "p"].includes(name))"""

MRKDWN = [
    ("*bold* _italic_ ~struck~ `code`", ["strong", "em", "del", "code"], "bold italic struck code"),
    ("*_both_*", ["strong", "em"], "both"),
    ("2*3*4 and snake_case_name", [], "2*3*4 and snake_case_name"),
    ("`*not bold*`", ["code"], "*not bold*"),
    ("```if x:\n  *y*```", ["pre", "code"], "if x:\n  *y*"),
    ("> one\n> two\nthree", ["blockquote"], "one\ntwo\nthree"),
    ("<https://town.example|a *masked* link>", ["a"], "a *masked* link"),
    ("<mailto:ana@town.example>", ["a"], "ana@town.example"),
    ("<javascript:alert(1)|press me>", [], "press me"),
    ("<@U0BEN> <#C0GEN> <!here> <!subteam^S0PRESS|@press>", ["a"],
     "@Ben Okafor #general @here @press"),
    ("<!date^1795615200^{date_num} {time}|then>", ["time"], "2026-11-25 9:00 AM"),
    ("<!date^1795615200^{date_long}^https://town.example|then>", ["a", "time"],
     "Wednesday, November 25th"),
    ("&lt;b&gt; &amp;amp;", [], "<b> &amp;"),
    ("<script>alert(1)</script> <img src=x onerror=alert(1)>", [],
     "<script>alert(1)</script> <img src=x onerror=alert(1)>"),
    ("done :tada: :no_such_sign:", [], "done 🎉 :no_such_sign:"),
]  # fmt: skip


async def test_mrkdwn_is_drawn_as_slack_draws_it(small, call):
    town = small.sandbox.workspace
    for text, _, _ in MRKDWN:  # more at once than an app may post
        by_the_app = {"user": town.app.bot_user, "bot_id": "B0APP", "text": text}
        town.messages.post(town.channels.named("general"), by_the_app)
    ana = await call("ana")
    drawn = ana.page.get_by_role("article").locator(".text")

    await expect(drawn).to_have_text([words for _, _, words in MRKDWN], use_inner_text=True)
    assert [await one.evaluate(SEEN) for one in await drawn.all()] == [
        elements for _, elements, _ in MRKDWN
    ]


def rich(*elements):
    return [{"type": "rich_text", "elements": list(elements)}]


def line(*elements):
    return {"type": "rich_text_section", "elements": list(elements)}


def item(text):
    return line({"type": "text", "text": text})


def bullets(indent, *texts, style="bullet"):
    items = [item(text) for text in texts]
    return {"type": "rich_text_list", "style": style, "indent": indent, "elements": items}


async def test_lists_in_lists_are_set_in(small, call):
    await small.post(
        "A list",
        blocks=rich(bullets(0, "one"), bullets(1, "inside"), bullets(0, "a", style="ordered")),
    )
    ana = await call("ana")
    lists = ana.newest.locator("ul, ol")
    await expect(lists).to_have_text(["one", "inside", "a"])
    left = [(await lists.nth(at).bounding_box())["x"] for at in range(3)]

    assert left[1] - left[0] == 22.5
    assert left[2] == left[0]


async def test_rich_text_says_who_where_and_when(small, call):
    parts = [
        {"type": "user", "user_id": "U0ANA"}, {"type": "text", "text": " "},
        {"type": "channel", "channel_id": "C0GEN"}, {"type": "text", "text": " "},
        {"type": "emoji", "name": "wave", "skin_tone": 3}, {"type": "text", "text": " "},
        {"type": "link", "url": "https://town.example", "text": "town", "style": {"bold": True}},
        {"type": "text", "text": " "},
        {"type": "date", "timestamp": 1795615200, "format": "{time}"},
        {"type": "text", "text": " <b>&amp;</b> *as is*", "style": {"code": True}},
    ]  # fmt: skip
    await small.post("Rich", blocks=rich(line(*parts)))
    ana = await call("ana")

    drawn = ana.newest.locator(".rich")
    await expect(drawn).to_have_text(
        "@Ana Ruiz #general 👋🏼 town 9:00 AM <b>&amp;</b> *as is*", use_inner_text=True
    )
    assert await drawn.evaluate(SEEN) == ["a", "strong", "a", "time", "code"]


async def test_markdown_has_headings_lists_tasks_and_tables(small, call):
    text = (
        "# Title\n\nWords with **weight** and \\*stars\\*.\n\n- one\n  - inside\n- [x] done\n\n"
        "> said\n> twice\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n<script>alert(1)</script>"
    )
    await small.post("Markdown", blocks=[{"type": "markdown", "text": text}])
    ana = await call("ana")
    drawn = ana.newest.locator(".markdown")

    await ana.sees("Title", "*stars*", "<script>alert(1)</script>", within=drawn)
    await expect(drawn.locator("ul ul li")).to_have_text("inside")
    await expect(drawn.locator("blockquote")).to_have_count(1)
    await expect(drawn.locator("td")).to_have_text(["1", "2"])


async def test_a_permalink_leads_to_its_message_on_this_page(small, call):
    target = await small.say("ben", "The one that matters.")
    answer = await small.app.client.chat_getPermalink(channel="C0GEN", message_ts=target["ts"])
    await small.post(f"See <{answer['permalink']}|this>")
    ana = await call("ana")
    await ana.page.get_by_role("link", name="this", exact=True).click()

    await expect(ana.message("The one that matters.")).to_be_focused()
