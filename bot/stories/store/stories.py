"""Finding stories and what their cards show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, delete, exists, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import db
from bot.errors import Refusal
from bot.members.models import Member
from bot.programme import store as programmes
from bot.programme.models import Programme
from bot.stories.models import Caption, Story, StoryStatus
from bot.stories.rules import publishing
from bot.stories.rules.captions import Wording

GONE = "Herald doesn't know this story any more."
LIVE = (StoryStatus.SUGGESTED, StoryStatus.APPROVED, StoryStatus.PUBLISHED)
MANY = 100  # stories of one kind that a list or a queue may hold
FAR = timedelta(days=365)


class Dossier(NamedTuple):
    """A story with all that is shown of it: captions, people's names, and its moment."""

    story: Story
    captions: Sequence[Caption]
    names: Mapping[str, str]
    goes_out_at: datetime | None = None


class Queue(NamedTuple):
    """Approved stories in their order, with the moment at which each goes out, if it does."""

    stories: Sequence[Story]
    moments: Mapping[UUID, datetime]


class LinkTaken(Exception):
    """Another story has the same link."""


def take(session: Session, story_id: UUID) -> Story:
    """Read a story and keep others from changing it until the act is done."""
    story = db.take(session, Story, story_id)
    if story is None:
        raise Refusal(GONE)
    return story


def get(session: Session, story_id: UUID) -> Story:
    """Read a story."""
    story = db.find(session, Story, story_id)
    if story is None:
        raise Refusal(GONE)
    return story


def add(session: Session, story: Story) -> None:
    """Save a new story; raises `LinkTaken` if another one that is not over has its link."""
    with own_link(session):
        session.add(story)


@contextmanager
def own_link(session: Session) -> Iterator[None]:
    """Save what changes inside; raises `LinkTaken` if that is a link of another story."""
    try:
        with session.begin_nested():
            yield
    except IntegrityError as error:
        raise LinkTaken from error


def with_link(session: Session, canonical: str | None) -> Story | None:
    """Find the story that has a link, unless it is over."""
    wanted = select(Story).where(
        col(Story.canonical_link) == canonical, col(Story.status).in_(LIVE)
    )
    return session.scalars(wanted).first() if canonical else None


def captions(session: Session, story_id: UUID) -> Sequence[Caption]:
    """List the captions of a story, in their order."""
    return session.scalars(CAPTIONS, {"story_id": story_id}).all()


def replace_captions(session: Session, story_id: UUID, wordings: Iterable[Wording]) -> None:
    """Give a story other captions."""
    session.execute(delete(Caption).where(col(Caption.story_id) == story_id))
    for position, (language, text) in enumerate(wordings):
        session.add(Caption(story_id=story_id, position=position, language=language, text=text))


def names(session: Session, slack_ids: Iterable[str | None]) -> dict[str, str]:
    """Tell the names of people by their Slack ids."""
    wanted = {slack_id for slack_id in slack_ids if slack_id}
    known = select(col(Member.slack_id), col(Member.name)).where(col(Member.slack_id).in_(wanted))
    return {row.slack_id: row.name for row in session.execute(known)}


def dossier(session: Session, story: Story, at: datetime) -> Dossier:
    """Read all that the cards of a story show."""
    queued = story.status is StoryStatus.APPROVED
    (one,) = dossiers(session, [story], queue(session, at).moments if queued else {})
    return one


def dossiers(
    session: Session, several: Sequence[Story], moments: Mapping[UUID, datetime]
) -> list[Dossier]:
    """Read all that the cards of several stories show; two questions however many there are."""
    wanted = select(Caption).where(col(Caption.story_id).in_([story.id for story in several]))
    wordings: dict[UUID, list[Caption]] = {story.id: [] for story in several}
    for caption in session.scalars(wanted.order_by(col(Caption.position))):
        wordings[caption.story_id].append(caption)
    known = names(session, (slack_id for story in several for slack_id in people(story)))
    return [Dossier(story, wordings[story.id], known, moments.get(story.id)) for story in several]


def people(story: Story) -> list[str | None]:
    """List the Slack ids of those who had to do with a story."""
    return [
        story.suggested_by,
        story.changed_by,
        story.asked_by,
        story.leads_asked_by,
        story.scheduled_by,
        story.decided_by,
        story.held_by,
    ]


