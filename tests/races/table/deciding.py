"""Acts about stories that are not out yet."""

from functools import partial

from sqlalchemy.orm import Session

from bot.outbox.models import Card
from bot.stories import acts
from bot.stories.models import Caption, Story
from bot.stories.rules.captions import Wording
from bot.stories.rules.steps import Schedule, Words
from tests import given
from tests.given import ANA, BEN, DANA, MONDAY
from tests.races.table.trial import (
    LATER,
    TEAM,
    Arrange,
    Trial,
    by_one,
    by_the_team,
    people,
    rows,
    told,
)


def suggested(session: Session, **fields: object) -> Story:
    """Save a story that waits for review, with its card."""
    people(session)
    story = given.saved(session, given.story(**fields))
    acts.redraw(session, story.id, by=BEN, at=MONDAY)
    return story


def approving(session: Session) -> Trial:
    story = suggested(session)
    calls = by_the_team(acts.approve, story_id=story.id, version=1)
    return Trial(calls, 1, {"story approved": 1}, {told(ANA): 1})


def confirming(session: Session) -> Trial:
    story = suggested(session, changed_by=BEN, asked_version=1, asked_by=BEN, asked_at=MONDAY)
    calls = by_one(acts.confirm, story_id=story.id, version=1)
    return Trial(calls, 1, {"story confirmed": 1})


def objecting(session: Session) -> Trial:
    story = suggested(session, changed_by=BEN, asked_version=1, asked_by=BEN, asked_at=MONDAY)
    calls = by_one(acts.object_to, story_id=story.id, note="It is Saturday.", version=1)
    return Trial(calls, 8, {"story objected to": 8})


def asking_the_suggester(session: Session) -> Trial:
    story = suggested(session, changed_by=BEN)
    calls = by_the_team(acts.ask_suggester, story_id=story.id, version=1)
    return Trial(calls, 1, {"suggester asked": 1}, {told(ANA): 1})


def asking_the_leads(session: Session) -> Trial:
    story = suggested(session)
    calls = by_the_team(acts.ask_leads, story_id=story.id, version=1)
    return Trial(calls, 1, {"leads asked": 1}, {told(DANA): 1})


def declining(session: Session) -> Trial:
    story = suggested(session)
    calls = by_the_team(acts.decline, story_id=story.id, note="Old news.", version=1)
    return Trial(calls, 1, {"story declined": 1}, {told(ANA): 1})


def editing(session: Session) -> Trial:
    story = suggested(session)
    calls = [
        partial(
            acts.reword,
            story_id=story.id,
            step=Words(story.link, f"As {by} puts it", "", [Wording("en", by)]),
            version=1,
            by=by,
            at=LATER,
        )
        for by in TEAM
    ]
    return Trial(calls, 1, {"story edited": 1}, {rows(Caption): 1})


def taking_one_link(session: Session) -> Trial:
    people(session)
    calls = []
    for by in TEAM:
        link = f"https://example.gov/{by}"
        story = given.saved(session, given.story(link=link, canonical_link=link))
        step = Words("https://example.gov/one", story.headline, "", [Wording("en", by)])
        call = partial(acts.reword, story_id=story.id, step=step, version=1, by=by, at=LATER)
        calls.append(call)
    return Trial(calls, 1, {"story edited": 1})


def scheduling(session: Session) -> Trial:
    story = suggested(session)
    step = Schedule(networks=["x"])
    calls = by_the_team(acts.reschedule, story_id=story.id, step=step, version=1, seen=1)
    return Trial(calls, 1, {"story scheduled": 1})


def redrawing(session: Session) -> Trial:
    story = suggested(session)
    story.headline = "The pool reopens on Saturday"
    calls = by_the_team(acts.redraw, story_id=story.id)
    return Trial(calls, 8, {"story drawn anew": 8}, {rows(Card): 1})


def suggesting_one_link(session: Session) -> Trial:
    people(session)
    calls = by_the_team(acts.suggest, what="https://example.gov/pool")
    return Trial(calls, 1, {"story suggested": 1}, {rows(Story): 1, rows(Card): 1})


def sending_a_form_twice(session: Session) -> Trial:
    people(session)
    calls = by_one(acts.suggest, what="The pool reopens", key="view:V1")
    return Trial(calls, 1, {"story suggested": 1}, {rows(Story): 1, rows(Card): 1})


TABLE: list[tuple[object, Arrange]] = [
    (acts.approve, approving),
    (acts.confirm, confirming),
    (acts.object_to, objecting),
    (acts.ask_suggester, asking_the_suggester),
    (acts.ask_leads, asking_the_leads),
    (acts.decline, declining),
    (acts.reword, editing),
    (acts.reword, taking_one_link),
    (acts.reschedule, scheduling),
    (acts.redraw, redrawing),
    (acts.suggest, suggesting_one_link),
    (acts.suggest, sending_a_form_twice),
]
