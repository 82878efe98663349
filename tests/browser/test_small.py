"""The small town itself: what people say, what the app says, and what it hears."""

from playwright.async_api import expect

from tests.sandbox.drawing import FORM


async def test_an_app_speaks_listens_and_opens_a_form(small, call):
    @small.app.command("/cry")
    async def cried(ack, body, client):
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=FORM)

    ana = await call("ana")
    await small.say("ben", "Who is there?")
    await small.post("It is noon.")

    await ana.sees("Who is there?", "It is noon.")
    await ana.write("/cry")
    await expect(ana.dialog).to_be_visible()
