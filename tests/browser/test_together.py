"""Several people at once, and somebody who is in a hurry."""

from playwright.async_api import expect

from bot.demo.week import POOL
from bot.stories import acts
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.town import EARLY


async def edited_by_ben(town):
    story = await town.herald.db.transact(acts.suggest, "The pool", by="U0ANA", at=EARLY)
    await town.herald.db.transact(acts.reword, story, POOL.words(), version=1, by="U0BEN", at=EARLY)


async def test_who_is_slower_reads_who_was_faster(visit, town):
    await edited_by_ben(town)
    ben, dana = await visit("ben", DESKTOP), await visit("dana", PHONE)
    for approver in (ben, dana):
        await approver.go_to("digital-team")
        await approver.sees(f"For review: {POOL.headline}")

    await ben.press("Decline", ben.message(POOL.headline))
    await ben.fill({"Why not?": "Not before the council has seen it."})
    await dana.press("Decline", dana.message(POOL.headline))
    await dana.fill({"Why not?": "The pool opens a week later."})
    await dana.button("Decline", dana.dialog).dblclick()
    await dana.sees(f"Declined: {POOL.headline}", "The pool opens a week later.")
    await ben.press("Decline", ben.dialog)

    await ben.sees("Dana Lee declined this a moment ago.")


async def test_approving_twice_in_a_hurry_is_approving_once(visit, town):
    await edited_by_ben(town)
    dana = await visit("dana", PHONE)
    await dana.go_to("digital-team")

    await dana.button("Approve", dana.message(POOL.headline)).dblclick()

    await dana.sees(f"Approved: {POOL.headline}", "Approved by Dana Lee.")
    await expect(dana.page.get_by_text("Only visible to you")).to_have_count(0)


async def test_two_people_talk_and_one_becomes_another(visit):
    ana, ben = await visit("ana", PHONE), await visit("ben", DESKTOP)
    await ana.write("Who feeds the ducks on Sunday?")
    await ben.sees("Who feeds the ducks on Sunday?")
    await ben.write("The ducks feed themselves.")
    await ana.sees("The ducks feed themselves.")

    await ana.page.get_by_role("combobox", name="Acting as").click()
    await ana.sees("Who would you like to be?")
    await ana.page.get_by_role("searchbox", name="Find a person").fill("press officer")
    await ana.page.keyboard.press("Enter")
    await ana.go_to("digital-team")
    await ana.sees("Review and answers")
