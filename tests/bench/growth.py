"""What grows must not grow slower: a Home after five years, and in a town of 10,000 people."""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

from sqlalchemy import Connection, Engine, create_engine, insert
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from bot.home import store as homes
from bot.home import views
from bot.home.mirror import store as mirror
from bot.home.mirror import views as mirror_views
from bot.journal.models import Line, Look
from bot.members.models import Member, Standing
from bot.migrate import migrate
from bot.outbox.models import Delivery, State
from bot.programme.models import Programme
from bot.stories.models import Dismissal, Share, Story, StoryStatus
from tests.bench.figures import Row, ratios

NOW = datetime(2026, 11, 16, 15, 0, tzinfo=UTC)
ME, LEAD = "U0ME", "U0LEAD"
WINDOW = 500.0  # milliseconds: a form must open within three seconds
RATIO = 1.3  # of the large to the small (agreed, as all budgets)
ROUNDS, ASKED = 7, 25
OPEN = 20  # stories that are open at any time
PIECE = 5_000  # rows that are written at once


class Size(NamedTuple):
    """How much a town has behind it."""

    members: int
    stories: int
    shares: int  # of one member
    lines: int  # of the journal, and as many messages


NEW = Size(members=100, stories=40, shares=10, lines=1_000)
OLD = Size(members=100, stories=1_800, shares=1_500, lines=100_000)  # a story a day, five years
LARGE = Size(members=10_000, stories=40, shares=10, lines=1_000)


def rows(folder: Path) -> list[Row]:
    """All figures of growth, the large town and the small one asked in turn."""
    new, old, large = (
        seed(folder / f"{name}.db", size)
        for name, size in (("new", NEW), ("old", OLD), ("large", LARGE))
    )
    found = [
        _row("growth.home.five_years", old, new, _home, ME),
        _row("growth.home.10000_members", large, new, _home, ME),
        _row("growth.home.10000_members.lead", large, new, _home, LEAD),
        Row("growth.mirror.five_years", "ms", [_laps(old, _mirror, ME)], WINDOW),
    ]
    for engine in (new, old, large):
        engine.dispose()
    return found


def seed(file: Path, size: Size) -> Engine:
    """Fill a new database with a town and its history."""
    migrate(f"sqlite:///{file}", at=NOW)
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        _fill(connection, Programme, [{"id": 1, "organisation": "Town", "team_channel": "C0TEAM"}])
        _fill(connection, Member, [_member(n) for n in range(size.members)])
        _fill(connection, Member, [_somebody(ME), _somebody(LEAD, is_lead=True)])
        stories = [_story(n, size) for n in range(size.stories)]
        _fill(connection, Story, stories)
        ids = [story["id"] for story in stories]
        _fill(connection, Share, [_share(n, ids) for n in range(size.shares)])
        _fill(connection, Dismissal, [{"story_id": one, "member_id": LEAD} for one in ids[::9]])
        _fill(connection, Line, [_line(n) for n in range(size.lines)])
        _fill(connection, Look, [_look(n) for n in range(size.lines // 10)])
        _fill(connection, Delivery, [_delivery(n) for n in range(size.lines)])
        connection.exec_driver_sql("ANALYZE")
    return engine


def _row(name: str, large: Engine, small: Engine, draw: Callable[..., Any], by: str) -> Row:
    pairs = [(_laps(large, draw, by), _laps(small, draw, by)) for _ in range(ROUNDS + 1)][1:]
    values = ratios([one for one, _ in pairs], [other for _, other in pairs])
    return Row(name, "times", values, RATIO)


def _laps(engine: Engine, draw: Callable[..., Any], by: str) -> float:
    """Milliseconds of a processor that something takes, of many times in a row."""
    began = time.process_time()
    for _ in range(ASKED):
        with Session(engine, autoflush=False) as session:
            draw(session, by)
    return 1000 * (time.process_time() - began) / ASKED


def _home(session: Session, by: str) -> None:
    views.home_view(homes.home(session, by=by, at=NOW))


def _mirror(session: Session, by: str) -> None:
    mirror_views.known_note(mirror.known(session, by=by))


def _fill(connection: Connection, table: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
    for start in range(0, len(rows), PIECE):
        connection.execute(insert(table), rows[start : start + PIECE])


def _member(number: int) -> dict[str, Any]:
    return _somebody(f"U0M{number:06}", in_team_channel=number < 4)


def _somebody(slack_id: str, **fields: Any) -> dict[str, Any]:
    usual = {"name": slack_id, "zone": "America/New_York", "standing": Standing.MEMBER}
    return Member(slack_id=slack_id, seen_at=NOW, joined_at=NOW, **usual | fields).model_dump()


def _story(number: int, size: Size) -> dict[str, Any]:
    out = NOW - timedelta(days=number, hours=1)
    is_open = number < OPEN
    return Story(
        status=StoryStatus.PUBLISHED if is_open else StoryStatus.EXPIRED,
        said=f"https://town.example/{number}",
        canonical_link=f"https://town.example/{number}",
        headline=f"Story {number} of the town",
        why="Many families asked about it, and the new entrance has no steps.",
        suggested_by=f"U0M{number % size.members:06}",
        suggested_at=out,
        changed_by="U0M000001",
        changed_at=out,
        published_at=out,
        expires_at=NOW + timedelta(days=9) if is_open else out + timedelta(days=14),
    ).model_dump()


def _share(number: int, stories: Sequence[Any]) -> dict[str, Any]:
    story, at = stories[-1 - number % len(stories)], NOW - timedelta(days=3, minutes=number)
    return {"story_id": story, "member_id": ME, "shared_at": at}


def _line(number: int) -> dict[str, Any]:
    by = ME if number % 100 == 0 else f"U0M{number % 97:06}"
    at = NOW - timedelta(minutes=number)
    return {"at": at, "by": by, "act": "shared", "thing": str(uuid4()), "changed": {}}


def _look(number: int) -> dict[str, Any]:
    who = ME if number % 100 == 0 else f"U0M{number % 97:06}"
    return {"member_id": who, "by": LEAD, "list": "Policy", "at": NOW - timedelta(minutes=number)}


def _delivery(number: int) -> dict[str, Any]:
    lane = ME if number % 100 == 0 else f"U0M{number % 97:06}"
    body = {"text": "A story of the town. " * 10}
    sent: dict[str, Any] = {"id": str(uuid4()), "lane": lane, "body": body, "state": State.SENT}
    return Delivery(**sent).model_dump(exclude={"seq"})
