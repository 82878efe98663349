"""Every method there is, family by family."""

from bot.sandbox.web_api import chat, conversations, plain, users, views
from bot.sandbox.web_api.method import Method

METHODS: dict[str, Method] = {
    **plain.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **users.METHODS,
    **views.METHODS,
}
