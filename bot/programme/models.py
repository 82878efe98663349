"""The programme: one row."""

from datetime import time
from zoneinfo import ZoneInfo

from sqlmodel import Field, SQLModel

SHARE, TEAM, PROGRAMME = "share", "team", "programme"  # the channels by name


class Programme(SQLModel, table=True):
    """How this organisation runs its programme. Hours are wall-clock times in `zone`."""

    __tablename__ = "programme"

    id: int = Field(default=1, primary_key=True)
    organisation: str
    zone: str
    opens: time
    closes: time
    share_channel: str
    team_channel: str
    programme_channel: str
    stories_per_day: int
    disclosure: str

    @property
    def tz(self) -> ZoneInfo:
        """The programme's zone."""
        return ZoneInfo(self.zone)
