"""What people press and send about their hours, and what Slack tells of their quiet."""

from bot.hours import ids
from bot.hours.listeners import mine, quiet
from bot.switchboard import Switchboard
from bot.switchboard.at_home import ShownAtHome


def register(switchboard: Switchboard) -> None:
    """Listen to what is about hours."""
    on = switchboard.on
    on("action", ids.OPEN, mine.hours_pressed)
    on("action", ids.CHANGE, mine.change_pressed)
    on("view", ids.WEEK_FORM, mine.week_written)
    on("view", ids.KEEP_FORM, ShownAtHome(mine.week_kept))
    on("action", ids.AWAY, mine.away_pressed)
    on("view", ids.AWAY_FORM, ShownAtHome(mine.days_away_sent))
    on("action", ids.RETURN, ShownAtHome(mine.take_back_pressed))
    on("event", "dnd_updated_user", quiet.quiet_changed)
