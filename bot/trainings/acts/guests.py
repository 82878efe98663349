"""What a guest attended becomes theirs when they turn up in Slack with the address of the list."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot import db, journal, outbox
from bot.journal.store import HERALD
from bot.members.milestones import Milestone
from bot.trainings.models import Attendance, Guest
from bot.trainings.rules import presence as rules
from bot.trainings.store import attendance, trainings


def arrived(
    session: Session,
    member_ids: Sequence[str],
    at: datetime,
    milestones: Sequence[Milestone],
) -> None:
    """Give members what waited for them on the guest list; it counts at once.

    A step of the act that reads who is in Slack. Paid minutes are not put down afterwards: their
    hours of those days stand in another record.
    """
    for guest_id, member_id in attendance.waiting_for(session, member_ids):
        guest = db.take(session, Guest, guest_id)
        if guest is not None and guest.member_id is None:
            _become(session, guest, member_id, at, milestones)


def _become(
    session: Session,
    guest: Guest,
    member_id: str,
    at: datetime,
    milestones: Sequence[Milestone],
) -> None:
    guest.member_id = member_id
    rows = attendance.of_guests(session, guest.id)
    for row in rows:
        trainings.take(session, row.training_id)
        _hand_over(session, row, member_id)
    session.flush()
    told = {"member": ["", member_id], "trainings": len(rows)}
    journal.note(session, "guest became a member", guest.id, by=HERALD, at=at, changed=told)
    outbox.refresh(session, member_id)
    if any(rules.is_present(row.presence) for row in rows):
        for milestone in milestones:
            milestone(session, member_id, at)


def _hand_over(session: Session, row: Attendance, member_id: str) -> None:
    """Make a guest's row the member's; of two about one training the one that was there stays."""
    own = attendance.of_member(session, row.training_id, member_id)
    if own is None:
        row.member_id, row.guest_id = member_id, None
        return
    if rules.is_present(row.presence) and not rules.is_present(own.presence):
        rules.write(own, row.presence, row.means, by=row.by, at=row.at)
    session.delete(row)
