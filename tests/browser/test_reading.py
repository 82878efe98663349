"""How messages are read: who, when, what is new, what was changed, who reacted, what is pinned."""

from playwright.async_api import expect

from tests.browser.small import GENERAL


async def test_messages_of_one_author_stand_together(small, call):
    for text in ("One.", "Two."):
        await small.say("ben", text)
    await small.post("Three.")
    ana = await call("ana")
    await ana.sees("One.", "Two.", "Three.")

    heads = await ana.page.locator(".message-head").all_text_contents()
    assert heads == ["Ben Okafor9:00 AM", "crierAPP9:00 AM"]


async def test_what_is_unread_begins_below_a_line(small, call):
    await small.say("ben", "Read long ago.")
    small.sandbox.hands.mark_read("U0ANA", small.sandbox.workspace.channels.named("general"))
    await small.say("ben", "Not read yet.")
    ana = await call("ana")

    line = ana.page.get_by_role("separator", name="New messages")
    await expect(line).to_be_visible()
    assert await line.evaluate("(node) => node.nextSibling.innerText.includes('Not read yet.')")


async def test_somebody_far_up_is_told_of_new_messages(small, call):
    for number in range(60):
        await small.say("ben", f"Number {number}")
    ana = await call("ana")
    await ana.sees("Number 59")
    log = ana.page.get_by_role("log")
    await log.evaluate("(node) => { node.scrollTop = 200; }")
    await expect(ana.page.get_by_text("Number 59")).not_to_be_in_viewport()
    await small.say("ben", "Fresh.")

    await ana.press("1 new message")
    await expect(ana.page.get_by_text("Fresh.")).to_be_in_viewport()
    await expect(ana.button("1 new message")).to_be_hidden()


async def test_new_messages_are_read_out_politely(small, call):
    ana = await call("ana")
    log = ana.page.get_by_role("log", name="Messages in general")
    await expect(log).not_to_have_attribute("aria-busy", "true")
    await expect(log).not_to_have_attribute("aria-live", "assertive")
    await small.say("ben", "Hello!")

    await expect(log.get_by_role("article", name="Ben Okafor, 9:00 AM")).to_contain_text("Hello!")


async def test_only_one_sees_what_is_for_her_eyes(small, call):
    ana, ben = await call("ana"), await call("ben")
    await ana.sees("This is the beginning of general.")
    await small.app.client.chat_postEphemeral(channel=GENERAL, user="U0ANA", text="Psst.")
    await ana.sees("Only visible to you", "Psst.", within=ana.newest)
    await small.post("For everybody.")
    await ben.sees("For everybody.")
    await expect(ben.page.get_by_text("Psst.")).to_have_count(0)

    await ana.press("Dismiss message", ana.message("Psst."))
    await expect(ana.page.get_by_text("Psst.")).to_have_count(0)


async def test_reactions_are_counted_and_taken_back(small, call):
    target = await small.say("ben", "The pool is open!")
    ana, ben = await call("ana"), await call("ben")
    await ana.message("The pool").hover()
    await ana.press("Add a reaction", ana.message("The pool"))
    await ana.page.get_by_role("searchbox", name="Find an emoji").fill("tada")
    await ana.page.keyboard.press("Enter")

    await ben.press("tada: Ana Ruiz", ben.message("The pool"))
    mine = ana.message("The pool").get_by_role("button", name="tada: You and Ben Okafor")
    await expect(mine).to_have_attribute("aria-pressed", "true")
    await mine.click()
    await expect(ana.button("tada: Ben Okafor")).to_have_attribute("aria-pressed", "false")
    message = small.sandbox.workspace.channels.named("general").messages[target["ts"]]
    assert message["reactions"] == [{"name": "tada", "users": ["U0BEN"], "count": 1}]


async def test_a_reaction_from_the_menu(small, call):
    await small.say("ben", "The pool is open!")
    ana = await call("ana")
    await ana.choose("More actions", ana.message("The pool"), "React with :eyes:")

    await expect(ana.button("eyes: You")).to_be_visible()


async def test_pins_and_bookmarks_stand_under_the_title(small, call):
    await small.say("ben", "The gate code is on the board.")
    ana = await call("ana")
    await ana.choose("More actions", ana.message("The gate code"), "Pin to channel")
    await ana.sees("Pinned", within=ana.message("The gate code"))
    bar = ana.page.get_by_role("group", name="Pins and bookmarks")
    await ana.press("1 pinned message", bar)
    await ana.page.get_by_role("dialog", name="Pinned messages").get_by_role("link").click()

    await expect(ana.message("The gate code")).to_be_focused()
    await ana.choose("More actions", ana.message("The gate code"), "Unpin from channel")
    await expect(bar).to_have_count(0)


async def test_attachments_have_a_bar_in_their_colour(small, call):
    await small.post(
        attachments=[
            {
                "color": "#2eb67d", "pretext": "From the *press desk*", "title": "Pictures",
                "title_link": "https://town.example/pictures", "text": "All have alt texts.",
                "fields": [{"title": "Size", "value": "1200×630", "short": True}],
                "footer": "Media library",
            },
            {"color": 'red" onload="alert(1)', "fallback": "Only words"},
        ],
        text="Three pictures",
    )  # fmt: skip
    ana = await call("ana")
    await ana.sees("press desk", "Pictures", "All have alt texts.", "1200×630", "Only words")

    bars = ana.page.locator(".attachment-bar rect")
    assert [await bars.nth(at).get_attribute("fill") for at in (0, 1)] == ["#2eb67d", None]


async def test_a_picture_that_does_not_come_leaves_its_words(small, call, trouble):
    small.sandbox.workspace.post_as_app(
        small.sandbox.workspace.channels.named("general"),
        {"text": "A picture", "blocks": [
            {"type": "image", "image_url": "/static/nowhere.png", "alt_text": "The new blue tiles",
             "title": {"type": "plain_text", "text": "Tiles"}},
        ]},
    )  # fmt: skip
    ana = await call("ana")

    await ana.sees("Tiles", "The new blue tiles")
    await expect(ana.page.get_by_role("img", name="The new blue tiles")).to_be_visible()
    trouble.said.clear()


async def test_who_comes_and_goes_is_a_quiet_line(small, call):
    town = small.sandbox.workspace
    note = {"user": "U0BEN", "subtype": "channel_join", "text": "<@U0BEN> has joined the channel"}
    town.messages.post(town.channels.named("general"), note)
    ana = await call("ana")

    await ana.sees("@Ben Okafor has joined the channel", within=ana.newest)
