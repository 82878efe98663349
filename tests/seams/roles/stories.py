"""Who may suggest, share, review and publish."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot.members.networks import Network
from bot.members.rules.consent import NOT_JOINED
from bot.stories import acts, ids
from tests.seams.roles import ANYBODY, JOINED, MEMBERS, THE_TEAM

ROWS = {
    ("action", ids.APPROVE): THE_TEAM,
    ("action", ids.DECLINE): THE_TEAM,
    ("action", ids.EDIT): THE_TEAM,
    ("action", ids.LOOK): THE_TEAM,
    ("action", ids.ASK_LEADS): THE_TEAM,
    ("action", ids.ASK_SUGGESTER): THE_TEAM,
    ("action", ids.TO_WORDS): THE_TEAM,
    ("action", ids.TO_PICTURE): THE_TEAM,
    ("action", ids.TO_SCHEDULE): THE_TEAM,
    ("action", ids.PUBLISH_NOW): THE_TEAM,
    ("action", ids.HOLD): THE_TEAM,
    ("action", ids.RELEASE): THE_TEAM,
    ("action", ids.SOONER): THE_TEAM,
    ("action", ids.POSTPONE): THE_TEAM,
    ("view", ids.WORDS_FORM): THE_TEAM,
    ("view", ids.PICTURE_FORM): THE_TEAM,
    ("view", ids.SCHEDULE_FORM): THE_TEAM,
    ("view", ids.DECLINE_FORM): THE_TEAM,
    ("view", ids.PUBLISH_FORM): THE_TEAM,
    ("command", "/share queue"): THE_TEAM,
    ("action", ids.CONFIRM): MEMBERS,
    ("action", ids.OBJECT): MEMBERS,
    ("action", ids.OPEN_SHEET): MEMBERS,
    ("action", ids.OTHER_WORDS): JOINED,
    ("action", ids.SEND_WORDS): JOINED,
    ("action", ids.LATER): JOINED,
    ("action", ids.NOT_FOR_ME): MEMBERS,
    ("action", ids.UNDO): MEMBERS,
    ("action", ids.SUGGEST): MEMBERS,
    ("action", ids.SUGGEST_LETTER): MEMBERS,
    ("action", ids.FORGET_LETTER): MEMBERS,
    ("action", ids.LIST_OPEN): MEMBERS,
    ("action", ids.LIST_MORE): MEMBERS,
    ("view", ids.SUGGEST_FORM): MEMBERS,
    ("view", ids.OBJECT_FORM): MEMBERS,
    ("view", ids.COUNT_IN): MEMBERS,
    ("view", ids.SHEET): JOINED,
    ("shortcut", ids.SUGGEST): MEMBERS,
    ("message_shortcut", ids.SUGGEST_MESSAGE): MEMBERS,
    ("command", "/share"): MEMBERS,
    ("command", "/share suggest"): MEMBERS,
    ("event", "message"): MEMBERS,
    **{("action", f"{ids.OPEN_NETWORK}.{network}"): ANYBODY for network in Network},
}

INSTEAD = {row: NOT_JOINED for row, who in ROWS.items() if who == JOINED}


def about(session: Session, at: datetime) -> UUID:
    """Lay down a story that waits for review."""
    return acts.suggest(session, "https://example.gov/pool", by="U0EMI", at=at)
