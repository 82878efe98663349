"""Where Slack's news about people and people's wishes arrive; every function hands over."""

from bot.members.listeners.people import (
    channel_joined,
    channel_left,
    person_changed,
)
from bot.switchboard import Switchboard


def register(switchboard: Switchboard) -> None:
    """Listen to what Slack tells about people."""
    switchboard.on("event", "team_join", person_changed)
    switchboard.on("event", "user_change", person_changed)
    switchboard.on("event", "member_joined_channel", channel_joined)
    switchboard.on("event", "member_left_channel", channel_left)
