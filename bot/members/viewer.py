"""Who looks at a Home: what every section of it is given."""

from datetime import datetime
from typing import NamedTuple

from bot.members.models import Member
from bot.programme.models import Programme


class Viewer(NamedTuple):
    """Who looks at a Home, in which programme, and when."""

    member: Member
    programme: Programme
    at: datetime
