"""How Slack describes a person, read once into a plain value."""

from pydantic import BaseModel, ConfigDict

from bot.members.models import Standing
from bot.slack.types import Payload

SLACKBOT = "USLACKBOT"
NO_ZONE = "Etc/UTC"


class Profile(BaseModel):
    """A person as far as Herald is concerned."""

    model_config = ConfigDict(frozen=True)

    slack_id: str
    name: str
    zone: str
    standing: Standing


def read(user: Payload, *, team_id: str) -> Profile:
    """Read a user object (docs.slack.dev/reference/objects/user-object)."""
    profile = user.get("profile", {})
    names = (profile.get("real_name"), user.get("real_name"), profile.get("display_name"))
    return Profile(
        slack_id=user["id"],
        name=next((name for name in (*names, user.get("name")) if name), user["id"]),
        zone=user.get("tz") or NO_ZONE,
        standing=_standing(user, team_id),
    )


def _standing(user: Payload, team_id: str) -> Standing:
    if user.get("deleted"):
        return Standing.GONE
    if user.get("is_bot") or user["id"] == SLACKBOT:
        return Standing.BOT
    if user.get("is_stranger") or user.get("team_id", team_id) != team_id:
        return Standing.STRANGER
    if user.get("is_restricted") or user.get("is_ultra_restricted"):
        return Standing.GUEST
    return Standing.MEMBER
