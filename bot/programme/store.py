"""Reading the programme."""

from sqlalchemy.orm import Session

from bot import db
from bot.errors import Refusal
from bot.programme.models import PROGRAMME, SHARE, TEAM, Programme

NOT_STARTED = "Herald is not set up yet. Please ask your IT team to start it once."


def get(session: Session) -> Programme:
    """Read the programme; refuses before it is set up."""
    programme = db.find(session, Programme, 1)
    if programme is None:
        raise Refusal(NOT_STARTED)
    return programme


def take(session: Session) -> Programme:
    """Read the programme and keep others from changing it until the act ends."""
    programme = db.take(session, Programme, 1)
    if programme is None:
        raise Refusal(NOT_STARTED)
    return programme


def find(session: Session) -> Programme:
    """Read the programme; before the first start it is one in which nothing is set."""
    return db.find(session, Programme, 1) or Programme()


def channel(session: Session, name: str) -> str | None:
    """Turn a channel's name in the programme into its Slack id, or None if it is not set."""
    programme = find(session)
    known = {
        SHARE: programme.share_channel,
        TEAM: programme.team_channel,
        PROGRAMME: programme.programme_channel,
    }
    return known.get(name, name) or None
