"""What happens to what Herald knows about people; one function is one transaction."""

from bot.members.acts.leads import change_leads, make_lead, remove_lead
from bot.members.acts.people import (
    begin_anew,
    begin_reading,
    departed,
    entered,
    read_page,
    read_people,
    read_team,
)

__all__ = [
    "begin_anew",
    "begin_reading",
    "change_leads",
    "departed",
    "entered",
    "make_lead",
    "read_page",
    "read_people",
    "read_team",
    "remove_lead",
]
