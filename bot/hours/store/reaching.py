"""When somebody works and may be written to; asked for each held message, so built once."""

import functools
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import String, bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.hours import office, zones
from bot.hours.models import Away, OwnHours, Quiet
from bot.hours.office import Office
from bot.hours.rules import AHEAD, Duty, Shift, next_duty
from bot.members.models import Member, Preference, Standing
from bot.members.rules import pilot
from bot.programme import store as programmes
from bot.programme.models import Programme

HERE = {Standing.MEMBER, Standing.GUEST}  # who can be written to; a guest is still owed answers
FOREVER = timedelta(days=AHEAD)
PERSON = 11  # columns about the person, before those of the programme
Days = Sequence[tuple[date, date]]


class Reached(NamedTuple):
    """What decides when a person may be written to."""

    office: Office
    standing: Standing
    joined_at: datetime | None
    slack_zone: str
    shifts: list[list[int | str]] | None
    own_zone: str | None
    snoozed_until: datetime | None
    quiet_from: datetime | None
    quiet_until: datetime | None
    is_lead: bool
    pilot: bool
    pilot_people: Sequence[str]


def may_reach(session: Session, member_id: str, now: datetime, news: bool) -> datetime | None:
    """Say from when on a person may be written to, or None for never.

    What is owed waits for duty, and for the end of do-not-disturb; whoever never works keeps it
    waiting. News goes only to a full member who has joined, after their snooze; that of people
    outside a pilot waits for its end. Nothing goes to leavers. Whom Herald has not read from Slack
    yet keeps the programme's hours.
    """
    found = reached(session, member_id)
    if found is None:
        return None if news else _begins(now, office.duty(programmes.get(session)))
    if found.standing not in HERE or (news and not _wants_news(found)):
        return None
    if news and found.pilot and not _is_in_pilot(member_id, found):
        return now + FOREVER  # the end of a pilot has everything looked at anew
    snoozed = found.snoozed_until if news else None
    duty = duty_of(found, away_days(session, member_id))
    return _quietly(max(now, snoozed or now), duty, found)


def duty(session: Session, member_id: str) -> Duty:
    """Give a person's working time: their own hours, else the programme's, but for days away.

    Own hours are read on the person's own clock: the zone they named, else Slack's. Without own
    hours a person keeps the programme's, on the programme's clock: where a laptop happens to be
    does not move the hours for which somebody is employed. Only a zone that they named does.
    Holidays and free days are everybody's.
    """
    found = reached(session, member_id)
    if found is None:
        return office.duty(programmes.get(session))
    return duty_of(found, away_days(session, member_id))


def away_days(session: Session, member_id: str) -> Days:
    """List the days, both included, on which somebody is away."""
    rows = session.connection().execute(AWAY, {"member_id": member_id})
    return [(first_on, last_on) for first_on, last_on in rows]


def shifts_of(rows: Sequence[Sequence[int | str]]) -> tuple[Shift, ...]:
    """Read shifts as they are kept."""
    return _shifts(tuple((int(day), str(opens), str(closes)) for day, opens, closes in rows))


def rows_of(shifts: Sequence[Shift]) -> list[list[int | str]]:
    """Write shifts as they are kept."""
    return [[s.weekday, f"{s.opens:%H:%M}", f"{s.closes:%H:%M}"] for s in shifts]


def duty_of(found: Reached, away: Days) -> Duty:
    """Put together when somebody works."""
    is_free = functools.partial(_is_free, programme=found.office, away=away)
    shifts = shifts_of(found.shifts) if found.shifts else found.office.shifts
    return Duty(zone_of(found), shifts, is_free)


def zone_of(found: Reached) -> ZoneInfo:
    """Give the zone in which somebody's hours are meant; Slack's until the programme has one."""
    slack = zones.named(found.slack_zone) if is_by_slack(found) else None
    return zones.named(found.own_zone or "") or slack or found.office.tz


def is_by_slack(found: Reached) -> bool:
    """Say whether hours go by the clock of Slack's profile where nobody named a zone."""
    return bool(found.shifts) or not found.office.zone


def reached(session: Session, member_id: str) -> Reached | None:
    """Read what decides when a person may be written to; None for somebody unknown."""
    session.flush()  # nothing to do, nearly always
    asked = session.connection().execute(REACHED, {"member_id": member_id})
    row: Sequence[Any] | None = asked.one_or_none()
    return None if row is None else Reached(Office(*row[PERSON:]), *row[:PERSON])


def _is_free(day: date, programme: Office, away: Days) -> bool:
    is_away = any(first_on <= day <= last_on for first_on, last_on in away)
    return is_away or programme.is_free(day)


def _wants_news(found: Reached) -> bool:
    return found.standing is Standing.MEMBER and found.joined_at is not None


def _is_in_pilot(member_id: str, found: Reached) -> bool:
    return pilot.is_in(member_id, found.pilot_people, is_lead=found.is_lead)


def _quietly(earliest: datetime, duty: Duty, found: Reached) -> datetime:
    """Give when duty begins, past the stretch of do-not-disturb that Slack told of."""
    begins = _begins(earliest, duty)
    if found.quiet_from is None or found.quiet_until is None:
        return begins
    disturbs = found.quiet_from <= begins < found.quiet_until
    return _begins(found.quiet_until, duty) if disturbs else begins


def _begins(at: datetime, duty: Duty) -> datetime:
    return next_duty(at, duty) or at + FOREVER


@functools.lru_cache(maxsize=4096)  # the weeks of a whole town
def _shifts(rows: tuple[tuple[int, str, str], ...]) -> tuple[Shift, ...]:
    parse = time.fromisoformat
    return tuple(Shift(day, parse(opens), parse(closes)) for day, opens, closes in rows)


ME = bindparam("member_id", type_=String())
REACHED = (
    select(
        col(Member.standing),
        col(Member.joined_at),
        col(Member.zone),
        col(OwnHours.shifts),
        col(OwnHours.zone),
        col(Preference.snoozed_until),
        col(Quiet.begins_at),
        col(Quiet.ends_at),
        col(Member.is_lead),
        col(Programme.pilot),
        col(Programme.pilot_people),
        *(getattr(Programme, name) for name in Office._fields),
    )
    .select_from(Member)
    .join(Programme, col(Programme.id) == 1)
    .outerjoin(OwnHours, col(OwnHours.member_id) == col(Member.slack_id))
    .outerjoin(Preference, col(Preference.member_id) == col(Member.slack_id))
    .outerjoin(Quiet, col(Quiet.member_id) == col(Member.slack_id))
    .where(col(Member.slack_id) == ME)
)
AWAY = (
    select(col(Away.first_on), col(Away.last_on))
    .where(col(Away.member_id) == ME)
    .order_by(col(Away.first_on))
)
