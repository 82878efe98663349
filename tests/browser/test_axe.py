"""What axe-core, a checker of accessibility, says of a conversation with everything open."""

from playwright.async_api import expect

from tests.browser.checks import violations
from tests.browser.small import GENERAL
from tests.sandbox.drawing import FORM


def grave(found):
    return [one for one in found if "(serious)" in one or "(critical)" in one]


async def test_axe_finds_nothing_grave_where_people_read_and_write(small, call):
    @small.app.command("/cry")
    async def cried(ack, body, client):
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=FORM)

    parent = await small.say("ben", "Who brings the *camera*? https://town.example")
    await small.say("ana", "I do.", thread_ts=parent["ts"])
    await small.post(
        "A card", attachments=[{"color": "good", "title": "Pictures", "text": "Three"}]
    )
    small.sandbox.hands.react("U0BEN", GENERAL, parent["ts"], "eyes")
    small.sandbox.hands.pin("U0BEN", GENERAL, parent["ts"])
    ana = await call("ana", at=f"{GENERAL}/{parent['ts']}")
    await ana.sees("I do.", "Pictures")
    assert grave(await violations(ana.page)) == []

    field = ana.page.get_by_role("main").get_by_role("textbox", name="Message")
    await field.fill("/")
    await expect(ana.page.get_by_role("option").first).to_be_visible()
    assert grave(await violations(ana.page)) == []
    await field.fill("/cry")
    await field.press("Enter")
    await expect(ana.dialog).to_be_visible()
    assert grave(await violations(ana.page)) == []
