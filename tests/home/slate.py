"""A Slack that takes Homes, or says no, and what tests of the keeper ask."""

import asyncio
from collections import deque
from typing import Any

from slack_sdk.errors import SlackApiError
from sqlalchemy import select
from sqlmodel import col

from bot.outbox.client import CarefulClient
from bot.outbox.models import OpenHome
from tests.outbox.slack import Answer


class Publisher(CarefulClient):
    """Takes Homes as Slack does, or says no; with a gate it takes its time."""

    def __init__(self) -> None:
        super().__init__("xoxb-1", "http://localhost/", None, 1.0)
        self.drawn: list[tuple[str, str]] = []
        self.noes: deque[Answer] = deque()
        self.gate: asyncio.Event | None = None

    async def api_call(self, api_method: str, **arguments: Any) -> Any:
        if self.gate is not None:
            await self.gate.wait()
        if self.noes:
            raise SlackApiError("no", self.noes.popleft())
        home = arguments["json"]
        self.drawn.append((home["user_id"], str(home["view"])))

    @property
    def whose(self) -> list[str]:
        """Whose Homes were drawn, in order."""
        return [user_id for user_id, _ in self.drawn]


async def open_homes(keeper, slate, *people):
    """Let people open their Homes, and forget what was drawn for that."""
    for who in people:
        await keeper.opened(slate, who)
    slate.drawn.clear()


def rows(session):
    """Read whose Homes count as open, and which are stale."""
    return dict(session.execute(select(col(OpenHome.member_id), col(OpenHome.stale))).all())
