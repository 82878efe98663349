"""The calendar that somebody subscribes to: all their trainings, as they are now."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.trainings.calendars.entries import subscription
from bot.trainings.calendars.makers import entry
from bot.trainings.models import TrainingState
from bot.trainings.store import entries as store
from bot.trainings.store import feeds
from bot.trainings.store.entries import Seated
from bot.trainings.views import calendar as views
from bot.trainings.views import feed as words

PAST = timedelta(days=365)  # how long what is over stays in
CANCELLED = timedelta(days=30)  # the same of what did not take place


def feed(session: Session, token: str, at: datetime) -> bytes | None:
    """Write the calendar at an address; None where there is none, or its owner has left us.

    It names nobody: whoever has the address learns of the trainings, not whose they are.
    """
    owner = feeds.by_token(session, token)
    known = store.known(session, owner.member_id) if owner else None
    if known is None:
        return None
    member, programme = known
    mine = store.of_member(session, member.slack_id, at - PAST)
    return subscription(
        [entry(one, programme) for one in mine if _is_in(one, at)],
        title=words.title(programme),
        organiser=views.organiser(programme),
        zone=programme.tz,
        year=at.astimezone(programme.tz).year,
    )


def _is_in(one: Seated, at: datetime) -> bool:
    is_cancelled = one.training.state is TrainingState.CANCELLED
    return not is_cancelled or one.training.ends_at > at - CANCELLED
