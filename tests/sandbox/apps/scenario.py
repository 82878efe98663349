"""What the town does with a crier, whatever the crier is made of."""

import asyncio

from bot.sandbox import Person, Sandbox


async def until(condition, seconds=10.0):
    """Wait until something is so."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)


async def commands(sandbox: Sandbox, ana: Person, ben: Person) -> None:
    """A command is answered at once, another one a while later."""
    await ana.command("/cry noon", channel="general")
    await ana.command("/hail @ben & all", channel="general")
    await until(lambda: ana.dm)

    assert [each["text"] for each in ana.ephemerals] == ["Oyez, noon"]
    assert sandbox.said_to(ana) == ["Hailed <@U0BEN|ben> & all"]


async def forms(sandbox: Sandbox, ana: Person, ben: Person) -> None:
    """A form comes back with errors, changes, grows another one, and is sent in the end."""
    await ana.command("/cry form", channel="general")
    await until(lambda: ana.view)
    rude = await ana.submit(words="rude")
    offered = await ana.types("Where", "ge")
    await ana.submit(words="push")
    above = [view["callback_id"] for view in ana.views]
    await ana.submit()
    cleared = list(ana.views)

    await ana.shortcut("Cry something")
    await until(lambda: ana.view)
    await ana.submit(words="update")
    assert ana.view is not None
    updated = ana.view["callback_id"]
    await ana.submit()

    await ana.shortcut("Cry something")
    await until(lambda: ana.view)
    await ana.close()
    await until(lambda: "Another time, then." in sandbox.said_to(ana))

    assert (rude, offered) == ({"words": "Say it kindly."}, ["general"])
    assert (above, cleared) == (["words", "more"], [])
    assert (updated, ana.views) == ("last", [])


async def messages(sandbox: Sandbox, ana: Person, ben: Person) -> None:
    """A message is posted, pressed, answered in its thread and changed."""
    await ana.shortcut("Cry something")
    await until(lambda: ana.view)
    await ana.types("Where", "gen")
    await ana.submit(words="The pool opens", place="general")
    await until(lambda: ben.sees("Amen"))
    await ben.press("Amen")
    general = sandbox.messages("general")
    await until(lambda: general_texts(sandbox) == ["Amen", "<@U0BEN> says amen"])
    await until(lambda: ben.ephemerals)

    assert [each["text"] for each in ben.ephemerals] == ["Thank you."]
    assert sandbox.messages("general")[1]["thread_ts"] == general[0]["ts"]
    assert not ben.sees("Amen")


async def words(sandbox: Sandbox, ana: Person, ben: Person) -> None:
    """People talk to the crier, call it, point to words and look at its Home."""
    await ana.say("general", "hello crier")
    await until(lambda: "hello, <@U0ANA>" in general_texts(sandbox))
    await ben.say("general", "@crier where are you?")
    await until(lambda: ben.ephemerals)
    await ana.message_shortcut("Cry this", "hello crier", channel="general")
    await until(lambda: ana.ephemerals)
    await ana.open_home()
    await until(lambda: ana.home)

    assert [each["text"] for each in ben.ephemerals] == ["Yes?"]
    assert [each["text"] for each in ana.ephemerals] == ["Cried: hello crier"]
    assert ana.home is not None
    assert ana.home["blocks"][0]["text"]["text"] == "Good morning, Ana Ruiz"


def general_texts(sandbox: Sandbox) -> list[str]:
    """What stands in #general."""
    return [each["text"] for each in sandbox.messages("general")]


SCENES = [commands, forms, messages, words]
