"""A town with web pages, a training in it, and visitors who come over real HTTP."""

from collections.abc import AsyncIterator
from typing import Any, NamedTuple

import pytest
from aiohttp import ClientSession

from bot.trainings.models import Lesson, Training
from tests import given
from tests.town import PAGES, Town, open_town


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
