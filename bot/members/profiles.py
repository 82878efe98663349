"""How Slack describes a person, read once into a plain value."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from bot.members.models import Standing
from bot.slack.types import Payload

SLACKBOT = "USLACKBOT"
NO_ZONE = "Etc/UTC"


class Profile(BaseModel):
    """A person as far as Herald is concerned.

    `said` is what they say about themselves, by the field's id and, where Slack gives it, its
    label in small letters; a list of people has the title and no fields of the workspace's own.
    """

    model_config = ConfigDict(frozen=True)

    slack_id: str
    name: str
    zone: str
    standing: Standing
    email: str = ""
    said: Mapping[str, str] = {}

    def columns(self) -> dict[str, object]:
        """Give what is kept, by its column; Slack does not always tell an address."""
        return self.model_dump(exclude={"said"} if self.email else {"said", "email"})


def read(user: Payload, *, team_id: str) -> Profile:
    """Read a user object (docs.slack.dev/reference/objects/user-object)."""
    profile = user.get("profile", {})
    names = (profile.get("real_name"), user.get("real_name"), profile.get("display_name"))
    return Profile(
        slack_id=user["id"],
        name=next((name for name in (*names, user.get("name")) if name), user["id"]),
        zone=user.get("tz") or NO_ZONE,
        standing=_standing(user, team_id),
        email=(profile.get("email") or "").casefold(),
        said=_said(profile),
    )


def _said(profile: Payload) -> dict[str, str]:
    """Read the title, and the fields of the workspace's own (docs.slack.dev, users.profile.get)."""
    said = {"title": profile["title"]} if "title" in profile else {}
    for field_id, field in (profile.get("fields") or {}).items():
        said[field_id.casefold()] = field.get("value") or ""
        if label := field.get("label"):
            said[label.casefold()] = field.get("value") or ""
    return said


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
