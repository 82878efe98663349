"""The hours of the policy: asking to read it, review dates, files that nobody named."""

from datetime import timedelta

from bot.clock import Clock
from bot.db import Database
from bot.policies import acts
from bot.policies.rules import texts
from bot.policies.rules.reading import ASKED
from bot.policies.store import documents
from bot.policies.texts import first_texts

KEPT = timedelta(days=1)  # that a file waits for a lead to say what it is


async def ask_to_read(db: Database, clock: Clock) -> None:
    """Ask everybody who takes part and has not read the policy, in short acts."""
    for stage in range(len(ASKED)):
        after: str | None = ""
        while after is not None:
            after = await db.transact(acts.ask_to_read, stage, after, at=clock.now())


async def remind_of_review(db: Database, clock: Clock) -> None:
    """Tell the leads of documents whose review date has come."""
    await db.transact(acts.remind_of_review, at=clock.now())


async def forget_files(db: Database, clock: Clock) -> None:
    """Forget files that nobody named within a day."""
    now = clock.now()
    await db.transact(acts.forget_files, before=now - KEPT, at=now)


async def bring_first_texts(db: Database, clock: Clock) -> None:
    """Give every document its first text at the first start; later it finds nothing to do."""
    if not await db.read(documents.is_seeded):
        first = {slug: texts.read(text) for slug, text in first_texts().items()}
        await db.transact(acts.seed, first, at=clock.now())
