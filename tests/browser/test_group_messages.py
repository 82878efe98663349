"""Direct messages of a few people on the page."""

from playwright.async_api import expect


async def test_a_group_message_is_called_by_its_people(small, call):
    opened = await small.app.client.conversations_open(users="U0ANA,U0BEN")
    ana = await call("ana")
    await small.post("You two have an open draft.", channel=opened["channel"]["id"])

    await ana.page.get_by_role("link", name="Ben Okafor, crier").click()
    await ana.sees("You two have an open draft.")
    await expect(ana.page.get_by_role("heading", name="Ben Okafor")).to_have_count(1)
    await ana.page.get_by_role("textbox", name="Message").fill("On it.")
    await ana.page.keyboard.press("Enter")
    ben = await call("ben", at=opened["channel"]["id"])
    await ben.sees("On it.")
