"""The demo story from a link to a share and to its end, as people see it."""

from urllib.parse import parse_qs, urlsplit

from playwright.async_api import expect

LINK = "https://willow-bend.example/news/pool"
PICTURE = "https://willow-bend.example/news/pool.jpg"
HEADLINE = "The pool reopens on Friday"
WHY = "400 families asked for it."
CAPTION = "Friday at 10 the pool is back. Bring the kids."
OTHER = "Swimming again from Friday, 10 o'clock."
DISCLOSURE = "I work for the Town of Willow Bend."


async def test_a_story_travels_from_a_link_to_a_share_and_ends(visit, screen):
    ana, ben, dana = [await visit(name, screen) for name in ("ana", "ben", "dana")]

    await suggest(ana)
    await edit(ben)
    await refuse_own_words(ben)
    await ask_the_suggester(ben, dana)
    await answer_the_question(ana)
    await see_what_comes(dana)
    await read_the_week(ana, dana)
    await share(ana)
    await take_it_back(ana)
    await look_at_home(ana)
    await see_the_end(ana, dana)


async def suggest(ana):
    await ana.sees("Hello. You are Ana Ruiz.")
    await ana.press("Try /share suggest")
    await ana.press("Dismiss welcome")
    await ana.write("/share suggest javascript:alert(1)")

    await ana.fill({"Why does it matter?": WHY})
    await ana.dialog.get_by_label("Yes, “suggested by” with my name").check()
    await ana.press("Suggest", ana.dialog)
    await ana.sees("Herald passes on web addresses only.")
    await expect(ana.field("What is it?")).to_have_value("javascript:alert(1)")
    await expect(ana.field("Why does it matter?")).to_have_value(WHY)

    await ana.fill({"What is it?": LINK})
    await ana.press("Suggest", ana.dialog)
    await ana.sees("Thank you. The digital team has it.")
    await ana.leave()


async def edit(ben):
    await ben.press("Dismiss welcome")
    await ben.go_to("digital-team")
    card = ben.message(WHY)
    await ben.sees("a headline, at least one caption.", within=card)
    await ben.press("Edit", card)

    await ben.fill({"Headline": HEADLINE, "Captions": f"{CAPTION}\n\n{OTHER}"})
    await ben.sees("Still needed: a headline, at least one caption.")
    await ben.press("Save and next", ben.dialog)

    await ben.fill({"Link to the picture": PICTURE, "Alt text": "The pool with new blue tiles"})
    await ben.dialog.get_by_label("I took it or may use it").check()
    await ben.sees("Nothing is missing.")
    await ben.press("Save and next", ben.dialog)

    await ben.fill({"Goes out": "2026-11-16T09:30", "Ends": "2026-11-19T10:30"})
    await ben.sees("None ticked: all of them.")
    await ben.press("Save", ben.dialog)
    await expect(ben.dialog).to_have_count(0)
    card = ben.message(f"For review: {HEADLINE}")
    await ben.sees("Alt text: The pool with new blue tiles", "until", within=card)
    await ben.picture("review")


async def refuse_own_words(ben):
    await ben.press("Approve", ben.message(HEADLINE))
    await ben.sees("These are your words, so somebody else has to approve them.")
    await ben.sees("Nothing has changed.", "Only visible to you", within=ben.newest)
    await expect(ben.button("Ask the leads", ben.newest)).to_be_visible()


async def ask_the_suggester(ben, dana):
    await ben.press("Ask the suggester", ben.newest)
    await ben.sees("Asked: Ana Ruiz.")
    await ben.sees("Ben Carter asked Ana Ruiz: is this right? No answer yet.")
    await dana.press("Dismiss welcome")
    await dana.wind_to("2026-11-16T08:01")


async def answer_the_question(ana):
    await ana.go_to_herald("Messages")
    question = ana.message("Is this right?")
    await ana.sees("put your story into these words.", CAPTION, within=question)
    await ana.press("Yes", question)
    await ana.sees("Thank you, that makes two of you. It goes out", within=ana.newest)


