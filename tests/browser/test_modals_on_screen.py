"""Forms in front of somebody: three deep, mistakes, time-outs, questions, and the keyboard."""

import asyncio

from playwright.async_api import expect

from tests.sandbox.checker.build import plain
from tests.sandbox.drawing import FORM, button, card, modal


def opens_on_command(small, view):
    """Let /cry open a form."""

    @small.app.command("/cry")
    async def cried(ack, body, client):
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=view)


def deeper(small, *titles):
    """Let Go push the next form each time."""
    rest = iter(titles)

    @small.app.action("go")
    async def went(ack, body, client):
        await ack()
        await client.views_push(trigger_id=body["trigger_id"], view=modal(next(rest)))


async def at_a_stack_of_three(small, call):
    opens_on_command(small, modal("First"))
    deeper(small, "Second", "Third")
    ana = await call("ana")
    await ana.write("/cry")
    for title in ("First", "Second"):
        await expect(ana.page.get_by_role("dialog", name=title)).to_be_visible()
        await ana.press("Go", ana.dialog)
    await expect(ana.page.get_by_role("dialog", name="Third")).to_be_visible()
    return ana


async def test_cancel_and_escape_go_back_one_form_at_a_time(small, call):
    ana = await at_a_stack_of_three(small, call)
    await expect(ana.page.get_by_role("dialog")).to_have_count(1)
    await ana.dialog.get_by_role("button", name="Close", exact=True).click()
    await expect(ana.page.get_by_role("dialog", name="Second")).to_be_visible()
    await ana.page.keyboard.press("Escape")
    await expect(ana.page.get_by_role("dialog", name="First")).to_be_visible()
    await ana.page.keyboard.press("Escape")

    await expect(ana.dialog).to_have_count(0)
    await expect(ana.button("Send")).to_be_focused()


async def test_the_cross_closes_the_whole_stack(small, call):
    ana = await at_a_stack_of_three(small, call)
    await ana.press("Close dialog")

    await expect(ana.dialog).to_have_count(0)
    assert small.sandbox.workspace.views.of("U0ANA") == []


async def test_the_focus_never_leaves_the_form(small, call):
    ana = await at_a_stack_of_three(small, call)
    held = "(dialog) => dialog.contains(document.activeElement)"
    assert await ana.dialog.evaluate(held)
    for _ in range(8):
        await ana.page.keyboard.press("Tab")
        assert await ana.dialog.evaluate(held)


async def test_a_form_that_was_sent_waits_and_says_so(small, call):
    opens_on_command(small, FORM)
    answer = asyncio.Event()

    @small.app.view("cry")
    async def sent(ack):
        await answer.wait()
        await ack()

    ana = await call("ana")
    await ana.write("/cry")
    submit = ana.button("Cry out", ana.dialog)
    await submit.click()
    await expect(submit).to_have_attribute("aria-busy", "true")
    answer.set()

    await expect(ana.dialog).to_have_count(0)


async def test_mistakes_stand_at_their_field_which_gets_the_focus(small, call):
    opens_on_command(small, FORM)

    @small.app.view("cry")
    async def sent(ack):
        await ack(response_action="errors", errors={"words": "Louder, please."})

    ana = await call("ana")
    await ana.write("/cry")
    await ana.fill({"Words": "oyez"})
    await ana.press("Cry out", ana.dialog)
    await ana.sees("Louder, please.", within=ana.dialog)
    field = ana.field("Words")
    await expect(field).to_be_focused()
    await expect(field).to_have_attribute("aria-invalid", "true")
    await expect(field).to_have_value("oyez")

    await field.press_sequentially("!")
    await expect(ana.dialog.get_by_text("Louder, please.")).to_be_hidden()


async def test_an_app_that_does_not_answer_is_told_in_slacks_words(small, call):
    opens_on_command(small, FORM)

    @small.app.view("cry")
    async def sent(ack):
        raise RuntimeError("The crier is asleep.")

    ana = await call("ana")
    await ana.write("/cry")
    await ana.press("Cry out", ana.dialog)

    await ana.sees("We had some trouble connecting. Try again?", within=ana.dialog)
    await expect(ana.field("Words")).to_have_value("Oyez")


async def test_a_form_is_redrawn_under_somebody_who_types(small, call):
    opens_on_command(small, FORM)
    ana = await call("ana")
    await ana.write("/cry")
    await ana.fill({"Words": "half a w"})
    view = small.sandbox.workspace.views.of("U0ANA")[0]
    title = {"type": "plain_text", "text": "Cry louder"}
    await small.app.client.views_update(view_id=view["id"], view=FORM | {"title": title})
    await expect(ana.page.get_by_role("dialog", name="Cry louder")).to_be_visible()

    await expect(ana.field("Words")).to_be_focused()
    await ana.page.keyboard.type("ord")
    await expect(ana.field("Words")).to_have_value("half a word")


async def test_a_button_may_ask_first(small, call):
    pressed = []

    @small.app.action("go")
    async def went(ack, body):
        await ack()
        pressed.append(body["actions"][0]["action_id"])

    question = {
        "title": plain("Are you sure?"), "text": plain("It is loud."),
        "confirm": plain("Do it"), "deny": plain("Rather not"), "style": "danger",
    }  # fmt: skip
    await small.post("A card", blocks=card("A card", button("Go", "go") | {"confirm": question}))
    ana = await call("ana")
    dialog = ana.page.get_by_role("alertdialog", name="Are you sure?")
    await ana.press("Go", ana.newest)
    await ana.sees("It is loud.", within=dialog)
    await expect(ana.button("Rather not", dialog)).to_be_focused()
    await ana.page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    await expect(ana.button("Go", ana.newest)).to_be_focused()
    assert pressed == []

    await ana.press("Go", ana.newest)
    await ana.press("Do it", dialog)
    await expect(ana.button("Go", ana.newest)).not_to_have_attribute("aria-busy", "true")
    await small.sandbox.idle()
    assert pressed == ["go"]


async def test_a_notice_can_be_put_away(small, call):
    ana = await call("ana")
    await ana.sees("This is the beginning of general.")
    small.sandbox.workspace.news.notice("U0ANA", "/cry failed because the app did not respond")
    notice = ana.page.get_by_role("status").filter(has_text="did not respond")
    await ana.press("Dismiss notice", notice)

    await expect(ana.page.get_by_text("did not respond")).to_have_count(0)
