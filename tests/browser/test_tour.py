"""The guided tour: a visitor plays the first week in ten steps, each ticked by what happens."""

from playwright.async_api import expect

from bot.demo.week import POOL
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.visitor import WINDING

HEADLINE = "Reading aloud after dark"
WHY = "Thirty children come every week."
CAPTION = "Every Thursday we read aloud until nine. Come in your slippers."


async def test_a_visitor_plays_all_ten_steps(visit, town, screen):
    guest = await visit("ana", screen)
    tour = await begin(guest)

    await suggest(guest, tour)
    await see_it_arrive(guest, tour)
    await tidy_the_words(guest, tour)
    await be_refused(guest, tour)
    await approve(guest, tour)
    await wind_to_the_story(guest, tour)
    await share(guest, tour)
    await look_at_home(guest, tour)
    await town.tell(POOL.words())
    await read_the_week(guest, tour)
    await look_behind(guest, tour)

    await guest.sees("You have seen a story from its link to its week.", within=tour)
    await guest.press("Put the tour away", tour)
    await expect(tour).to_have_count(0)


async def begin(guest):
    """Take the tour from the welcome, and give its strip."""
    await guest.press("Take the tour: 10 short steps")
    tour = guest.page.get_by_role("region", name="Guided tour")
    await expect(tour).to_be_visible()
    return tour


async def done(guest, tour, title):
    """Wait until the tour ticks a step by itself."""
    await expect(tour.get_by_role("status")).to_have_text(f"Done: {title}", timeout=WINDING)
    await guest.sees(f"Done: {title}", within=tour)


async def suggest(guest, tour):
    await become(guest, tour, "Be Emi, go to #good-stories")
    await guest.press("Write it for me", tour)
    await guest.press("Send")
    await guest.fill({"Why does it matter?": WHY})
    await guest.press("Suggest", guest.dialog)
    await guest.sees("Thank you. The digital team has it.")
    await guest.leave()
    await done(guest, tour, "Suggest a story")


async def see_it_arrive(guest, tour):
    await become(guest, tour, "Be Ben")
    await done(guest, tour, "See it arrive")
    await guest.picture("tour")


async def tidy_the_words(guest, tour):
    await guest.press("Edit", guest.message(WHY))
    await guest.fill({"Headline": HEADLINE, "Captions": CAPTION})
    await guest.press("Save and next", guest.dialog)
    await expect(guest.field("Alt text")).to_be_visible()
    await guest.page.keyboard.press("Escape")
    await done(guest, tour, "Tidy the words")


async def be_refused(guest, tour):
    await guest.press("Approve", guest.message(f"For review: {HEADLINE}"))
    await guest.sees("These are your words, so somebody else has to approve them.")
    await done(guest, tour, "Two pairs of eyes")


async def approve(guest, tour):
    await become(guest, tour, "Be Dana, go to #digital-team")
    await guest.press("Approve", guest.message(f"For review: {HEADLINE}"))
    await guest.sees("Approved by Dana Lee.")
    await done(guest, tour, "Approve it as the lead")


async def wind_to_the_story(guest, tour):
    await guest.press("Go to #good-stories", tour)
    await wind(guest, "Wind one day")
    await guest.sees(HEADLINE)
    await guest.sees("The week in")  # which is due on the way
    await done(guest, tour, "Wind the clock")


async def become(guest, tour, label):
    """Be somebody else, and wait until the page shows what they see, not what another saw."""
    await guest.press(label, tour)
    await expect(guest.button(label, tour)).to_have_count(0)


async def share(guest, tour):
    await become(guest, tour, "Be Grace, go to #good-stories")
    await guest.press("Share…", guest.message(f"Why it matters: {WHY}"))
    await guest.sees(CAPTION, within=guest.dialog)
    await guest.press("I shared it", guest.dialog)
    await guest.sees("Noted, thank you.", within=guest.dialog)
    await guest.leave()
    await done(guest, tour, "Share in three taps")


async def look_at_home(guest, tour):
    await become(guest, tour, "Be Hugo, go to Herald’s Home")
    await guest.sees("Hello, Hugo Martín")
    await done(guest, tour, "See what matters to you")


async def read_the_week(guest, tour):
    await become(guest, tour, "Be Jonas, go to #good-stories")
    await wind(guest, "Wind to next Monday 9:00")
    await done(guest, tour, "Read the week")
    await guest.sees("The week in")


async def look_behind(guest, tour):
    await guest.page.get_by_role("button", name="What was said").click()
    drawer = guest.page.get_by_role("complementary", name="Behind the scenes")
    await drawer.get_by_role("searchbox", name="Search exchanges").fill("chat.postMessage")
    await guest.sees("Herald wrote in #good-stories", within=drawer)
    await guest.picture("said")
    await guest.page.keyboard.press("Escape")
    await done(guest, tour, "Look behind the scenes")


async def wind(guest, button):
    """Wind the clock with one of its buttons, which a phone keeps in a panel."""
    if guest.is_on_a_phone:
        await guest.press("Clock")
    await guest.page.get_by_role("button", name=button).first.click()


async def test_steps_are_skipped_the_tour_is_hidden_and_begins_again(visit):
    guest = await visit("ana", DESKTOP)
    tour = await begin(guest)
    await guest.press("Skip", tour)
    await guest.sees("Step 2 of 10", within=tour)
    await guest.page.reload()
    await guest.sees("Step 2 of 10", within=tour)

    await guest.press("Fold the tour", tour)
    await expect(tour.get_by_role("button", name="Skip")).to_have_count(0)
    await guest.press("Hide the tour", tour)
    await expect(tour).to_have_count(0)
    await guest.page.get_by_role("button", name="More of this page").click()
    await guest.page.get_by_role("menuitem", name="Guided tour").click()
    for number in range(3, 11):
        await guest.press("Skip", tour)
        await guest.sees(f"Step {number} of 10", within=tour)
    await guest.press("Skip", tour)
    await guest.press("Begin again", tour)
    await guest.sees("Step 1 of 10", within=tour)


async def test_what_happened_in_a_second_window_is_ticked_after_a_reload(visit, town):
    guest = await visit("ana", PHONE)
    tour = await begin(guest)
    await guest.page.goto("about:blank")
    await town.sandbox.person("hugo").open_home()
    await guest.page.go_back()
    await done(guest, tour, "See what matters to you")


async def test_what_was_written_before_a_step_had_its_turn_does_not_tick_it(visit, town):
    guest = await visit("ana", DESKTOP)
    tour = await begin(guest)
    await guest.go_to("good-stories")
    await town.herald.app.client.chat_postMessage(channel="C0SHARE", text="The week in words")
    await guest.sees("The week in words")
    for number in range(2, 10):
        await guest.press("Skip", tour)
        await guest.sees(f"Step {number} of 10", within=tour)

    await guest.page.reload()

    await guest.go_to("general")
    await guest.sees("Step 9 of 10", within=tour)
