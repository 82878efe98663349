"""What people send to Herald directly, kept until they choose a door for it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot import journal, members, outbox
from bot.db import once
from bot.journal.store import HERALD
from bot.outbox import Because
from bot.stories.models import Letter
from bot.stories.rules.words import keep
from bot.stories.store import letters
from bot.stories.views import notes


def receive(
    session: Session,
    text: str,
    *,
    pictures: bool,
    keys: Sequence[str],
    by: str,
    at: datetime,
) -> None:
    """Keep what somebody sent and ask at once what it is; the same message counts once."""
    members.admit(session, by)
    seen_before = [key for key in keys if not once(session, key)]
    if seen_before:
        return
    letter = Letter(member_id=by, text=keep(text), sent_at=at)
    letters.add(session, letter)
    note = notes.letter_note(letter, pictures=pictures)
    outbox.tell(session, by, note, because=Because.ANSWER)
    journal.note(session, "letter received", letter.id, by=by, at=at)


def remember(session: Session, text: str, *, by: str, at: datetime) -> UUID:
    """Keep words that are longer than a form can hold until the form comes back."""
    members.admit(session, by)
    letter = Letter(member_id=by, text=keep(text), sent_at=at)
    letters.add(session, letter)
    journal.note(session, "letter kept", letter.id, by=by, at=at)
    return letter.id


def forget(session: Session, letter_id: UUID, *, by: str, at: datetime) -> None:
    """Forget what somebody sent, because they say so."""
    members.admit(session, by)
    letters.forget(session, letter_id, by)
    journal.note(session, "letter forgotten", letter_id, by=by, at=at)


def forget_old(session: Session, *, before: datetime, at: datetime) -> None:
    """Forget what nobody chose a door for."""
    count = letters.forget_all(session, before)
    journal.note(
        session, "letters forgotten", "letters", by=HERALD, at=at, changed={"count": count}
    )
