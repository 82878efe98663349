"""What ends when somebody takes part no more."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import outbox
from bot.stories.store import wishes


def end_reminders(session: Session, member_id: str, at: datetime) -> None:
    """Drop all that somebody wanted to be reminded of, and take back the messages that wait."""
    for key in wishes.forget_reminders(session, member_id):
        outbox.withdraw(session, key)
