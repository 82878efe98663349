"""The real process is killed or stopped under load, and what it promised is kept.

The model of faults: SIGKILL or SIGTERM at a moment that a seed chooses, while twenty people press
and send at once, over real sockets; and SIGKILL in the very step of sending, twice among
two hundred messages: Slack has the message, and nobody is left to hear its answer.
"""

import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import pytest

from bot import outbox
from bot.outbox import Because
from bot.sandbox import Sandbox
from bot.settings import Transport
from bot.slack.messages import Message
from bot.transports import PATH
from tests.chaos.load import Load, stored, stories_that_are_out
from tests.line.worlds import HASTE
from tests.races.crowd import silence
from tests.races.processes import REPLICA, Bot, free_port, until
from tests.town import MANIFEST, TOWN, environment_for

HOW = [(Transport.HTTP, 1), (Transport.SOCKET, 2), (Transport.HTTP, 3)]
LONGEST = 10  # seconds that a bot may take to end
PEOPLE = [f"U0P{n:02}" for n in range(40)]
CROWDED = {
    **TOWN,
    "people": [*TOWN["people"], *({"id": who, "name": who.lower()} for who in PEOPLE)],
}
WORDS = 5  # messages to each of the forty
KILLS = (60, 130)  # when so many have arrived


@pytest.fixture
async def sandbox():
    """A Slack that lets itself be written to quickly."""
    town = Sandbox(MANIFEST, CROWDED)
    town.switches.pace = HASTE
    await town.start()
    yield town
    await town.stop()


@asynccontextmanager
async def at_work(
    sandbox: Sandbox, transport: Transport, url: str, folder: Path
) -> AsyncIterator[tuple[Bot, Load]]:
    """Start `herald run` and a load for it."""
    port = free_port()
    more = {"HERALD_TRANSPORT": transport.value, "HERALD_HTTP_PORT": str(port)}
    with Bot(environment_for(sandbox, url, **more), folder) as bot:
        if transport is Transport.HTTP:
            await bot.listening(port)
            sandbox.post_to(f"http://127.0.0.1:{port}{PATH}")
        else:
            await bot.until(lambda: sandbox.sockets.sockets)
        line = sandbox.http.deliver if sandbox.http else sandbox.sockets.deliver
        load = Load(sandbox, line, [who.lower() for who in PEOPLE[:12]])
        await bot.until_it_knows(sandbox.person("ana"))
        yield bot, load


@pytest.mark.parametrize(("transport", "seed"), HOW)
async def test_what_was_acknowledged_is_stored_when_the_bot_is_killed(
    sandbox, db, tmp_path, transport, seed
):
    await db.transact(stories_that_are_out)
    async with at_work(sandbox, transport, str(db.url), tmp_path) as (bot, load):
        await load.run(Random(seed).randint(40, 120), bot.kill)
    async with at_work(sandbox, transport, str(db.url), tmp_path):
        assert load.acknowledged - await db.read(stored) == set()


@pytest.mark.parametrize("transport", list(Transport))
async def test_a_bot_that_is_asked_to_stop_ends_soon_and_loses_nothing(
    sandbox, db, tmp_path, transport
):
    await db.transact(stories_that_are_out)
    async with at_work(sandbox, transport, str(db.url), tmp_path) as (bot, load):
        await load.run(60, bot.ask_to_stop)
        code, seconds = await bot.ended()
        assert (code, seconds < LONGEST) == (0, True), bot.log.read_text()
    assert load.acknowledged - await db.read(stored) == set()


async def test_two_hundred_messages_arrive_once_though_the_bot_is_killed_among_them(
    sandbox, db, tmp_path
):
    await db.transact(two_hundred)
    told = environment_for(sandbox, str(db.url))
    for arrived in (*KILLS, None):
        with Bot({}, tmp_path, (*REPLICA, json.dumps(told))) as bot:
            if arrived is None:
                await silence(db)
            else:
                forget = kill_when(sandbox, arrived, bot)
                await until(lambda: bot.popen.poll() is not None)
                forget()
    assert {who: read_by(sandbox, who) for who in PEOPLE} == {who: words(who) for who in PEOPLE}


def two_hundred(session) -> None:
    """Have something to say to forty people, five times each."""
    for n in range(WORDS):
        for who in PEOPLE:
            outbox.tell(session, who, Message(words(who)[n]), because=Because.ANSWER)


def words(who: str) -> list[str]:
    """What one person is told, in order."""
    return [f"{who} reads {n}" for n in range(WORDS)]


def read_by(sandbox: Sandbox, who: str) -> list[str]:
    """What one person can read."""
    return [message["text"] for message in sandbox.workspace.direct(who).messages.values()]


def kill_when(sandbox: Sandbox, arrived: int, bot: Bot):
    """Kill the bot while its message is being taken, when so many have arrived."""
    seen = Counter(who for who in PEOPLE for _ in read_by(sandbox, who))

    def heard(name, data, _) -> None:
        if name == "message":
            seen["all"] += 1
        if seen.total() >= arrived:
            bot.kill()

    return sandbox.workspace.news.hear(heard)
