"""What happens to what Herald knows about people; one function is one transaction."""

from bot.members.acts.consent import join, leave
from bot.members.acts.inviting import invite, welcome
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
from bot.members.acts.pilot import begin_pilot, lift_pilot
from bot.members.acts.preferences import prefer, stop, wake_up

__all__ = [
    "begin_anew",
    "begin_pilot",
    "begin_reading",
    "change_leads",
    "departed",
    "entered",
    "invite",
    "join",
    "leave",
    "lift_pilot",
    "make_lead",
    "prefer",
    "read_page",
    "read_people",
    "read_team",
    "remove_lead",
    "stop",
    "wake_up",
    "welcome",
]
