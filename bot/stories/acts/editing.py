"""Changing a story, and drawing its cards anew."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot import journal, members
from bot.errors import FormRefusal
from bot.members.models import Member
from bot.members.rules import require_team
from bot.stories.acts import parts
from bot.stories.models import Story
from bot.stories.rules import changes, links, review
from bot.stories.rules.changes import Changes
from bot.stories.rules.steps import Picture, Schedule, Words
from bot.stories.store import stories
from bot.stories.store.stories import Dossier
from bot.stories.views import news

UNDECIDED = review.UNDECIDED


def reword(
    session: Session,
    story_id: UUID,
    step: Words | Picture,
    *,
    version: int,
    by: str,
    at: datetime,
) -> Dossier:
    """Save what a step of the editor says or shows; a change makes a new version."""
    member = members.get(session, by)
    require_team(member)
    story = _open_for_edit(session, story_id, step, version=version, by=by, at=at)
    changed = _reworded(session, story, step, by=member, at=at)
    if isinstance(step, Words) and "captions" in changed:
        stories.replace_captions(session, story_id, step.captions)
    dossier = parts.show_with_queue(session, story, at)
    journal.note(session, "story edited", story_id, by=by, at=at, changed=changed)
    return dossier


def reschedule(
    session: Session,
    story_id: UUID,
    step: Schedule,
    *,
    version: int,
    seen: int,
    by: str,
    at: datetime,
) -> Dossier:
    """Save when and where a story goes out; its words stay approved.

    `seen` is the version of the schedule that the editor began with.
    """
    member = members.get(session, by)
    require_team(member)
    story = _open_for_edit(session, story_id, step, version=version, by=by, at=at)
    if story.schedule_version != seen:
        sentence = news.schedule_conflict(stories.dossier(session, story, at), reader=by, at=at)
        raise FormRefusal({FIRST[Schedule]: sentence})
    changed = review.reschedule(story, step, by=member, at=at)
    dossier = parts.show_with_queue(session, story, at)
    journal.note(session, "story scheduled", story_id, by=by, at=at, changed=changed)
    return dossier


def redraw(session: Session, story_id: UUID, *, by: str, at: datetime) -> None:
    """Draw a story's cards anew, because somebody pressed a button of an older drawing."""
    parts.show(session, stories.take(session, story_id), at)
    journal.note(session, "story drawn anew", story_id, by=by, at=at)


def _open_for_edit(
    session: Session,
    story_id: UUID,
    step: Words | Picture | Schedule,
    *,
    version: int,
    by: str,
    at: datetime,
) -> Story:
    story = stories.take(session, story_id)
    if story.status in UNDECIDED and story.version != version:
        sentence = news.conflict(stories.dossier(session, story, at), reader=by, at=at)
        raise FormRefusal({FIRST[type(step)]: sentence})
    return parts.current(session, story_id, version, *UNDECIDED, by=by, at=at)


def _reworded(
    session: Session, story: Story, step: Words | Picture, *, by: Member, at: datetime
) -> Changes:
    before = stories.captions(session, story.id)
    if changes.of_words(story, before, step):
        parts.withdraw_notes(session, story)
    link = step.link if isinstance(step, Words) else story.link
    if link in ("", story.link):
        return review.reword(story, before, step, by=by, at=at)
    try:
        with stories.own_link(session):
            return review.reword(story, before, step, by=by, at=at)
    except stories.LinkTaken as error:
        sentence = parts.known_already(session, links.canonical(link), by=by.slack_id, at=at)
        raise FormRefusal({"link": sentence}) from error


FIRST = {Words: "headline", Picture: "picture_url", Schedule: "publish_at"}
