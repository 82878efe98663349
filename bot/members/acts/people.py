"""What changes what Herald knows about people."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import journal, outbox
from bot.db import append, append_all, take
from bot.journal.store import HERALD
from bot.members import store
from bot.members.acts import parts
from bot.members.milestones import Arrival
from bot.members.models import Member, Standing, Sync
from bot.members.profiles import Profile
from bot.members.views import people as views
from bot.programme.models import TEAM
from bot.programme.store import channel

PEOPLE = "people"
STALE = timedelta(hours=12)  # after which a cursor of Slack's is not trusted any more


def read_people(
    session: Session,
    profiles: Sequence[Profile],
    arrivals: Sequence[Arrival] = (),
    *,
    at: datetime,
) -> None:
    """Take over how Slack describes some people, with a fixed number of questions.

    `arrivals` are what the features above have kept for people until they are here.
    """
    known = parts.take(session, [profile.slack_id for profile in profiles])
    were = [member for member in known.values() if member.standing is Standing.MEMBER]
    clocks = {member.slack_id: member.zone for member in known.values()}
    changed = [p.slack_id for p in profiles if _take_over(known.get(p.slack_id), p, at)]
    new = [p for p in profiles if p.slack_id not in known]
    added = append_all(session, Member, "slack_id", [_row(p, at) for p in new])
    left = [member for member in were if member.standing is not Standing.MEMBER]
    everybody = {*changed, *added} - {member.slack_id for member in left}
    if everybody:
        seen = {"people": sorted(everybody)}
        journal.note(session, "people read", "members", by=HERALD, at=at, changed=seen)
    for slack_id in (who for who, zone in clocks.items() if known[who].zone != zone):
        outbox.reconsider(session, slack_id)
    parts.drop_out(session, left, at=at)
    parts.place_as_said(session, profiles, at=at)
    session.flush()
    for arrival in arrivals:
        arrival(session, [profile.slack_id for profile in profiles], at)


def begin_reading(session: Session, *, at: datetime) -> str:
    """Begin to read everybody, or go on where a reading stopped; give the cursor for that."""
    if append(session, Sync, name=PEOPLE, cursor="", begun_at=at):
        journal.note(session, "reading begun", PEOPLE, by=HERALD, at=at)
        return ""
    begun = take(session, Sync, PEOPLE)
    if begun is not None and at - begun.begun_at >= STALE:
        begun.cursor, begun.begun_at = "", at
        journal.note(session, "reading begun", PEOPLE, by=HERALD, at=at)
    return begun.cursor if begun is not None else ""


def begin_anew(session: Session, *, at: datetime) -> None:
    """Begin at the first page again, because Slack knows the place no more."""
    forgotten = update(Sync).where(col(Sync.name) == PEOPLE)
    session.execute(forgotten.values(cursor="", begun_at=at))
    journal.note(session, "reading begun", PEOPLE, by=HERALD, at=at)


def read_page(
    session: Session,
    profiles: Sequence[Profile],
    arrivals: Sequence[Arrival] = (),
    *,
    following: str,
    at: datetime,
) -> None:
    """Take over a page of people, and remember where the next one begins; empty is the end."""
    read_people(session, profiles, arrivals, at=at)
    reading = take(session, Sync, PEOPLE)
    if reading is not None and following:
        reading.cursor = following
    elif reading is not None:
        session.delete(reading)
        journal.note(session, "everybody read", PEOPLE, by=HERALD, at=at)


def read_team(session: Session, slack_ids: Sequence[str], *, at: datetime) -> None:
    """Take over who is in the team channel now; the first time, nobody needs to be told."""
    before = set(session.scalars(select(col(Member.slack_id)).where(col(Member.in_team_channel))))
    changed = before ^ set(slack_ids)
    members = parts.take(session, changed).values()
    new = [m for m in members if _set_team(session, m, belongs=m.slack_id in slack_ids, at=at)]
    if before:
        _tell_leads(session, new, invited_by="", at=at)


def entered(
    session: Session, slack_id: str, *, room: str, at: datetime, invited_by: str = ""
) -> None:
    """Somebody came into a channel; in the team channel they belong to the digital team now."""
    if room != channel(session, TEAM):
        return
    members = parts.take(session, [slack_id]).values()
    new = [member for member in members if _set_team(session, member, belongs=True, at=at)]
    _tell_leads(session, new, invited_by=invited_by, at=at)


def departed(session: Session, slack_id: str, *, room: str, at: datetime) -> None:
    """Somebody left a channel; out of the team channel they no longer review."""
    if room == channel(session, TEAM):
        for member in parts.take(session, [slack_id]).values():
            _set_team(session, member, belongs=False, at=at)


def _set_team(session: Session, member: Member, *, belongs: bool, at: datetime) -> bool:
    """Let somebody be on the digital team or not, and say whether they are new on it."""
    if member.in_team_channel == belongs:
        return False
    member.in_team_channel = belongs
    act = "joined the digital team" if belongs else "left the digital team"
    journal.note(session, act, member.slack_id, by=member.slack_id, at=at)
    return belongs and member.standing is Standing.MEMBER


def _tell_leads(
    session: Session, newcomers: Sequence[Member], *, invited_by: str, at: datetime
) -> None:
    """Tell every lead but the newcomers themselves, and whoever let them in."""
    if not newcomers:
        return
    concerned = {invited_by, *(member.slack_id for member in newcomers)}
    note = views.new_on_the_team_note(newcomers, invited_by=invited_by)
    for lead in store.leads(session):
        if lead.slack_id not in concerned:
            names = ",".join(member.slack_id for member in newcomers)
            key = f"new on the team:{names}:{lead.slack_id}:{at.isoformat()}"
            outbox.tell(session, lead.slack_id, note, key=key, for_lead=True)


def _row(profile: Profile, at: datetime) -> Mapping[str, object]:
    """Write somebody new as a row; every row of a statement has the same columns."""
    return {
        "email": "",
        **profile.columns(),
        "in_team_channel": False,
        "is_lead": False,
        "seen_at": at,
    }


def _take_over(known: Member | None, profile: Profile, at: datetime) -> bool:
    """Take over how Slack describes somebody, and say whether that is news."""
    if known is None:
        return False
    new = profile.columns()
    if all(getattr(known, name) == value for name, value in new.items()):
        return False
    for name, value in new.items():
        setattr(known, name, value)
    known.seen_at = at
    return True
