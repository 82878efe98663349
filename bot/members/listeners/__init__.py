"""Where Slack's news about people and people's wishes arrive; every function hands over."""

from bot.members import ids
from bot.members.listeners import consent, inviting, naming, preferences
from bot.members.listeners.consent import join_command, leave_command
from bot.members.listeners.preferences import preferences_pressed
from bot.switchboard import Switchboard
from bot.switchboard.at_home import ShownAtHome

__all__ = ["join_command", "leave_command", "preferences_pressed", "register"]


def register(switchboard: Switchboard) -> None:
    """Listen to what Slack tells about people, and to what they wish."""
    switchboard.on("event", "team_join", inviting.newcomer_came)
    _register_consent(switchboard)
    _register_inviting(switchboard)
    naming.register(switchboard)


def _register_consent(switchboard: Switchboard) -> None:
    on = switchboard.on
    on("action", ids.JOIN, ShownAtHome(consent.count_me_in_pressed))
    on("action", ids.LEAVE, ShownAtHome(consent.leave_pressed))
    on("action", ids.NO_THANKS, consent.no_thanks_pressed)
    on("action", ids.PREFERENCES, preferences_pressed)
    on("view", ids.PREFERENCES_FORM, ShownAtHome(preferences.preferences_sent))
    on("action", ids.STOP, preferences.stop_pressed)
    on("action", ids.WAKE_UP, ShownAtHome(preferences.wake_up_pressed))


def _register_inviting(switchboard: Switchboard) -> None:
    on = switchboard.on
    on("action", ids.INVITATION, inviting.invitation_pressed)
    on("view", ids.INVITATION_FORM, inviting.invitation_sent)
    on("action", ids.PILOT, inviting.pilot_pressed)
    on("view", ids.PILOT_FORM, inviting.pilot_named)
    on("action", ids.LIFT_PILOT, inviting.lift_pilot_pressed)
