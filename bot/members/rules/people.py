"""Who may take part."""

from bot.errors import Refusal
from bot.members.models import Member, Standing

REFUSED = {
    Standing.GUEST: "Herald is for members of this workspace; guests can't use it. "
    "Please ask the colleague who invited you.",
    Standing.BOT: "Herald talks to people, not to other bots.",
    Standing.STRANGER: "Herald is for this organisation's own people. "
    "Your own organisation may have a programme of its own.",
    Standing.GONE: "Your account is deactivated, so Herald can't do this for you.",
}
ONLY_TEAM = "Only the digital team can do this. Nothing has changed."
ONLY_LEADS = "Only a lead of the programme can do this. Nothing has changed."


def admit(standing: Standing) -> None:
    """Let full members of the workspace in; refuse everybody else with a sentence."""
    if standing in REFUSED:
        raise Refusal(REFUSED[standing])


def require_team(member: Member) -> None:
    """Let only the digital team and leads pass."""
    if not member.is_team:
        raise Refusal(ONLY_TEAM)


def require_lead(member: Member) -> None:
    """Let only leads of the programme pass."""
    if not (member.is_lead and member.is_team):
        raise Refusal(ONLY_LEADS)
