"""A town with web pages, a training in it, and visitors who come over real HTTP."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any, NamedTuple

import pytest
from aiohttp import ClientSession

from bot import settings
from bot.trainings.models import Lesson, Training
from bot.web import Web
from tests import given
from tests.town import PAGES, Town, open_town

SETTINGS = settings.read({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", **PAGES})
HTML = {"Accept": "text/html"}


class Answer(NamedTuple):
    """What a visitor got."""

    status: int
    headers: Any
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Visitors:
    """Whoever opens pages of a town."""

    def __init__(self, town: Town, session: ClientSession) -> None:
        self.town, self.session = town, session

    async def get(self, path: str, method: str = "GET", accept: str = "text/html", **headers: str):
        """Open a page."""
        address = self.town.herald.pages.address + path
        told = {"Accept": accept, **headers}
        async with self.session.request(
            method, address, headers=told, allow_redirects=False
        ) as answer:
            return Answer(answer.status, answer.headers, await answer.read())


@pytest.fixture
async def town(database_url, clock) -> AsyncIterator[Town]:
    """The demo town with web pages."""
    async with open_town(database_url, clock, told=PAGES) as town:
        yield town
        assert town.sandbox.problems == []


@pytest.fixture
async def visitors(town) -> AsyncIterator[Visitors]:
    """Visitors of the town's pages."""
    async with ClientSession() as session:
        yield Visitors(town, session)


def planned(session: Any, training: Training, lesson: Lesson) -> None:
    """Save a training of a lesson."""
    session.add(lesson)
    session.flush()
    session.add(training)


@pytest.fixture
async def training(town) -> Training:
    """Wednesday noon, Room 2: *Sharing well*."""
    lesson = given.lesson("Sharing well <3", position=3)
    one = given.training(lesson_id=lesson.id)
    await town.herald.db.transact(planned, one, lesson)
    return one


async def raw(port, sent, *, patience=5.0):
    """Send bytes to the pages, and give all that comes back."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(sent)
    async with asyncio.timeout(patience):
        answer = await reader.read()
    writer.close()
    return answer


async def get(address):
    async with ClientSession() as session, session.get(address, headers=HTML) as answer:
        return Answer(answer.status, answer.headers, await answer.read())


async def read(pages, path):
    """Open a page of a server that has no bot."""
    if pages.listening is None:
        await pages.open()
    return await get(pages.address + path)


@pytest.fixture
async def pages(db, clock):
    """A web server without any page, and without a bot."""
    pages = Web(SETTINGS, db, clock)
    yield pages
    await pages.close()