def take_queue(session: Session) -> Sequence[Story]:
    """Read the approved stories and keep others from changing any of them."""
    wanted = select(Story).where(col(Story.status) == StoryStatus.APPROVED)
    return session.scalars(wanted.order_by(col(Story.id)).with_for_update()).all()


def last_place(session: Session) -> int:
    """Give the place of the last story in the queue, or 0."""
    places = select(func.max(col(Story.place))).where(col(Story.status) == StoryStatus.APPROVED)
    return session.scalar(places) or 0


def queue(session: Session, at: datetime) -> Queue:
    """Read the approved stories, in their order, with the moments at which they go out."""
    wanted = select(Story).where(col(Story.status) == StoryStatus.APPROVED)
    fixed_first = (col(Story.publish_at).is_(None), col(Story.publish_at))
    wanted = wanted.order_by(*fixed_first, col(Story.place), col(Story.id)).limit(MANY)
    approved = publishing.in_order(session.scalars(wanted))
    programme = programmes.get(session)
    out = published_by_day(session, programme, at)
    return Queue(approved, publishing.plan(approved, out, programme, at))


def published_by_day(session: Session, programme: Programme, at: datetime) -> dict[date, int]:
    """Count by day in the town's zone what went out in turn since midnight.

    If clocks were wound, that can be later than today. *Publish now* is out of turn.
    """
    local = at.astimezone(programme.tz)
    midnight = datetime.combine(local.date(), time.min, programme.tz)
    wanted = select(col(Story.published_at)).where(
        col(Story.published_at) >= midnight, col(Story.out_of_turn).is_(False)
    )
    days = [moment.astimezone(programme.tz).date() for moment in session.scalars(wanted) if moment]
    return {day: days.count(day) for day in days}


def due(session: Session, at: datetime) -> Sequence[UUID]:
    """List the approved stories whose moment has come, in their order; asked every minute."""
    if not session.connection().execute(IN_LINE, {"at": at}).scalar_one():
        return []
    programme = programmes.get(session)
    today = at.astimezone(programme.tz).date()
    if published_by_day(session, programme, at).get(today, 0) >= programme.stories_per_day:
        return []
    moments = queue(session, at).moments
    return [story_id for story_id, moment in moments.items() if moment <= at]


def next_due(session: Session, at: datetime) -> datetime:
    """Give the moment at which the next approved story goes out as things stand, or a far one."""
    if not session.connection().execute(ANY_IN_LINE).scalar_one():
        return at + FAR
    return min(queue(session, at).moments.values(), default=at + FAR)


def ended(session: Session, at: datetime) -> Sequence[UUID]:
    """List the stories whose last moment is over."""
    return session.connection().execute(ENDED, {"at": at}).scalars().all()


def next_end(session: Session, at: datetime) -> datetime | None:
    """Say when the next story ends, if one does."""
    first = select(func.min(col(Story.expires_at))).where(LIVES, col(Story.expires_at) > at)
    moment: datetime | None = session.scalar(first)
    return moment


def waiting(session: Session) -> Sequence[Story]:
    """List the stories that wait for review, oldest first."""
    wanted = select(Story).where(col(Story.status) == StoryStatus.SUGGESTED)
    return session.scalars(wanted.order_by(col(Story.suggested_at)).limit(MANY)).all()


def count_of(session: Session, member_id: str) -> int:
    """Count what somebody suggested."""
    suggested = select(func.count()).where(col(Story.suggested_by) == member_id)
    return session.scalar(suggested) or 0


IN_LINE = select(
    exists().where(
        col(Story.status) == StoryStatus.APPROVED,
        col(Story.held_at).is_(None),
        or_(col(Story.publish_at).is_(None), col(Story.publish_at) <= bindparam("at")),
    )
)
ANY_IN_LINE = select(exists().where(col(Story.status) == StoryStatus.APPROVED))
LIVES = col(Story.status).in_((StoryStatus.PUBLISHED, StoryStatus.APPROVED))
ENDED = (
    select(col(Story.id))
    .where(LIVES, col(Story.expires_at) <= bindparam("at"))
    .order_by(col(Story.expires_at))
    .limit(MANY)
)
CAPTIONS = (
    select(Caption)
    .where(col(Caption.story_id) == bindparam("story_id"))
    .order_by(col(Caption.position))
)
