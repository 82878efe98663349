"""The people of the workspace."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from bot.db import Moment, choice


class Standing(StrEnum):
    """What somebody is to the workspace."""

    MEMBER = "member"
    GUEST = "guest"
    BOT = "bot"
    STRANGER = "stranger"
    GONE = "gone"


class Member(SQLModel, table=True):
    """A person as Slack describes them, and what Herald lets them do."""

    __tablename__ = "member"

    slack_id: str = Field(primary_key=True)
    name: str
    zone: str
    standing: Standing = Field(sa_type=choice(Standing))
    in_team_channel: bool = False
    is_lead: bool = False
    seen_at: datetime = Field(sa_type=Moment)

    @property
    def is_team(self) -> bool:
        """Belongs to the digital team, or counts as such when approving; nobody who left does."""
        return self.standing is Standing.MEMBER and (self.in_team_channel or self.is_lead)
