"""Taking over what Human Resources' list says, in short acts."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot import journal, outbox
from bot.db import append, once
from bot.hours import acts as hours
from bot.hours import week
from bot.hours.hr import store, views
from bot.hours.hr.rules.planning import Change, Plan, is_own
from bot.hours.models import OwnHours
from bot.hours.rules import Shift
from bot.hours.store.reaching import rows_of, shifts_of
from bot.members import asked
from bot.members.acts import parts
from bot.members.models import Member, Source, Standing
from bot.outbox import Because
from bot.outbox.claiming import is_id


def show_plan(
    session: Session, plan: Plan, file: str, *, keys: Sequence[str], by: str, at: datetime
) -> bool:
    """Tell a lead once what a list would change, and say whether this was the first time."""
    asked.lead(session, by)
    are_new = [once(session, key) for key in keys]
    if not all(are_new):
        return False
    outbox.tell(session, by, views.plan_note(plan, file), because=Because.ANSWER)
    journal.note(session, "list looked at", "members", by=by, at=at, changed=views.counts(plan))
    return True


def apply_changes(session: Session, changes: Sequence[Change], *, by: str, at: datetime) -> int:
    """Take over some rows, and say for how many people anything is different now.

    Whoever has left since the list was read is passed over; what holds already is no news.
    """
    _require_lead(session, by)
    people = parts.take(session, [change.slack_id for change in changes])
    kept = store.hours_of(session, people)
    count = 0
    for change in changes:
        member = people.get(change.slack_id)
        if member is not None and member.standing is Standing.MEMBER:
            own = kept.get(member.slack_id)
            count += _applied(session, member, own, change, by=by, at=at)
    return count


def _require_lead(session: Session, by: str) -> None:
    """Let leads pass, and the command line, which nobody in Slack can be."""
    if is_id(by):
        asked.lead(session, by)


def _applied(
    session: Session,
    member: Member,
    own: OwnHours | None,
    change: Change,
    *,
    by: str,
    at: datetime,
) -> bool:
    news = []
    if change.department_id:
        where = change.department_id
        news.append(parts.put(session, member, where, said_by=Source.HR, by=by, at=at))
    if change.exempt is not None:
        who, said = member.slack_id, change.exempt
        news.append(hours.set_exempt(session, who, said, Source.HR, by=by, at=at))
    if change.shifts is not None:
        news.append(_keep(session, member.slack_id, own, change.shifts, by=by, at=at))
    if any(news):
        outbox.refresh(session, member.slack_id)
    return any(news)


def _keep(
    session: Session,
    slack_id: str,
    own: OwnHours | None,
    shifts: Sequence[Shift],
    *,
    by: str,
    at: datetime,
) -> bool:
    """Let somebody keep the hours of the list, unless they have set some themselves."""
    rows, before = rows_of(shifts), own.shifts if own else []
    if is_own(own) or before == rows:
        return False
    if own is None:
        values = {"member_id": slack_id, "shifts": rows, "zone": "", "said_by": Source.HR}
        if not append(session, OwnHours, **values):
            return False
    else:
        own.shifts, own.said_by = rows, Source.HR
    outbox.reconsider(session, slack_id)
    changed = {"week": [week.write(shifts_of(before)), week.write(shifts)]}
    journal.note(session, "hours told", slack_id, by=by, at=at, changed=changed)
    return True
