"""Which channel can be used for what, each refusal a sentence for under its field."""

from collections.abc import Mapping

from bot.errors import FormRefusal
from bot.steering.rules.guard import Room

INVITE = (
    "I'm not in this channel yet. Open it in Slack, write /invite @Herald there, "
    "then save again. Only a person can let me into a private channel."
)
ARCHIVED = "This channel is archived. Please choose another, or open it again in Slack."
NOT_PRIVATE = "The digital team's channel has to be private: what people pass on is read there."
SHARED = "This channel is shared with another organisation. Please choose one of your own."


def require_usable(rooms: Mapping[str, Room]) -> None:
    """Refuse channels in which Herald could not do its work; `rooms` are given by setting."""
    wrong = {name: problem for name, room in rooms.items() if (problem := _problem(name, room))}
    if wrong:
        raise FormRefusal(wrong)


def _problem(name: str, room: Room) -> str | None:
    team = name == "team_channel"
    signs = {
        INVITE: not (room.is_there and room.is_member),
        ARCHIVED: room.is_archived,
        NOT_PRIVATE: team and not room.is_private,
        SHARED: team and room.is_shared,
    }
    return next((sentence for sentence, there in signs.items() if there), None)