async def see_what_comes(dana):
    await dana.go_to_herald("Home")
    await dana.sees("Hello, Dana Lee", "Waiting for review", "Coming up", HEADLINE)
    await dana.sees("today at 9:30 AM")


async def read_the_week(ana, dana):
    await ana.go_to("good-stories")
    await dana.wind_one_hour()
    await ana.sees("The week in 1 story", "Story hour in four languages", ", shared 5 times")
    await dana.wind_to("2026-11-16T09:31")
    card = ana.message(HEADLINE)
    await ana.sees(f"Why it matters: {WHY}", "suggested by Ana Ruiz", within=card)
    await expect(card.get_by_role("img", name="The pool with new blue tiles")).to_be_visible()
    await ana.picture("channel")


async def share(ana):
    await ana.press("Share…", ana.message(f"Why it matters: {WHY}"))
    await ana.sees("Share this story", f"{CAPTION} {DISCLOSURE}", within=ana.dialog)
    await ana.press("Other words", ana.dialog)
    await ana.sees(f"{OTHER} {DISCLOSURE}", within=ana.dialog)
    await expect_doors(ana)
    await ana.picture("sheet")

    await ana.press("Send me the words", ana.dialog)
    await ana.sees("The words are on their way into our chat", within=ana.dialog)
    await ana.press("I shared it", ana.dialog)
    await ana.sees("Noted, thank you.", within=ana.dialog)
    await ana.leave()


async def expect_doors(ana):
    words, site = f"{OTHER} {DISCLOSURE}", LINK
    assert await address(ana, "X") == (
        "https://x.com/intent/tweet",
        {"text": [words], "url": [site]},
    )
    assert await address(ana, "Facebook (copy first)") == (
        "https://www.facebook.com/sharer/sharer.php",
        {"u": [site]},
    )
    assert await address(ana, "Instagram (copy first)") == ("https://www.instagram.com/", {})


async def address(ana, network):
    door = ana.button(network, ana.dialog)
    parts = urlsplit(await door.get_attribute("href"))
    return f"{parts.scheme}://{parts.netloc}{parts.path}", parse_qs(parts.query)


async def take_it_back(ana):
    await ana.write("/share")
    answer = ana.message("Open stories, newest first")
    await ana.sees(f"{HEADLINE}", "Story hour in four languages", within=answer)
    await ana.press("Undo", answer)
    await ana.sees(f"Undone: “{HEADLINE}” doesn't count as shared by you.")

    await ana.write("/share pool")
    await ana.press("Share…", ana.message("Open stories about “pool”"))
    await ana.press("I shared it", ana.dialog)
    await ana.sees("Noted, thank you.", within=ana.dialog)
    await ana.leave()


async def look_at_home(ana):
    await ana.go_to_herald("Messages")
    await expect(ana.message(f"{OTHER} {DISCLOSURE}")).to_be_visible()
    await ana.go_to_herald("Home")
    await ana.sees("Hello, Ana Ruiz", "Stories to share", "You shared")
    await ana.picture("home")
    await ana.press("What Herald knows about me")
    await ana.sees(
        "That you told Herald so, and when. Herald cannot see your accounts or your posts."
    )
    await ana.leave()

    home = ana.page.get_by_role("tabpanel")
    await ana.button("Undo", home).last.click()
    await ana.sees("Undone:", within=ana.dialog)
    await ana.leave()
    await expect(home.get_by_role("heading", name="You shared")).to_have_count(0)
    await expect(ana.button("Share…", home)).to_have_count(2)


async def see_the_end(ana, dana):
    await ana.go_to("good-stories")
    await dana.wind_to("2026-11-19T10:46")
    card = ana.message(f"Why it matters: {WHY}")
    await ana.sees("This story has ended.", within=card)
    await expect(ana.button("Share…", card)).to_have_count(0)
