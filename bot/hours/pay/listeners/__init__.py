"""What people press and send about paid minutes."""

from bot.hours.pay import ids
from bot.hours.pay.listeners import exempt, minutes, payroll
from bot.switchboard import Switchboard
from bot.switchboard.board import Listener

__all__ = ["register"]


def register(switchboard: Switchboard) -> None:
    """Tell the switchboard who listens to what."""
    for action_id, listener in ACTIONS.items():
        switchboard.on("action", action_id, listener)
    switchboard.on("view", ids.MINUTES_FORM, minutes.minutes_changed)
    switchboard.on("view", ids.EXEMPT_FORM, exempt.exempt_said)


ACTIONS: dict[str, Listener] = {
    ids.CONFIRM: minutes.yes_pressed,
    ids.CHANGE: minutes.change_pressed,
    ids.MINE: minutes.mine_pressed,
    ids.OLDER: minutes.page_turned,
    ids.NEWER: minutes.page_turned,
    ids.PAYROLL: payroll.payroll_pressed,
    ids.OLDER_FILES: payroll.files_turned,
    ids.NEWER_FILES: payroll.files_turned,
    ids.MAKE_FILE: payroll.make_pressed,
    ids.SEND_FILE: payroll.send_pressed,
    ids.WHO: payroll.who_pressed,
    ids.NEXT_WHO: payroll.people_turned,
    ids.LAST_WHO: payroll.people_turned,
    ids.EXEMPT: exempt.exempt_pressed,
}
