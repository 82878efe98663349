"""What people press, send and write about stories."""

from bot.members.networks import Network
from bot.stories import ids
from bot.stories.listeners import (
    deciding,
    editing,
    letters,
    queue,
    sheet,
    suggesting,
)
from bot.stories.listeners.commands import (
    list_asked,
    more_asked,
    share_command,
)
from bot.switchboard import Switchboard
from bot.switchboard.at_home import ShownAtHome
from bot.switchboard.board import Listener

__all__ = ["register", "share_command"]


def register(switchboard: Switchboard) -> None:
    """Tell the switchboard who listens to what."""
    on = switchboard.on
    on("command", ids.SHARE, share_command)
    on("event", "message", letters.message_received)
    on("shortcut", ids.SUGGEST, suggesting.suggest_pressed)
    on("message_shortcut", ids.SUGGEST_MESSAGE, suggesting.message_suggested)
    for action_id, listener in ACTIONS.items():
        at_home = action_id in SHOWN_AT_HOME
        on("action", action_id, ShownAtHome(listener) if at_home else listener)
    for network in Network:
        on("action", f"{ids.OPEN_NETWORK}.{network}", sheet.network_opened)
    for callback_id, listener in FORMS.items():
        on("view", callback_id, ShownAtHome(listener))


SHOWN_AT_HOME = {
    ids.APPROVE,
    ids.TO_WORDS,
    ids.TO_PICTURE,
    ids.TO_SCHEDULE,
    ids.HOLD,
    ids.RELEASE,
    ids.SOONER,
    ids.POSTPONE,
    ids.NOT_FOR_ME,
    ids.UNDO,
}
ACTIONS: dict[str, Listener] = {
    ids.APPROVE: deciding.approve_pressed,
    ids.DECLINE: deciding.decline_pressed,
    ids.ASK_SUGGESTER: deciding.ask_suggester_pressed,
    ids.ASK_LEADS: deciding.ask_leads_pressed,
    ids.CONFIRM: deciding.yes_pressed,
    ids.OBJECT: deciding.no_pressed,
    ids.LOOK: deciding.look_pressed,
    ids.EDIT: editing.edit_pressed,
    ids.TO_WORDS: editing.step_pressed,
    ids.TO_PICTURE: editing.step_pressed,
    ids.TO_SCHEDULE: editing.step_pressed,
    ids.PUBLISH_NOW: queue.publish_now_pressed,
    ids.HOLD: queue.hold_pressed,
    ids.RELEASE: queue.release_pressed,
    ids.SOONER: queue.earlier_pressed,
    ids.POSTPONE: queue.later_pressed,
    ids.OPEN_SHEET: sheet.share_pressed,
    ids.OTHER_WORDS: sheet.other_words_pressed,
    ids.SEND_WORDS: sheet.send_words_pressed,
    ids.LATER: sheet.later_pressed,
    ids.NOT_FOR_ME: sheet.not_for_me_pressed,
    ids.UNDO: sheet.undo_pressed,
    ids.SUGGEST: suggesting.suggest_pressed,
    ids.SUGGEST_LETTER: letters.good_story_pressed,
    ids.FORGET_LETTER: letters.never_mind_pressed,
    ids.LIST_OPEN: list_asked,
    ids.LIST_MORE: more_asked,
}
FORMS: dict[str, Listener] = {
    ids.SUGGEST_FORM: suggesting.story_suggested,
    ids.WORDS_FORM: editing.step_saved,
    ids.PICTURE_FORM: editing.step_saved,
    ids.SCHEDULE_FORM: editing.step_saved,
    ids.DECLINE_FORM: deciding.story_declined,
    ids.OBJECT_FORM: deciding.change_wanted,
    ids.PUBLISH_FORM: queue.publishing_wanted,
    ids.COUNT_IN: sheet.counted_in,
    ids.SHEET: sheet.story_shared,
}
