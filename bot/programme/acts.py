"""What changes the programme."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import journal
from bot.journal.store import HERALD
from bot.programme.models import Programme


def adopt(session: Session, settled: Programme, *, at: datetime) -> None:
    """Take the programme over as the environment describes it; what is the same stays."""
    before = session.get(Programme, 1)
    old = before.model_dump() if before else {}
    new = settled.model_dump()
    changed = {k: (str(old.get(k, "")), str(v)) for k, v in new.items() if old.get(k) != v}
    if changed:
        session.merge(settled)
        journal.note(session, "programme settled", "programme", by=HERALD, at=at, changed=changed)
