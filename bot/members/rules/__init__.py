"""Who may take part, and what they may do here."""

from bot.members.rules.people import (
    ONLY_LEADS,
    ONLY_TEAM,
    REFUSED,
    admit,
    require_lead,
    require_team,
)

__all__ = ["ONLY_LEADS", "ONLY_TEAM", "REFUSED", "admit", "require_lead", "require_team"]
