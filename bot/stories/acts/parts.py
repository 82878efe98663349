"""Steps that several acts take."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot import members, outbox
from bot.errors import Refusal
from bot.members import store as people
from bot.members.models import Member
from bot.members.rules import require_team
from bot.programme import store as programmes
from bot.stories.models import Story, StoryStatus
from bot.stories.rules import review
from bot.stories.rules.review import Stale
from bot.stories.store import stories
from bot.stories.store.stories import Dossier
from bot.stories.views import channel, news
from bot.stories.views import review as cards

QUEUED = (StoryStatus.APPROVED,)


def current(
    session: Session,
    story_id: UUID,
    version: int | None,
    *states: StoryStatus,
    by: str,
    at: datetime,
) -> Story:
    """Lock a story as the person saw it; raises `Stale` with the news if it has changed.

    Without a version any will do; without states it has to wait for review.
    """
    story = stories.take(session, story_id)
    if not review.is_as_seen(story, version, *states):
        raise Stale(story.id, tell_news(session, story, by=by, at=at))
    return story


def queued(session: Session, story_id: UUID, *, by: str, at: datetime) -> Story:
    """Lock a story that waits for its turn; raises `Stale` with the news if it does not."""
    return current(session, story_id, None, *QUEUED, by=by, at=at)


def for_team(
    session: Session,
    story_id: UUID,
    *,
    by: str,
    at: datetime,
    version: int | None = None,
    states: Sequence[StoryStatus] = review.UNDECIDED,
) -> Dossier:
    """Read a story for a form of the digital team; raises `Stale` with the news if it is late."""
    require_team(members.get(session, by))
    story = current(session, story_id, version, *states, by=by, at=at)
    return stories.dossier(session, story, at)


def for_suggester(
    session: Session, story_id: UUID, *, by: str, at: datetime, version: int
) -> Story:
    """Read a story for the suggester's form; raises `Stale` with the news if it is late."""
    member = members.get(session, by)
    story = current(session, story_id, version, by=by, at=at)
    review.require_suggester(story, member)
    return story


def tell_news(session: Session, story: Story, *, by: str, at: datetime) -> str:
    """Say what happened to a story, who did it and when."""
    zone = programmes.get(session).tz
    return news.news(stories.dossier(session, story, at), reader=by, at=at, zone=zone)


def known_already(session: Session, canonical: str | None, *, by: str, at: datetime) -> str:
    """Say who brought a link first, by name only to the digital team or if that is agreed."""
    first = stories.with_link(session, canonical)
    if first is None:
        raise Refusal(stories.GONE)
    names = stories.names(session, [first.suggested_by])
    return news.known_already(first, names, reader=members.get(session, by), at=at)


def withdraw_notes(session: Session, story: Story) -> None:
    """Take back what still waits for people off duty, before what it says is no longer true."""
    outbox.withdraw(session, approved_key(story))
    if story.asked_version == story.version:
        outbox.withdraw(session, right_key(story))
    if story.leads_asked_version == story.version:
        for lead in people.leads(session):
            outbox.withdraw(session, lead_key(story, lead))


def approved_key(story: Story) -> str:
    """Name the message that says that this version was approved."""
    return f"approved:{story.id}:{story.version}"


def right_key(story: Story) -> str:
    """Name the message that asks the suggester; one version can be asked about again."""
    asked = int(story.asked_at.timestamp()) if story.asked_at else 0
    return f"right:{story.id}:{story.version}:{asked}"


def lead_key(story: Story, lead: Member) -> str:
    """Name the message that asks a lead about this version."""
    return f"lead:{story.id}:{story.version}:{lead.slack_id}"


def show(session: Session, story: Story, at: datetime) -> Dossier:
    """Draw a story's cards as it is now."""
    session.flush()
    dossier = stories.dossier(session, story, at)
    _draw(session, [dossier])
    return dossier


def show_queue(session: Session, at: datetime, *also: Story) -> list[Dossier]:
    """Draw the cards of all who wait for their turn, because the hour of some may have changed.

    `also` is drawn with them, whatever its state. Every act draws cards in one order, so that two
    that draw the same ones wait for each other instead of blocking each other for good.
    """
    session.flush()
    queue = stories.queue(session, at)
    every = {story.id: story for story in (*queue.stories, *also)}
    in_order = [every[story_id] for story_id in sorted(every)]
    dossiers = stories.dossiers(session, in_order, queue.moments)
    _draw(session, dossiers)
    return dossiers


def show_with_queue(session: Session, story: Story, at: datetime) -> Dossier:
    """Draw a story's cards, and those of all who wait for their turn."""
    return next(d for d in show_queue(session, at, story) if d.story.id == story.id)


def _draw(session: Session, dossiers: Sequence[Dossier]) -> None:
    for dossier in dossiers:
        name, card = cards.card_name(dossier.story), cards.review_card(dossier)
        outbox.show(session, name, to=outbox.TEAM, message=card)
    for dossier in dossiers:
        if dossier.story.published_at is not None:
            name, card = channel.card_name(dossier.story), channel.channel_card(dossier)
            outbox.show(session, name, to=outbox.SHARE, message=card)
    _refresh(session, dossiers)


def _refresh(session: Session, dossiers: Sequence[Dossier]) -> None:
    """Let open Homes follow: everybody's if a story is out, before that those who review it."""
    is_out = any(dossier.story.published_at is not None for dossier in dossiers)
    outbox.refresh(session, *(() if is_out else people.desk(session)))
