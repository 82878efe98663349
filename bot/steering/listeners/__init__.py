"""What leads press and send about the programme, and what Slack tells about its channels."""

from bot.steering import ids
from bot.steering.forms import FORMS
from bot.steering.listeners.guard import (
    channel_changed,
    look_pressed,
    somebody_came,
    somebody_changed,
    somebody_left,
)
from bot.steering.listeners.settings import edit_pressed, settings_changed, settings_pressed
from bot.switchboard import Switchboard
from bot.switchboard.at_home import ShownAtHome

OF_CHANNELS = (
    *("channel_rename", "channel_archive", "channel_unarchive", "channel_deleted"),
    *("group_rename", "group_archive", "group_unarchive", "group_deleted"),
    *("channel_shared", "channel_unshared"),
)


def register(switchboard: Switchboard) -> None:
    """Tell the switchboard who listens to what."""
    switchboard.on("action", ids.SETTINGS, settings_pressed)
    switchboard.on("action", ids.EDIT, edit_pressed)
    switchboard.on("action", ids.LOOK, ShownAtHome(look_pressed))
    for form in FORMS:
        switchboard.on("view", form, ShownAtHome(settings_changed))
    for event in OF_CHANNELS:
        switchboard.on("event", event, channel_changed)
    switchboard.on("event", "user_change", somebody_changed)
    switchboard.on("event", "member_joined_channel", somebody_came)
    switchboard.on("event", "member_left_channel", somebody_left)
