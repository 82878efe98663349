"""What happens to stories, whole: one function, one transaction, one line in the journal."""

from bot.stories.acts.deciding import approve, ask_leads, ask_suggester, confirm, decline, object_to
from bot.stories.acts.editing import redraw, reschedule, reword
from bot.stories.acts.leaving import end_reminders
from bot.stories.acts.letters import forget, forget_old, receive, remember
from bot.stories.acts.publishing import (
    expire,
    hold,
    move,
    publish_due,
    publish_now,
    release,
)
from bot.stories.acts.sharing import dismiss, postpone, send_words, share, undo
from bot.stories.acts.suggesting import suggest

__all__ = [
    "approve",
    "ask_leads",
    "ask_suggester",
    "confirm",
    "decline",
    "dismiss",
    "end_reminders",
    "expire",
    "forget",
    "forget_old",
    "hold",
    "move",
    "object_to",
    "postpone",
    "publish_due",
    "publish_now",
    "receive",
    "redraw",
    "release",
    "remember",
    "reschedule",
    "reword",
    "send_words",
    "share",
    "suggest",
    "undo",
]
