"""The whole line while Slack is slow, refuses, fails or hangs up: nothing lost, nothing twice."""

import pytest

from bot.clock import StillClock
from bot.settings import Transport
from tests.line.story import SUNDAY, play
from tests.line.worlds import StartedTown, started_town
from tests.races.processes import until
from tests.town import Town, open_town

METHODS = ("conversations.open", "conversations.history", "chat.postMessage", "chat.update")


class UnluckyTown(Town):
    """A town in which the next call of every kind goes wrong whenever Herald speaks."""

    kind = ""

    async def settle(self) -> None:
        """Let Herald speak twice: first unluckily, then as ever."""
        await self.sandbox.idle()
        for method in METHODS:
            self.sandbox.faults.add(method, self.kind, seconds=0.1)
        await self.herald.settle()
        self.sandbox.faults.clear()
        await super().settle()


class RestlessTown(StartedTown):
    """A town whose Slack asks for a new connection all the time."""

    async def settle(self) -> None:
        """Say goodbye to the connection there is, and wait for the next one."""
        hub = self.sandbox.sockets
        before = list(hub.sockets)
        await hub.disturb("refresh_requested")
        await until(lambda: any(socket not in before for socket in hub.sockets))
        await super().settle()


@pytest.mark.parametrize(
    "kind",
    ["slow", "ratelimited", "error_before", "error_after", "drop_before", "drop_after"],
)
async def test_the_line_is_the_same_when_slack_is_in_trouble(database_url, kind):
    async with open_town(database_url, StillClock(SUNDAY)) as town:
        unlucky = UnluckyTown(town.sandbox, town.herald, town.clock)
        unlucky.kind = kind
        await play(unlucky)
        assert town.sandbox.problems == []


async def test_the_line_is_the_same_over_connections_that_are_refreshed(database_url):
    async with started_town(database_url, Transport.SOCKET) as town:
        restless = RestlessTown(town.sandbox, town.herald, town.clock)
        await play(restless)
        assert town.sandbox.problems == []
