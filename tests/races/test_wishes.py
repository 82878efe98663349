"""*Not for me* and *Later* while a story ends: nothing of them is left behind."""

import pytest
from sqlalchemy.orm import Session

from bot.errors import Refusal
from bot.stories import acts
from bot.stories.models import Dismissal, Reminder
from tests import given
from tests.given import MONDAY
from tests.races.table.trial import LATER, TEAM, by_the_team, people, rows
from tests.races.test_every_act import all_at_once

END = LATER.replace(minute=LATER.minute + 1)


@pytest.mark.postgres
@pytest.mark.parametrize("act", [acts.dismiss, acts.postpone])
async def test_a_wish_that_meets_the_end_of_its_story_is_gone_with_it(db, act):
    def begin(session: Session) -> object:
        people(session)
        return given.saved(session, given.published(published_at=MONDAY, expires_at=END)).id

    story_id = await db.transact(begin)
    wishes = by_the_team(act, story_id=story_id)[: len(TEAM) - 1]

    def end(session: Session) -> bool:
        return acts.expire(session, story_id, at=END)

    outcomes = await all_at_once(db, [*wishes, end])

    wrong = [o for o in outcomes if isinstance(o, Exception) and not isinstance(o, Refusal)]
    left = [await db.read(rows(table)) for table in (Dismissal, Reminder)]
    assert (wrong, left) == ([], [0, 0])
