"""What time does to titles: it ends them, a session carries them on; people hear of it first."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from bot import db, journal, outbox
from bot.certificates.acts.parts import both_files, forget_what_waits, key
from bot.certificates.models import Certificate, Ending
from bot.certificates.rules import validity
from bot.certificates.rules.validity import Lasting, counts_since
from bot.certificates.store import certificates
from bot.certificates.store.certificates import told_key
from bot.certificates.views import notes
from bot.journal.store import HERALD
from bot.members.models import Member, Standing
from bot.programme import store as programmes
from bot.programme.models import Programme
from bot.slack.messages import Message
from bot.trainings.store import progress

PAGE = 50  # certificates in one transaction, so that nobody waits for it


class Facts(NamedTuple):
    """What decides about a page of certificates; a session carries on those that are `carried`."""

    programme: Programme
    lasting: Lasting
    holders: Mapping[str, Member]
    resting: set[UUID]
    carried: set[UUID]

    def is_here(self, certificate: Certificate) -> bool:
        """Whether its holder is still a full member of the workspace."""
        holder = self.holders.get(certificate.member_id)
        return holder is not None and holder.standing is Standing.MEMBER

    def is_carried_on(self, certificate: Certificate) -> bool:
        """Whether it is printed anew when it ends."""
        is_asleep = certificate.id in self.resting
        return certificate.id in self.carried and not is_asleep and self.is_here(certificate)

    def needs_reading(self, certificate: Certificate) -> bool:
        """Whether the policy alone keeps a session from carrying it on."""
        return certificate.id in self.carried and certificate.id in self.resting


def end_due(session: Session, *, at: datetime) -> bool:
    """End a page of titles whose day has passed or whose holder has left, or carry them on.

    A title that rests until the policy is read is not carried on; read later, it is given anew.
    Says whether there may be more.
    """
    due = certificates.to_end(session, at, PAGE)
    facts = _facts(session, due, at)
    for certificate in due:
        if facts.is_carried_on(certificate):
            _carry_on(session, certificate, facts, at)
        else:
            _end(session, certificate, facts, at)
    if due:
        outbox.refresh(session, *(certificate.member_id for certificate in due))
    return len(due) == PAGE


def remind(session: Session, stage: int, *, at: datetime) -> bool:
    """Tell a page of people that their title ends soon, unless a session carries it on already.

    Everybody is told once at each stage of an edition. Says whether there may be more.
    """
    before, after = at + validity.NOTICES[stage], at + validity.later(stage)
    told = f"title ends:{stage}:"
    near = certificates.near_end(session, at, after, before, told, PAGE)
    facts = _facts(session, near, at)
    fresh = [one for one in near if db.once(session, told_key(told, one))]
    idle = [one for one in fresh if not facts.is_carried_on(one)]
    coming = progress.renewals(session, at) if idle else ()
    for one in idle:
        _remind(session, one, notes.ending_note(one, facts.programme, coming), stage)
    if fresh:
        count = {"people": len(idle)}
        journal.note(session, "end of titles told", "certificates", by=HERALD, at=at, changed=count)
    return len(near) == PAGE


def _carry_on(session: Session, certificate: Certificate, facts: Facts, at: datetime) -> None:
    before = certificate.valid_until
    validity.carry_on(certificate, facts.lasting, at)
    session.flush()
    note, files = notes.renewed_note(certificate, facts.programme), both_files(certificate)
    renewed = key(certificate, "renewed")
    outbox.tell(session, certificate.member_id, note, key=renewed, bulk=True, files=files)
    until = [before.isoformat(), certificate.valid_until.isoformat()]
    changed = {"valid_until": until, "edition": certificate.edition}
    journal.note(session, "certificate renewed", certificate.id, by=HERALD, at=at, changed=changed)


def _end(session: Session, certificate: Certificate, facts: Facts, at: datetime) -> None:
    why = Ending.EXPIRED if facts.is_here(certificate) else Ending.LEFT
    validity.end(certificate, why, at)
    session.flush()
    forget_what_waits(session, certificate)
    holder = facts.holders.get(certificate.member_id)
    if holder is not None and holder.has_joined:
        reading = facts.needs_reading(certificate)
        note = notes.ended_note(certificate, facts.programme, needs_reading=reading)
        ended = key(certificate, "ended")
        outbox.tell(session, holder.slack_id, note, key=ended, bulk=True)
    changed = {"ending": ["", why]}
    journal.note(session, "certificate ended", certificate.id, by=HERALD, at=at, changed=changed)


def _remind(session: Session, certificate: Certificate, note: Message, stage: int) -> None:
    ends, until = key(certificate, f"ends:{stage}"), certificate.valid_until
    who = certificate.member_id
    outbox.tell(session, who, note, key=ends, news=True, until=until, bulk=True)


def _facts(session: Session, due: Sequence[Certificate], at: datetime) -> Facts:
    """Read what decides about some certificates: a fixed number of questions."""
    lasting = certificates.lasting(session)
    who = [certificate.member_id for certificate in due]
    ends = [certificate.valid_until for certificate in due]
    since = counts_since(min(ends), lasting) if ends else at
    sessions = progress.renewers(session, who, since, max([at, *ends]))
    carried = {
        one.id
        for one in due
        if validity.is_carried(sessions.get(one.member_id, ()), one.valid_until, lasting)
    }
    resting = certificates.resting(session, [one.id for one in due], at)
    holders = certificates.holders(session, who)
    return Facts(programmes.find(session), lasting, holders, resting, carried)
