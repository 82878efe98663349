"""The ambassadors' user group, as Herald remembers it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, delete, exists, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.certificates.models import GroupMember
from bot.certificates.rules.group import Change, compare
from bot.certificates.store.validity import ambassadors
from bot.db import Once, append, changed, once
from bot.members.models import Member, Standing
from bot.programme import store as programmes

TOLD, OFF = "user group told:", "user group off:"


def at_work(session: Session, at: datetime) -> str | None:
    """Give the group's id, unless none is set or Slack would not let us into it today."""
    group_id = programmes.find(session).ambassadors_group
    is_off = select(exists().where(col(Once.key) == _off(group_id, at)))
    return None if not group_id or session.scalar(is_off) else group_id


def change(session: Session, group_id: str, listed: Sequence[str], at: datetime) -> Change:
    """Compare Slack's list with who bears the title."""
    gone = select(col(Member.slack_id)).where(
        col(Member.slack_id).in_(listed), col(Member.standing) == Standing.GONE
    )
    return compare(
        listed,
        wanted=set(ambassadors(session, at)),
        ours=set(session.scalars(_ours(group_id))),
        gone=set(session.scalars(gone)),
    )


def remember(session: Session, group_id: str, people: Sequence[str], at: datetime) -> list[str]:
    """Write down whom Herald puts in, and give those it had not written down yet."""
    row = {"group_id": group_id, "added_at": at}
    return [who for who in people if append(session, GroupMember, member_id=who, **row)]


def forget(session: Session, group_id: str, people: Sequence[str]) -> list[str]:
    """Strike out whom Herald took out, and give those who were not struck out yet."""
    mine = (col(GroupMember.group_id) == group_id, col(GroupMember.member_id).in_(people))
    struck = delete(GroupMember).where(*mine).returning(col(GroupMember.member_id))
    return sorted(session.scalars(struck))


def is_news(session: Session, group_id: str, reason: str) -> bool:
    """Say whether the leads have not heard of this yet, and count it as told."""
    return once(session, f"{TOLD}{group_id}:{reason}")


def rest(session: Session, group_id: str, at: datetime) -> None:
    """Leave the group alone until tomorrow."""
    once(session, _off(group_id, at))


def mended(session: Session, group_id: str) -> None:
    """Forget what was told: if it comes back, it is news again."""
    told = col(Once.key).startswith(f"{TOLD}{group_id}:", autoescape=True)
    changed(session, delete(Once).where(told))


def _ours(group_id: str) -> Select[str]:
    return select(col(GroupMember.member_id)).where(col(GroupMember.group_id) == group_id)


def _off(group_id: str, at: datetime) -> str:
    return f"{OFF}{group_id}:{at.date()}"
