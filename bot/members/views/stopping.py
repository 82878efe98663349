"""The foot of every message that can be stopped: the way to stop it."""

from bot.members.ids import PREFERENCES, STOP
from bot.members.rules.preferences import News
from bot.slack.blocks import actions, button
from bot.slack.messages import Message
from bot.slack.prose import prose
from bot.slack.types import Block

NAMES = {News.DIGEST: "weekly digests", News.REMINDERS: "reminders"}


def stop_foot(news: News = News.REMINDERS) -> Block:
    """Draw the way to stop messages like the one above it."""
    stop = button("Stop these", STOP, news.value, spoken=f"Stop these {NAMES[news]}")
    return actions(stop, button("My preferences", PREFERENCES))


def stopped_note(news: News) -> Message:
    """Say that one kind of news comes no more."""
    line = f"All right, no more {NAMES[news]}. You can have them back under “My preferences”."
    return Message(line, [prose(line), actions(button("My preferences", PREFERENCES))])
