"""The roster in a host's hand: a hundred names on a phone."""

from datetime import timedelta

from playwright.async_api import expect

from tests import given
from tests.browser.conftest import PHONE
from tests.browser.town import EARLY
from tests.trainings.checking import attendances, planned

HUNDRED = [f"U0ROOM{number:02}" for number in range(100)]


def a_full_room(session):
    """Plan a training that begins in five minutes, in which a hundred people have seats."""
    people = [given.member(one, name=f"Person {number:02}") for number, one in enumerate(HUNDRED)]
    session.add_all(people)
    session.flush()
    planned(session, going=HUNDRED, starts_at=EARLY + timedelta(minutes=5))


async def test_a_host_marks_ten_of_a_hundred_on_a_phone_and_sees_them_kept(visit, town):
    await town.herald.db.transact(a_full_room)
    emi = await visit("emi", PHONE)
    await emi.go_to_herald("Home")
    await emi.press("Who comes")
    boxes = emi.dialog.get_by_role("checkbox")
    await expect(boxes).to_have_count(100)
    wide = "[...document.querySelectorAll('dialog *')].some(e => e.scrollWidth > innerWidth)"
    assert not await emi.page.evaluate(wide)
    for number in range(0, 100, 10):
        await emi.dialog.get_by_role("checkbox", name=f"Person {number:02}", exact=True).check()
    await emi.sees("Person 00 to Person 09", "Person 90 to Person 99", within=emi.dialog)
    await emi.press("Save", emi.dialog)
    await emi.sees("Saved: 10 changes.", "There: 10. Late: 0. Not there: 0.")

    await emi.leave()
    await emi.press("Who comes")
    await expect(emi.dialog.get_by_role("checkbox", checked=True)).to_have_count(10)
    came = await town.herald.db.read(attendances)
    assert came == [(one, "there", "host") for one in HUNDRED[::10]]
