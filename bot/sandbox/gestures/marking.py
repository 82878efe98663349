"""What people leave on messages, and when they want quiet."""

from dataclasses import replace

from bot.sandbox.gestures.desk import Desk
from bot.sandbox.types import Mistake, SlackError
from bot.sandbox.workspace import Channel

REFUSED = {
    "invalid_name": "There is no such emoji.",
    "already_reacted": "You reacted with this already.",
    "no_reaction": "You have not reacted with this.",
    "too_many_emoji": "This message has all the reactions it can have.",
    "too_many_reactions": "You reacted to this message as often as you can.",
    "already_pinned": "This message is pinned already.",
    "no_pin": "This message is not pinned.",
    "too_many_pins": "This channel has all the pins it can have.",
}


class Marking(Desk):
    """Reactions, pins and quiet hours, as a person sets them."""

    def react(
        self, user: str, channel_id: str, ts: str, name: str, *, remove: bool = False
    ) -> None:
        """React to a message with an emoji, or take it back."""
        channel, name = self._place(user, channel_id, ts), name.strip(":")
        marks = self.workspace.marks
        try:
            (marks.unreact if remove else marks.react)(channel, ts, user, name)
        except SlackError as error:
            raise Mistake(REFUSED[error.error]) from None

    def pin(self, user: str, channel_id: str, ts: str, *, remove: bool = False) -> None:
        """Pin a message to its channel, or take the pin out."""
        channel, marks = self._place(user, channel_id, ts), self.workspace.marks
        try:
            (marks.unpin if remove else marks.pin)(channel, ts, user)
        except SlackError as error:
            raise Mistake(REFUSED[error.error]) from None

    def snooze(self, user: str, minutes: int) -> None:
        """Want quiet for some minutes from now on; 0 ends it."""
        until = int(self.workspace.clock.now()) + 60 * minutes if minutes > 0 else 0
        self.workspace.alter(replace(self.member(user), snoozed_until=until))

    def _place(self, user: str, channel_id: str, ts: str) -> Channel:
        channel = self.channel(self.member(user).id, channel_id)
        self.message(channel, ts)
        if user not in channel.members or channel.archived:
            raise Mistake(f"Join #{channel.name} first.")
        return channel
