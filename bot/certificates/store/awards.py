"""Finding who is to be given the title: a fixed number of questions for a page of people."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.certificates.models import Certificate
from bot.certificates.rules.validity import counts_since, is_due
from bot.certificates.store import certificates
from bot.members.models import Member, Standing
from bot.policies.models import Acknowledgement
from bot.policies.store.readers import NUMBER
from bot.trainings.store import progress, trainings


def whole_course(session: Session, after: str, most: int) -> Sequence[str]:
    """List who has all that the title takes and bears none, in the order of ids, after one."""
    required = trainings.lessons(session)
    if not required:
        return []
    counted = progress.counted(session)
    bears = exists().where(
        col(Certificate.member_id) == col(Member.slack_id), col(Certificate.ended_at).is_(None)
    )
    has_read = exists().where(
        col(Acknowledgement.member_id) == col(Member.slack_id),
        col(Acknowledgement.number) == NUMBER.scalar_subquery(),
    )
    rows = (
        select(col(Member.slack_id))
        .join(counted, counted.c.member_id == col(Member.slack_id))
        .where(counted.c.lessons == len(required), has_read, ~bears)
        .where(col(Member.standing) == Standing.MEMBER, col(Member.joined_at).is_not(None))
        .where(col(Member.slack_id) > after)
    )
    return session.scalars(rows.order_by(col(Member.slack_id)).limit(most)).all()


def due(session: Session, member_ids: Sequence[str], at: datetime) -> list[str]:
    """Say who of some people is to be given the title now."""
    lasting, latest = certificates.lasting(session), certificates.latest(session, member_ids)
    found = progress.page(session, member_ids)
    since = counts_since(at, lasting)
    sessions = progress.renewers(session, list(latest), since, at) if latest else {}
    return [
        who
        for who in member_ids
        if is_due(found[who], latest.get(who), sessions.get(who, ()), lasting, at)
    ]
