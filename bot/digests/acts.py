"""Telling the week."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import journal, outbox
from bot.db import once
from bot.digests import rules, store, views
from bot.journal.store import HERALD
from bot.policies import store as policies
from bot.programme import store as programme


def post_week(session: Session, *, at: datetime) -> None:
    """Tell the week in the share channel, once per ISO week; an empty week is not told."""
    zone = programme.get(session).tz
    week = rules.due_week(at, zone)
    if not rules.is_current(week, at, zone):
        return
    stories = store.stories_of(session, week)
    policy = policies.new_number(session, week.since, week.until)
    if not (stories or policy) or not once(session, f"digest:{week.name}"):
        return
    card = views.week_card(stories, policy)
    outbox.say(session, outbox.SHARE, card, key=f"digest:{week.name}")
    journal.note(session, "week told", week.name, by=HERALD, at=at)
