"""Deciding about a story as the person saw it."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from bot.clock import Clock
from bot.db import Database
from bot.stories import acts
from bot.stories.rules.review import Stale

R = TypeVar("R")


async def decide(
    db: Database,
    clock: Clock,
    act: Callable[..., R],
    story_id: UUID,
    *words: str,
    by: str,
    **more: Any,
) -> R:
    """Run an act about a story; if the story changed meanwhile, its cards are drawn anew."""
    now = clock.now()
    try:
        return await db.transact(act, story_id, *words, by=by, at=now, **more)
    except Stale as stale:
        await db.transact(acts.redraw, stale.story_id, by=by, at=now)
        raise
