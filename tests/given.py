"""Plain builders for test data: every field has a value, a test names only what it is about."""

import re
import secrets
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.members.models import Member, Standing
from bot.programme.models import Programme
from bot.stories.models import Caption, Story, StoryStatus
from bot.trainings.models import Lesson, Seat, SeatState, Training

TOWN = ZoneInfo("America/New_York")
MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=TOWN)
JOINED = MONDAY - timedelta(days=30)
NOON = datetime(2026, 11, 18, 12, 0, tzinfo=TOWN)  # Wednesday, of a training

ANA, BEN, CHRIS, DANA = "U0ANA", "U0BEN", "U0CHRIS", "U0DANA"  # member, team, team, lead
NAMES = {ANA: "Ana Ruiz", BEN: "Ben Okafor", CHRIS: "Chris Lindt", DANA: "Dana Meyer"}
CAPTION = "Friday at 10 the pool is back. Bring the kids."


def member(slack_id: str = ANA, **fields: Any) -> Member:
    """Make a person; a member of the workspace unless told otherwise."""
    usual: dict[str, Any] = {
        "name": NAMES.get(slack_id, slack_id),
        "zone": TOWN.key,
        "standing": Standing.MEMBER,
        "in_team_channel": slack_id in (BEN, CHRIS),
        "is_lead": slack_id == DANA,
        "seen_at": MONDAY,
    }
    return Member(slack_id=slack_id, **usual | fields)


def programme(**fields: Any) -> Programme:
    """Make a programme: 8 to 17 o'clock in New York, one story a day."""
    usual: dict[str, Any] = {
        "organisation": "Town of Willow Bend",
        "zone": TOWN.key,
        "opens": time(8),
        "closes": time(17),
        "share_channel": "C0SHARE",
        "team_channel": "C0TEAM",
        "programme_channel": "C0PROGRAMME",
        "stories_per_day": 1,
        "disclosure": "I work for the Town of Willow Bend.",
        "emergency_number": "911",
        "emergency_words": "Nobody watches Herald around the clock.",
        "press_number": "555 0100",
        "set_up_at": MONDAY,
    }
    return Programme(**usual | fields)


def story(**fields: Any) -> Story:
    """Make a story as Ana suggested it, complete but for its captions."""
    usual: dict[str, Any] = {
        "said": "https://example.gov/pool",
        "link": "https://example.gov/pool",
        "canonical_link": "https://example.gov/pool",
        "headline": "The pool reopens on Friday",
        "why": "400 families asked for it.",
        "suggested_by": ANA,
        "suggested_at": MONDAY,
        "changed_by": ANA,
        "changed_at": MONDAY,
        "may_name": True,
    }
    return Story(**usual | fields)


def approved(**fields: Any) -> Story:
    """Make a story that Ben approved and that waits for its turn."""
    return story(
        **{"status": StoryStatus.APPROVED, "decided_by": BEN, "decided_at": MONDAY, **fields}
    )


def published(**fields: Any) -> Story:
    """Make a story that is out, until two weeks later."""
    usual = {
        "status": StoryStatus.PUBLISHED,
        "published_at": MONDAY,
        "expires_at": MONDAY + timedelta(days=14),
    }
    return approved(**usual | fields)


def captions(story: Story, *texts: str) -> Sequence[Caption]:
    """Make captions for a story."""
    return [
        Caption(story_id=story.id, position=position, language="en", text=text)
        for position, text in enumerate(texts or [CAPTION])
    ]


def people(session: Session) -> None:
    """Save the programme, and Ana, Ben and Chris of the team, and Dana, the lead: all joined."""
    session.add_all([programme(), *(member(slack_id, joined_at=JOINED) for slack_id in NAMES)])
    session.flush()


def saved(session: Session, one: Story, *texts: str) -> Story:
    """Save a story with its captions."""
    session.add(one)
    session.flush()
    session.add_all(captions(one, *texts))
    session.flush()
    return one


def ids_in(text: str) -> list[str]:
    """Find the ids in a drawing."""
    return re.findall(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", text)


def lesson(title: str = "Why we share", position: int = 1, **fields: Any) -> Lesson:
    """Make a lesson of the course."""
    return Lesson(title=title, position=position, **fields)


def training(starts_at: datetime = NOON, **fields: Any) -> Training:
    """Make a training: an hour from Wednesday noon in Room 2, for twenty people."""
    usual: dict[str, Any] = {
        "ends_at": starts_at + timedelta(hours=1),
        "place": "Room 2",
        "capacity": 20,
        "secret": secrets.token_hex(32),
        "door": secrets.token_hex(16),
        "planned_by": DANA,
        "planned_at": MONDAY,
    }
    return Training(starts_at=starts_at, **usual | fields)


def seat(training: Training, member_id: str = ANA, **fields: Any) -> Seat:
    """Make a seat in a training; taken unless told otherwise."""
    usual: dict[str, Any] = {"state": SeatState.GOING, "turn": 1, "at": MONDAY}
    return Seat(training_id=training.id, member_id=member_id, **usual | fields)
