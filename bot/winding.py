"""Follows a clock that somebody else winds: the sandbox names a moment, Herald reaches it."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from aiohttp import ClientError, ClientSession, WSMsgType

log = logging.getLogger(__name__)

AGAIN = 1.0  # seconds before a lost clock is looked for again

Reach = Callable[[datetime], Awaitable[None]]


async def follow(url: str, reach: Reach) -> None:
    """Do what is due up to each moment that the clock at this address names, for ever.

    The clock sends ``{"moment": Unix seconds}`` and gets ``{"reached": the same}`` back.
    """
    async with ClientSession() as session:
        while True:
            try:
                await _listen(session, url, reach)
            except (ClientError, OSError) as error:
                log.info("the clock is away: %s", type(error).__name__)
            await asyncio.sleep(AGAIN)


async def moment(url: str) -> datetime:
    """Ask the clock at this address what time it is; waits until there is one."""
    async with ClientSession() as session:
        while True:
            try:
                async with session.ws_connect(url) as clock:
                    return _read(await clock.receive_str())
            except (ClientError, OSError) as error:
                log.info("no clock yet: %s", type(error).__name__)
            await asyncio.sleep(AGAIN)


def _read(said: str) -> datetime:
    return datetime.fromtimestamp(json.loads(said)["moment"], UTC)


async def _listen(session: ClientSession, url: str, reach: Reach) -> None:
    async with session.ws_connect(url, heartbeat=20) as clock:
        async for message in clock:
            if message.type is WSMsgType.TEXT:
                await reach(_read(message.data))
                await clock.send_json({"reached": json.loads(message.data)["moment"]})
