"""Every method there is, family by family."""

from bot.sandbox.web_api import (
    bookmarks,
    chat,
    conversations,
    dnd,
    files,
    managing,
    pins,
    plain,
    reactions,
    scheduled,
    unfurl,
    usergroups,
    users,
    views,
)
from bot.sandbox.web_api.method import Method

METHODS: dict[str, Method] = {
    **plain.METHODS,
    **bookmarks.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **dnd.METHODS,
    **files.METHODS,
    **managing.METHODS,
    **pins.METHODS,
    **reactions.METHODS,
    **scheduled.METHODS,
    **unfurl.METHODS,
    **usergroups.METHODS,
    **users.METHODS,
    **views.METHODS,
}
