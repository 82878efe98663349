"""A browser as the server sees it."""

from contextlib import asynccontextmanager

from aiohttp import ClientSession


class Page:
    """A browser as the server sees it."""

    def __init__(self, session, url, user, stream):
        self.session, self.url, self.user, self.stream = session, url, user, stream

    async def hears(self):
        """The next event, with its name."""
        told = await self.stream.receive_json()
        return told["event"], told["data"]

    async def hears_of(self, wanted):
        """The next event of this name."""
        while True:
            name, data = await self.hears()
            if name == wanted:
                return data

    async def asks(self, verb, **body):
        """Ask for something and give the answer with its status."""
        async with self.session.post(
            f"{self.url}/page/{verb}", json={"as": self.user} | body
        ) as answer:
            return answer.status, await answer.json()

    async def reads(self, channel, **more):
        """The history of a channel."""
        query = {"as": self.user, "channel": channel} | more
        async with self.session.get(f"{self.url}/page/history", params=query) as answer:
            return await answer.json()


@asynccontextmanager
async def page(sandbox, user):
    """A page that one person has open."""
    live, session = f"{sandbox.url}/page/live", ClientSession()
    async with session, session.ws_connect(live, params={"as": user}, max_msg_size=0) as stream:
        yield Page(session, sandbox.url, user, stream)
