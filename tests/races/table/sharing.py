"""Acts about stories that wait for their turn, are out, or end; and about letters."""

from datetime import timedelta
from functools import partial

from sqlalchemy.orm import Session

from bot.stories import acts
from bot.stories.models import Dismissal, Letter, Reminder, Story
from tests import given
from tests.given import ANA, BEN, MONDAY
from tests.races.table.trial import (
    EIGHT,
    LATER,
    Arrange,
    Trial,
    by_itself,
    by_one,
    by_the_team,
    people,
    places,
    rows,
    standing,
    told,
)


def queued(session: Session, **fields: object) -> Story:
    """Save a story that waits for its turn."""
    people(session)
    return given.saved(session, given.approved(**fields))


def out(session: Session, **fields: object) -> Story:
    """Save a story that is out."""
    people(session)
    return given.saved(session, given.published(**fields))


def publishing(session: Session) -> Trial:
    story = queued(session)
    calls = by_itself(acts.publish_due, story_id=story.id)
    return Trial(calls, 8, {"story published": 1}, {told("share"): 1})


def publishing_now(session: Session) -> Trial:
    story = queued(session)
    calls = by_the_team(acts.publish_now, story_id=story.id, reason="Flood.", version=1)
    return Trial(calls, 1, {"story published now": 1}, {told("share"): 1})


def holding(session: Session) -> Trial:
    story = queued(session)
    return Trial(by_the_team(acts.hold, story_id=story.id), 1, {"story held back": 1})


def releasing(session: Session) -> Trial:
    story = queued(session, held_by=BEN, held_at=MONDAY)
    return Trial(by_the_team(acts.release, story_id=story.id), 1, {"story released": 1})


def moving(session: Session) -> Trial:
    first = queued(session, place=1)
    for place in (2, 3):
        link = f"https://example.gov/{place}"
        given.saved(session, given.approved(place=place, link=link, canonical_link=link))
    calls = by_the_team(acts.move, story_id=first.id, steps=1)
    return Trial(calls, 2, {"story moved": 2}, {places: [1, 2, 3]})


def ending(session: Session) -> Trial:
    story = out(session, expires_at=MONDAY)
    acts.dismiss(session, story.id, by=BEN, at=MONDAY - timedelta(days=1))
    acts.postpone(session, story.id, by=ANA, at=MONDAY - timedelta(days=1))
    calls = by_itself(acts.expire, story_id=story.id)
    left = {told(ANA): 0, rows(Reminder): 0, rows(Dismissal): 0}
    return Trial(calls, 8, {"story expired": 1}, left)


def sharing(session: Session) -> Trial:
    story = out(session)
    lines = {"story shared": 1, "story shared, said again": 7}
    return Trial(by_one(acts.share, story_id=story.id), 8, lines, {standing: 1})


def undoing(session: Session) -> Trial:
    story = out(session)
    acts.share(session, story.id, by=ANA, at=MONDAY)
    return Trial(by_one(acts.undo, story_id=story.id), 1, {"share undone": 1}, {standing: 0})


def putting_aside(session: Session) -> Trial:
    story = out(session)
    calls = by_one(acts.dismiss, story_id=story.id)
    return Trial(calls, 8, {"story put aside": 8}, {rows(Dismissal): 1})


def postponing(session: Session) -> Trial:
    story = out(session)
    calls = [
        partial(acts.postpone, story_id=story.id, by=ANA, at=LATER + timedelta(seconds=n))
        for n in EIGHT
    ]
    return Trial(calls, 8, {"reminder wanted": 8}, {told(ANA): 1, rows(Reminder): 1})


def sending_words(session: Session) -> Trial:
    story = out(session)
    calls = by_one(acts.send_words, story_id=story.id, turn=0)
    return Trial(calls, 8, {"words sent": 8}, {told(ANA): 8})


def receiving(session: Session) -> Trial:
    people(session)
    calls = by_one(acts.receive, text="The pool!", pictures=False, keys=["event:E1", "said:M1"])
    return Trial(calls, 8, {"letter received": 1}, {rows(Letter): 1, told(ANA): 1})


def keeping(session: Session) -> Trial:
    people(session)
    return Trial(by_one(acts.remember, text="Long"), 8, {"letter kept": 8}, {rows(Letter): 8})


def forgetting(session: Session) -> Trial:
    people(session)
    letter = acts.remember(session, "Never mind", by=ANA, at=MONDAY)
    calls = by_one(acts.forget, letter_id=letter)
    return Trial(calls, 8, {"letter forgotten": 8}, {rows(Letter): 0})


def forgetting_old(session: Session) -> Trial:
    people(session)
    acts.remember(session, "Yesterday's", by=ANA, at=MONDAY - timedelta(days=2))
    calls = by_itself(acts.forget_old, before=MONDAY)
    return Trial(calls, 8, {"letters forgotten": 8}, {rows(Letter): 0})


TABLE: list[tuple[object, Arrange]] = [
    (acts.publish_due, publishing),
    (acts.publish_now, publishing_now),
    (acts.hold, holding),
    (acts.release, releasing),
    (acts.move, moving),
    (acts.expire, ending),
    (acts.share, sharing),
    (acts.undo, undoing),
    (acts.dismiss, putting_aside),
    (acts.postpone, postponing),
    (acts.send_words, sending_words),
    (acts.receive, receiving),
    (acts.remember, keeping),
    (acts.forget, forgetting),
    (acts.forget_old, forgetting_old),
]
