"""Every act, eight at once on PostgreSQL: one wins or all agree, and each leaves its line."""

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from bot.db import Database
from bot.errors import Refusal
from bot.journal.models import Line
from bot.outbox.models import Card, Delivery
from bot.stories.models import Reminder, Story, StoryStatus
from bot.stories.rules import review
from bot.stories.store import stories
from tests.given import MONDAY
from tests.races.table import TABLE, acts_of_the_house
from tests.races.table.deciding import suggested
from tests.races.table.trial import TEAM
from tests.races.table.voices import UNSIGNED

LONGEST = 20  # seconds that eight may take
FROZEN = """
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN RAISE EXCEPTION ''the journal is never changed''; END';
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER kept BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION refuse();
"""
every_act = pytest.mark.parametrize(
    "arrange", [arrange for _, arrange in TABLE], ids=[arrange.__name__ for _, arrange in TABLE]
)


class Start:
    """Lets eight begin only when all eight are in their transaction; a repeat goes at once."""

    def __init__(self) -> None:
        self.line, self.ready = threading.Barrier(8), threading.local()

    def together(self, session: Session, call: Callable[[Session], Any]) -> Any:
        session.execute(text("SELECT 1"))
        if not hasattr(self.ready, "seen"):
            self.ready.seen = self.line.wait(LONGEST)
        return call(session)


async def all_at_once(db: Database, calls: Sequence[Callable[[Session], Any]]) -> list[Any]:
    start = Start()
    async with asyncio.timeout(LONGEST):
        return await asyncio.gather(
            *(db.transact(start.together, call) for call in calls), return_exceptions=True
        )


def lines(session: Session, after: int) -> Counter[str]:
    return Counter(session.scalars(select(col(Line.act)).where(col(Line.seq) > after)))


def newest_line(session: Session) -> int:
    return session.scalar(select(func.max(col(Line.seq)))) or 0


def oddities(session: Session) -> list[str]:
    """Find what no act may leave behind."""
    posts = Counter(session.scalars(select(col(Delivery.card)).where(col(Delivery.card) != "")))
    wrong = [c for c in session.scalars(select(col(Card.name))) if posts[c] != 1]
    keys = set(session.scalars(select(col(Delivery.key))))
    wrong += [r.key for r in session.scalars(select(Reminder)) if r.key not in keys]
    approved = select(Story).where(col(Story.status) == StoryStatus.APPROVED)
    wrong += [s.headline for s in session.scalars(approved) if s.decided_by is None]
    return wrong


def waiting_locks(session: Session) -> int:
    return session.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")) or 0


def everything(session: Session) -> dict[str, list[Any]]:
    tables = SQLModel.metadata.sorted_tables
    return {t.name: sorted(map(repr, session.execute(select(t)))) for t in tables}


def test_every_act_is_in_the_table():
    assert {act for act, _ in TABLE} == acts_of_the_house()


@pytest.mark.postgres
@every_act
async def test_eight_at_once_do_what_one_may(db, arrange):
    await db.transact(lambda session: session.execute(text(FROZEN)) and None)
    trial = await db.transact(arrange)
    before = await db.read(newest_line)

    outcomes = await all_at_once(db, trial.calls)

    refused = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert [repr(error) for error in refused if not isinstance(error, Refusal)] == []
    assert len(outcomes) - len(refused) == trial.through
    assert dict(await db.read(lines, before)) == trial.lines
    assert {question: await db.read(question) for question in trial.left} == trial.left
    assert await db.read(oddities) == []
    assert await db.read(waiting_locks) == 0


@every_act
def test_every_act_leaves_its_line_beside_what_it_changed(session, arrange):
    trial = arrange(session)
    session.flush()
    before, last = everything(session), newest_line(session)

    trial.calls[0](session)

    session.flush()
    after = everything(session)
    assert [*lines(session, last)] == [*trial.lines][:1]
    assert trial.lines or arrange in UNSIGNED
    assert before["journal"] == [row for row in after["journal"] if row in before["journal"]]
    assert before != after | {"journal": before["journal"]}


@pytest.mark.postgres
async def test_without_its_lock_an_approval_would_be_won_by_several(db):
    story = await db.transact(suggested)

    def approve_hastily(session: Session, by: str) -> None:
        found = stories.get(session, story.id)
        if not review.is_as_seen(found, 1):
            raise Refusal("Too late.")
        session.execute(text("SELECT pg_sleep(0.05)"))
        found.status, found.decided_by, found.decided_at = StoryStatus.APPROVED, by, MONDAY

    hasty = [lambda session, by=by: approve_hastily(session, by) for by in TEAM]
    outcomes = await all_at_once(db, hasty)

    assert outcomes == [None] * 8
