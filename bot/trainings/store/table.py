"""Looking at a table of trainings: what can be planned, what is planned already, what is wrong."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.hours.hr.rules.reading import Fault
from bot.members.models import Member, Standing
from bot.programme import store as programmes
from bot.trainings.rules import table as rules
from bot.trainings.rules.planning import Wish, mark
from bot.trainings.store import planning, trainings
from bot.trainings.store.trainings import Dated


class Looked(NamedTuple):
    """What a table comes to, before anything is planned."""

    dates: Sequence[Dated]
    wishes: Sequence[Wish]
    known: int
    faults: Sequence[Fault]

    @property
    def mark(self) -> str:
        """The mark of the dates that are new."""
        return mark(self.wishes)


def look(session: Session, text: str, *, by: str, at: datetime) -> Looked:
    """Say what a table comes to; refuses what is none."""
    planning.team(session, by)
    tz, lessons = programmes.get(session).tz, trainings.lessons(session)
    rows = rules.read(text)
    by_name = {one.title.casefold(): one.id for one in lessons}
    course = rules.Course(by_name, _hosts(session, rules.emails(rows)), tz, at)
    found = rules.look(rows, course)
    new = planning.new_ones(session, found.wishes, tz)
    titles = {one.id: one for one in lessons}
    dates = [planning.as_dated(wish, titles, tz) for wish in new]
    return Looked(dates, new, len(found.wishes) - len(new), found.faults)


def _hosts(session: Session, emails: set[str]) -> Mapping[str, str]:
    """Find the members with some addresses."""
    theirs = select(Member).where(
        col(Member.email).in_(emails), col(Member.standing) == Standing.MEMBER
    )
    return {member.email.casefold(): member.slack_id for member in session.scalars(theirs)}
