"""Acts about taking part: joining, leaving, wishes, the invitation, the welcome, the pilot."""

from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.members import acts
from bot.members.models import Member, Preference
from bot.members.rules.preferences import News, Wishes
from bot.outbox.models import Delivery
from bot.programme.models import Programme
from bot.stories.acts import end_reminders
from tests.given import ANA, BEN, DANA, MONDAY
from tests.races.table.trial import Arrange, Trial, by_itself, by_one, people, rows, told

NEXT_WEEK = MONDAY + timedelta(days=7)


def outsider(session: Session) -> None:
    """Let Ana not have joined."""
    people(session)
    session.execute(update(Member).where(col(Member.slack_id) == ANA).values(joined_at=None))


def takes_part(session: Session) -> bool:
    """Say whether Ana takes part."""
    found = select(col(Member.joined_at)).where(col(Member.slack_id) == ANA)
    return session.scalar(found) is not None


def posts(session: Session) -> list[str]:
    """Read to which channels something is said."""
    return [lane for lane in session.scalars(select(col(Delivery.lane))) if lane.startswith("C")]


def is_on(session: Session) -> bool:
    """Say whether a pilot is on."""
    return bool(session.scalar(select(col(Programme.pilot))))


def joining(session: Session) -> Trial:
    outsider(session)
    return Trial(by_one(acts.join, milestones=()), 8, {"joined": 1}, {takes_part: True})


def leaving(session: Session) -> Trial:
    people(session)
    calls = by_one(acts.leave, endings=[end_reminders])
    return Trial(calls, 8, {"left": 1}, {takes_part: False})


def wishing(session: Session) -> Trial:
    people(session)
    wishes = Wishes(digest=False, networks=["x"], snoozed_until=NEXT_WEEK)
    calls = by_one(acts.prefer, wishes=wishes)
    return Trial(calls, 8, {"preferences changed": 1}, {rows(Preference): 1})


def stopping(session: Session) -> Trial:
    people(session)
    calls = by_one(acts.stop, news=News.REMINDERS)
    return Trial(calls, 8, {"preferences changed": 1}, {rows(Preference): 1})


def waking_up(session: Session) -> Trial:
    people(session)
    acts.prefer(session, Wishes(snoozed_until=NEXT_WEEK), by=ANA, at=MONDAY)
    return Trial(by_one(acts.wake_up), 8, {"woken up": 1})


def inviting(session: Session) -> Trial:
    people(session)
    calls = by_one(acts.invite, by=DANA, channel="C0GENERAL")
    return Trial(calls, 1, {"invitation posted": 1}, {posts: ["C0GENERAL"]})


def welcoming(session: Session) -> Trial:
    outsider(session)
    session.execute(update(Programme).values(welcomes=True))
    calls = by_itself(acts.welcome, slack_id=ANA)
    return Trial(calls, 8, {"welcome written": 1}, {told(ANA): 1})


def beginning_a_pilot(session: Session) -> Trial:
    people(session)
    calls = by_one(acts.begin_pilot, by=DANA, people=[ANA, BEN], channels=["C0SHARE"])
    return Trial(calls, 8, {"pilot named": 1}, {is_on: True})


def lifting_a_pilot(session: Session) -> Trial:
    people(session)
    acts.begin_pilot(session, [ANA], [], by=DANA, at=MONDAY)
    return Trial(by_one(acts.lift_pilot, by=DANA), 8, {"pilot lifted": 1}, {is_on: False})


TABLE: list[tuple[object, Arrange]] = [
    (acts.join, joining),
    (acts.leave, leaving),
    (acts.prefer, wishing),
    (acts.stop, stopping),
    (acts.wake_up, waking_up),
    (acts.invite, inviting),
    (acts.welcome, welcoming),
    (acts.begin_pilot, beginning_a_pilot),
    (acts.lift_pilot, lifting_a_pilot),
]
