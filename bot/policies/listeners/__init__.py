"""What people press and send about documents."""

from bot.policies import ids
from bot.policies.listeners import desk, drafting, reading
from bot.policies.models import Slug
from bot.switchboard import Switchboard
from bot.switchboard.at_home import ShownAtHome
from bot.switchboard.board import Listener

__all__ = ["register"]


def register(switchboard: Switchboard) -> None:
    """Tell the switchboard who listens to what."""
    for action_id, listener in ACTIONS.items():
        switchboard.on("action", action_id, listener)
    for slug in Slug:
        switchboard.on("action", f"{ids.TAKE_UPLOAD}.{slug}", drafting.document_named)
    for callback_id, listener in FORMS.items():
        switchboard.on("view", callback_id, ShownAtHome(listener))


ACTIONS: dict[str, Listener] = {
    ids.LIST: reading.list_asked,
    ids.READ: reading.read_pressed,
    ids.QUESTION: reading.question_pressed,
    ids.PAGE: reading.page_pressed,
    ids.ACCOUNTS: reading.accounts_pressed,
    ids.DESK: desk.desk_pressed,
    ids.NAMES: desk.names_pressed,
    ids.PAPER: desk.paper_pressed,
    ids.REVIEW: desk.review_pressed,
    ids.EDIT: drafting.edit_pressed,
    ids.EDIT_SECTION: drafting.section_pressed,
    ids.ADD_SECTION: drafting.section_pressed,
    ids.MOVE_UP: drafting.up_pressed,
    ids.MOVE_DOWN: drafting.down_pressed,
    ids.REMOVE_SECTION: drafting.remove_pressed,
    ids.DISCARD: drafting.discard_pressed,
    ids.COMPARE: drafting.compare_pressed,
}
FORMS: dict[str, Listener] = {
    ids.READ_FORM: reading.policy_read,
    ids.QUESTION_FORM: reading.question_asked,
    ids.SECTION_FORM: drafting.section_written,
    ids.PUBLISH_FORM: drafting.draft_published,
    ids.PAPER_FORM: desk.paper_entered,
    ids.REVIEW_FORM: desk.review_set,
}
