"""The pilot: a small group tries Herald before everybody does."""

from collections.abc import Sequence

SMALL_GROUP = (
    "A small group is trying Herald first. Please look in again when it has opened to everybody."
)
NOT_IN_PILOT = (
    "A pilot is on, and this channel isn't in it. Add it to the pilot, or lift the pilot first."
)


def is_in(member_id: str, people: Sequence[str], *, is_lead: bool) -> bool:
    """Say whether somebody is in the small group; leads always are."""
    return is_lead or member_id in people


def has_channel(channel: str, channels: Sequence[str], team_channel: str) -> bool:
    """Say whether Herald may write in a channel during the pilot; the team's is always in."""
    return channel == team_channel or channel in channels
