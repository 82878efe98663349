"""Different acts on the same stories at once: all end, in an outcome or in a sentence."""

import asyncio
from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from bot.errors import Refusal
from bot.stories import acts
from bot.stories.rules.captions import Wording
from bot.stories.rules.steps import Schedule, Words
from tests import given
from tests.given import MONDAY
from tests.races.table.trial import LATER, TEAM, people

CALLS = 120
STORIES = 6


def stories(session: Session) -> list[UUID]:
    """Save some stories that wait for review and some that wait for their turn."""
    people(session)
    made = [given.story, given.approved]
    saved = []
    for n in range(STORIES):
        link = f"https://example.gov/{n}"
        story = made[n % 2](link=link, canonical_link=link, place=n, headline=link)
        saved.append(given.saved(session, story).id)
        acts.redraw(session, story.id, by=TEAM[0], at=MONDAY)
    return saved


def anything(dice: Random, story: UUID) -> Callable[[Session], Any]:
    """Choose what somebody does with a story."""
    words = Words("https://example.gov/x", "Other words", "", [Wording("en", "Words")])
    step = Schedule(expires_at=LATER.replace(year=2027))
    by: dict[str, Any] = {"by": dice.choice(TEAM), "at": LATER}
    acts_of_a_day: list[Callable[[Session], Any]] = [
        partial(acts.approve, story_id=story, version=1, **by),
        partial(acts.decline, story_id=story, note="No.", version=1, **by),
        partial(acts.reword, story_id=story, step=words, version=1, **by),
        partial(acts.reschedule, story_id=story, step=step, version=1, seen=1, **by),
        partial(acts.hold, story_id=story, **by),
        partial(acts.release, story_id=story, **by),
        partial(acts.move, story_id=story, steps=dice.choice([-1, 1]), **by),
        partial(acts.publish_now, story_id=story, reason="Flood.", version=1, **by),
        partial(acts.publish_due, story_id=story, at=LATER),
        partial(acts.ask_leads, story_id=story, version=1, **by),
        partial(acts.redraw, story_id=story, **by),
        partial(acts.share, story_id=story, **by),
    ]
    return dice.choice(acts_of_a_day)


@pytest.mark.postgres
@pytest.mark.parametrize("seed", range(3))
async def test_different_acts_at_once_all_come_to_an_end(db, seed):
    dice = Random(seed)
    ids = await db.transact(stories)
    calls = [anything(dice, dice.choice(ids)) for _ in range(CALLS)]

    async with asyncio.timeout(60):
        outcomes = await asyncio.gather(*map(db.transact, calls), return_exceptions=True)

    errors = [outcome for outcome in outcomes if isinstance(outcome, BaseException)]
    assert [repr(error) for error in errors if not isinstance(error, Refusal)] == []
