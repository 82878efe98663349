"""What people do to channels themselves; the app is told as far as Slack tells it."""

from bot.sandbox.gestures.desk import Desk
from bot.sandbox.types import Mistake
from bot.sandbox.workspace import Channel
from bot.sandbox.workspace.channels import PERSONAL

GENERAL = "general"


class Managing(Desk):
    """Renaming, archiving, opening up, sharing and deleting channels."""

    def rename(self, user: str, channel_id: str, name: str) -> None:
        """Call a channel something else."""
        channel = self._managed(user, channel_id)
        if not name or any(each.name == name for each in self.workspace.channels):
            raise Mistake("A channel needs a name that no other has.")
        self.workspace.places.rename(channel, name, user)

    def archive(self, user: str, channel_id: str, *, archived: bool = True) -> None:
        """Close a channel, or open it again."""
        channel = self._managed(user, channel_id)
        if channel.archived == archived:
            raise Mistake(f"#{channel.name} is {'' if archived else 'not '}archived already.")
        self.workspace.places.archive(channel, user, archived=archived)

    def convert(self, user: str, channel_id: str, *, private: bool) -> None:
        """Make a channel public or private."""
        self.workspace.places.convert(self._managed(user, channel_id), user, private=private)

    def share(self, user: str, channel_id: str, *, shared: bool = True) -> None:
        """Connect a channel with another organisation, or end that."""
        self.workspace.places.share(self._managed(user, channel_id), shared=shared)

    def remove_channel(self, user: str, channel_id: str) -> None:
        """Delete a channel with all that was said in it."""
        self.workspace.places.remove(self._managed(user, channel_id), user)

    def _managed(self, user: str, channel_id: str) -> Channel:
        channel = self.channel(self.member(user).id, channel_id)
        if channel.kind in PERSONAL or channel.name == GENERAL or user not in channel.members:
            raise Mistake("You cannot change this channel.")
        return channel
