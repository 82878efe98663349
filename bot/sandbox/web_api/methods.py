"""Every method there is, family by family."""

from bot.sandbox.web_api import chat, conversations, files, plain, users, views
from bot.sandbox.web_api.method import Method

METHODS: dict[str, Method] = {
    **files.METHODS,
    **plain.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **users.METHODS,
    **views.METHODS,
}
