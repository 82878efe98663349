"""Bringing a story in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot import journal, members
from bot.db import once
from bot.errors import FormRefusal, Refusal
from bot.stories.acts.parts import known_already, show
from bot.stories.models import Story
from bot.stories.rules import review
from bot.stories.rules.words import keep
from bot.stories.store import letters, stories
from bot.stories.views.forms import FIELD

SENT_ALREADY = "You sent this a moment ago; the digital team has it."


def suggest(
    session: Session,
    what: str,
    *,
    why: str = "",
    may_name: bool = False,
    letter_id: UUID | None = None,
    key: str | None = None,
    by: str,
    at: datetime,
) -> UUID:
    """Take a suggestion to the digital team.

    `key` tells one sending of a form from another; `letter_id` is what the form was filled with.
    """
    member = members.get(session, by)
    if key and not once(session, key):
        raise Refusal(SENT_ALREADY)
    letter = letters.find(session, letter_id, by) if letter_id else None
    said = review.whole(what, letter.text if letter else None, FIELD)
    story = review.suggest(keep(said), why=keep(why), may_name=may_name, by=member, at=at)
    _add(session, story, at)
    if letter:
        letters.forget(session, letter.id, by)
    show(session, story, at)
    journal.note(session, "story suggested", story.id, by=by, at=at)
    return story.id


def _add(session: Session, story: Story, at: datetime) -> None:
    try:
        stories.add(session, story)
    except stories.LinkTaken as error:
        raise FormRefusal(
            {"what": known_already(session, story.canonical_link, by=story.suggested_by, at=at)}
        ) from error
