"""Quiet hours: when somebody's bell is muted, in their own time zone."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.sandbox.types import Json

Hours = Mapping[str, str]  # {"from": "22:00", "until": "07:00"}
NEVER = 1  # what Slack gives for both ends where there are no quiet hours; SLACK.md §3.4


def window(hours: Hours | None, tz: str, now: float) -> tuple[int, int]:
    """The quiet hours that run now or come next, in Unix seconds."""
    if not hours:
        return NEVER, NEVER
    zone = ZoneInfo(tz)
    today = datetime.fromtimestamp(now, UTC).astimezone(zone).date()
    begin, end = time.fromisoformat(hours["from"]), time.fromisoformat(hours["until"])
    over_night = timedelta(days=begin >= end)
    for days in (-1, 0, 1):
        day = today + timedelta(days=days)
        starts = int(datetime.combine(day, begin, zone).timestamp())
        ends = int(datetime.combine(day + over_night, end, zone).timestamp())
        if now < ends:
            break
    return starts, ends


def status(hours: Hours | None, tz: str, snoozed_until: int, now: float) -> Json:
    """What others may know: whether somebody wants quiet, and the window that runs or comes next.

    A snooze shows as a window that runs.
    """
    begin, end = window(hours, tz, now)
    if snoozed_until > now:
        begin, end = int(now), max(snoozed_until, end if begin <= now else 0)
    wanted = end != NEVER
    return {"dnd_enabled": wanted, "next_dnd_start_ts": begin, "next_dnd_end_ts": end}
