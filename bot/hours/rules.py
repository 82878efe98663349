"""When people are on duty: the programme's hours, Monday to Friday, in its own zone."""

from datetime import UTC, date, datetime, timedelta

from bot.programme.models import Programme

SATURDAY = 5


def is_on_duty(at: datetime, programme: Programme) -> bool:
    """Say whether a moment lies within the programme's hours."""
    local = at.astimezone(programme.tz)
    return is_workday(local.date()) and programme.opens <= local.time() < programme.closes


def next_duty(at: datetime, programme: Programme) -> datetime:
    """Give the moment itself if it is on duty, else when duty begins next, in UTC."""
    if is_on_duty(at, programme):
        return at
    local = at.astimezone(programme.tz)
    day = local.date()
    if not is_workday(day) or local.time() >= programme.closes:
        day = next_workday(day)
    return datetime.combine(day, programme.opens, programme.tz).astimezone(UTC)


def next_workday(day: date) -> date:
    """Give the first workday after a day."""
    day += timedelta(days=1)
    while not is_workday(day):
        day += timedelta(days=1)
    return day


def is_workday(day: date) -> bool:
    """Say whether a day is Monday to Friday."""
    return day.weekday() < SATURDAY
