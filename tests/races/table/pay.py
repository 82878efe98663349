"""Acts about paid minutes: who changes them, and the file that payroll gets."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.hours.models import Kind, PaidTime, PayExport
from bot.hours.pay import acts
from bot.hours.pay.store import entries, exports
from bot.journal.models import Look
from bot.stories import acts as stories
from bot.stories.models import Story
from tests import given
from tests.given import ANA, BEN, DANA, MONDAY, TOWN
from tests.races.table.trial import (
    EIGHT,
    LATER,
    Arrange,
    Trial,
    by_one,
    people,
    rows,
    standing,
    told,
)

NIGHT = datetime(2026, 11, 5, 19, 10, tzinfo=TOWN)  # in the pay period that ended last
DAY = date(2026, 11, 5)
EVENING = MONDAY.replace(hour=19)


def put_down(session: Session, member_id: str = ANA, **fields: object) -> PaidTime:
    """Save two minutes of an evening before."""
    made = PaidTime(member_id=member_id, kind=Kind.SHARE, started_at=NIGHT, minutes=2)
    session.add(made.sqlmodel_update(fields))
    session.flush()
    return made


def one_entry(session: Session) -> PaidTime:
    people(session)
    return put_down(session)


def exported(session: Session) -> PaidTime:
    entry = one_entry(session)
    acts.export_here(session, DAY, by="command line", at=MONDAY)
    session.refresh(entry)
    return entry


def out(session: Session) -> Story:
    people(session)
    return given.saved(session, given.published())


def minutes(session: Session) -> list[int]:
    """Read the minutes of every entry."""
    return sorted(session.scalars(select(col(PaidTime.minutes))))


def unsent(session: Session) -> int:
    """Count what no file has told payroll of."""
    return exports.sums(session).entries


def confirming(session: Session) -> Trial:
    entry = one_entry(session)
    lines = {"minutes confirmed": 1, "minutes confirmed, said again": 7}
    return Trial(by_one(acts.confirm, entry_ids=[entry.id]), 8, lines, {minutes: [2]})


def changing(session: Session) -> Trial:
    entry = one_entry(session)
    calls = by_one(acts.change, entry_id=entry.id, minutes=5)
    return Trial(calls, 8, {"minutes changed": 8}, {minutes: [5]})


def correcting(session: Session) -> Trial:
    """Eight times the same correction of what payroll has is one counter-entry."""
    entry = exported(session)
    calls = by_one(acts.change, entry_id=entry.id, minutes=5)
    return Trial(calls, 8, {"minutes changed": 8}, {minutes: [2, 3], unsent: 1})


def correcting_differently(session: Session) -> Trial:
    """Whatever of eight comes last counts, and nothing is added up twice."""
    entry = exported(session)
    calls = [
        partial(acts.change, entry_id=entry.id, minutes=n + 3, by=ANA, at=LATER) for n in EIGHT
    ]

    def is_one_of_them(session: Session) -> bool:
        (read,) = entries.mine(session, by=ANA).standing
        return read.minutes in range(3, 11) and len(minutes(session)) == 2

    return Trial(calls, 8, {"minutes changed": 8}, {is_one_of_them: True})


def exporting(session: Session) -> Trial:
    one_entry(session)
    put_down(session, BEN)
    lines = {"payroll file made": 1, "payroll file given again": 7}
    left = {rows(PayExport): 1, unsent: 0, rows(Look): 16}
    return Trial(by_one(acts.export, DANA, day=DAY), 8, lines, left)


def exporting_here(session: Session) -> Trial:
    one_entry(session)
    calls = by_one(acts.export_here, "command line", day=DAY)
    lines = {"payroll file made": 1, "payroll file given again": 7}
    return Trial(calls, 8, lines, {rows(PayExport): 1})


def exporting_other_periods(session: Session) -> Trial:
    """Of eight files of eight periods at once, what is old goes into one."""
    people(session)
    put_down(session, started_at=NIGHT - timedelta(days=200))
    days = [DAY - timedelta(days=14 * n) for n in EIGHT]
    calls = [partial(acts.export, day=day, by=DANA, at=LATER) for day in days]
    return Trial(calls, 1, {"payroll file made": 1}, {unsent: 0, rows(PayExport): 1})


def changing_while_the_file_is_made(session: Session) -> Trial:
    """The file and what is added to it later come to what the person said."""
    entry = one_entry(session)
    calls: list[Callable[[Session], Any]] = [
        partial(acts.export, day=DAY, by=DANA, at=LATER),
        *[partial(acts.change, entry_id=entry.id, minutes=5, by=ANA, at=LATER) for _ in range(7)],
    ]

    def told_and_owed(session: Session) -> int:
        return sum(minutes(session))

    lines = {"payroll file made": 1, "minutes changed": 7}
    return Trial(calls, 8, lines, {told_and_owed: 5, rows(PayExport): 1})


def fetching(session: Session) -> Trial:
    entry = exported(session)
    calls = by_one(acts.fetch, DANA, export_id=entry.export_id)
    return Trial(calls, 8, {"payroll file given again": 8})


def looking(session: Session) -> Trial:
    one_entry(session)
    return Trial(by_one(acts.look, DANA), 8, {"names read": 8}, {rows(Look): 8})


def sharing_in_the_evening(session: Session) -> Trial:
    """One share is paid once, and asked about once, however often it is said."""
    story = out(session)
    calls = [partial(stories.share, story_id=story.id, by=ANA, at=EVENING) for _ in EIGHT]
    lines = {"story shared": 1, "story shared, said again": 7}
    return Trial(calls, 8, lines, {standing: 1, minutes: [2], told(ANA): 1})


def sharing_several_in_the_evening(session: Session) -> Trial:
    """Eight shares of one evening are eight entries and one question."""
    out(session)
    links = [f"https://example.gov/{n}" for n in EIGHT]
    found = [given.saved(session, given.published(canonical_link=link)) for link in links]
    calls = [partial(stories.share, story_id=one.id, by=ANA, at=EVENING) for one in found]
    left = {standing: 8, minutes: [2] * 8, told(ANA): 1}
    return Trial(calls, 8, {"story shared": 8}, left)


def undoing_in_the_evening(session: Session) -> Trial:
    story = out(session)
    stories.share(session, story.id, by=ANA, at=EVENING)
    calls = [partial(stories.undo, story_id=story.id, by=ANA, at=EVENING) for _ in EIGHT]
    return Trial(calls, 1, {"share undone": 1}, {standing: 0, minutes: [], told(ANA): 0})


TABLE: list[tuple[object, Arrange]] = [
    (acts.confirm, confirming),
    (acts.change, changing),
    (acts.change, correcting),
    (acts.change, correcting_differently),
    (acts.change, changing_while_the_file_is_made),
    (acts.export, exporting),
    (acts.export, exporting_other_periods),
    (acts.export_here, exporting_here),
    (acts.fetch, fetching),
    (acts.look, looking),
    (stories.share, sharing_in_the_evening),
    (stories.share, sharing_several_in_the_evening),
    (stories.undo, undoing_in_the_evening),
]
