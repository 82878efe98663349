"""A bare Bolt app: it acknowledges and does nothing else. The least that any bot costs."""

import asyncio

from slack_bolt.async_app import AsyncAck

from tests.bench.servers import bolt


async def acknowledge(ack: AsyncAck) -> None:
    """Something happened in Slack."""
    await ack()


if __name__ == "__main__":
    given = bolt.arguments()
    asyncio.run(bolt.serve(given, bolt.app(given, acknowledge)))
