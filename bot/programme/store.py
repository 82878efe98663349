"""Reading the programme."""

from sqlalchemy.orm import Session

from bot.db import find
from bot.errors import Refusal
from bot.programme.models import PROGRAMME, SHARE, TEAM, Programme


def get(session: Session) -> Programme:
    """Read the programme; refuses before it is set up."""
    programme = find(session, Programme, 1)
    if programme is None:
        raise Refusal("Herald is not set up yet. Please ask your IT team to start it once.")
    return programme


def channel(session: Session, name: str) -> str | None:
    """Turn a channel's name in the programme into its Slack id, or None if it is not set."""
    programme = find(session, Programme, 1)
    if programme is None:
        return None
    known = {
        SHARE: programme.share_channel,
        TEAM: programme.team_channel,
        PROGRAMME: programme.programme_channel,
    }
    return known.get(name, name) or None
