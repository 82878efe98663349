"""What the ambassadors' user group should hold: Slack's list, the title, and whom Herald put in."""

from collections.abc import Collection, Sequence
from typing import NamedTuple


class Change(NamedTuple):
    """A list as it should be, and what that changes.

    `forgotten` are people whom Herald once put in, and who neither are in it nor belong there.
    """

    users: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    forgotten: tuple[str, ...]

    @property
    def is_needed(self) -> bool:
        """Whether the list has to be written at all."""
        return bool(self.added or self.removed)

    @property
    def is_possible(self) -> bool:
        """Whether somebody is left: Slack keeps no empty list (usergroups.users.update)."""
        return bool(self.users)


def compare(
    listed: Sequence[str],
    *,
    wanted: Collection[str],
    ours: Collection[str],
    gone: Collection[str],
) -> Change:
    """Say how a list has to change: whom Herald did not put in stays, whatever they hold.

    People whose accounts are `gone` are left out, because Slack refuses a list with them.
    """
    removed = [who for who in listed if who in ours and who not in wanted]
    added = sorted(set(wanted) - set(listed))
    kept = [who for who in listed if who not in gone and who not in removed]
    forgotten = sorted(set(ours) - set(wanted) - set(listed))
    return Change((*kept, *added), tuple(added), tuple(removed), tuple(forgotten))
