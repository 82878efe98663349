"""The handler of the textbooks: async SQLModel over aiosqlite, one read, one insert, then ack."""

import argparse
import asyncio
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel, select
from sqlmodel.ext.asyncio.session import AsyncSession

from tests.bench.servers import bolt

DURABLE = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000")  # as Herald stores


class Textbook(SQLModel, registry=registry()):
    """The textbook's own tables, apart from Herald's."""


class Person(Textbook, table=True):
    """Somebody who uses the bot."""

    id: str = Field(primary_key=True)
    name: str


class Happening(Textbook, table=True):
    """Something that somebody did."""

    id: int | None = Field(default=None, primary_key=True)
    person_id: str = Field(index=True)
    what: str


def engine(file: str) -> AsyncEngine:
    """Make the engine that the documents make, as durable as Herald's."""
    made = create_async_engine(f"sqlite+aiosqlite:///{file}")

    @event.listens_for(made.sync_engine, "connect")
    def opened(connection: Any, _: Any) -> None:
        cursor = connection.cursor()
        for pragma in DURABLE:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return made


def app(given: argparse.Namespace, made: AsyncEngine) -> AsyncApp:
    """Make the app: a session for each request, committed before it is acknowledged."""
    sessions = async_sessionmaker(made, class_=AsyncSession, expire_on_commit=False)

    async def handler(ack: AsyncAck, context: AsyncBoltContext, body: dict[str, Any]) -> None:
        async with sessions() as session:
            wanted = select(Person).where(Person.id == context.user_id)
            person = (await session.exec(wanted)).one()
            what = body.get("type") or body["command"]
            session.add(Happening(person_id=person.id, what=what))
            await session.commit()
        await ack()

    return bolt.app(given, handler)


async def main(given: argparse.Namespace) -> None:
    """Serve from a seeded file."""
    made = engine(given.database)
    await bolt.serve(given, app(given, made))
    await made.dispose()


if __name__ == "__main__":
    asyncio.run(main(bolt.arguments()))
