"""A town to measure in: thousands of members, sixty open stories, a history of shares."""

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid5

from sqlalchemy import Connection, create_engine, insert, make_url
from sqlmodel import SQLModel

from bot.members.models import Member, Standing
from bot.members.networks import Network
from bot.migrate import migrate
from bot.stories.models import Caption, Share, Story, StoryStatus
from tests.bench.servers.textbook import Person, Textbook

MEMBERS = 8000
STORIES = 60
SHARES = 4000
TEAM = 4  # members who are the digital team
SPACE = UUID("7f3d0c0a-0000-4000-8000-000000000000")
WORDS = (
    "The {thing} reopens on Friday, and the first hour belongs to families. See you there!",
    "Good news for everybody who missed the {thing}: it is back, with longer hours.",
    "I walked past the {thing} this morning. It looks wonderful. Friday, ten o'clock.",
)
THINGS = ("pool", "library", "market", "bridge", "playground", "clinic", "museum", "garden")


def member_id(number: int) -> str:
    """Name a member of the town."""
    return f"U0M{number:06}"


def story_id(number: int) -> UUID:
    """Name a story of the town."""
    return uuid5(SPACE, str(number))


def seed(file: Path, at: datetime) -> str:
    """Fill a new database of Herald's and give its address."""
    url = f"sqlite:///{file}"
    migrate(url, at=at)
    engine = create_engine(make_url(url))
    with engine.begin() as connection:
        _fill(connection, Member, [_member(n, at) for n in range(MEMBERS)])
        _fill(connection, Story, [_story(n, at) for n in range(STORIES)])
        _fill(connection, Caption, [c for n in range(STORIES) for c in _captions(n)])
        _fill(connection, Share, [_share(n, at) for n in range(SHARES)])
    engine.dispose()
    return url


def seed_textbook(file: Path) -> None:
    """Fill the database of the textbook server with the same people."""
    engine = create_engine(f"sqlite:///{file}")
    Textbook.metadata.create_all(engine)
    with engine.begin() as connection:
        people = [{"id": member_id(n), "name": f"Member {n}"} for n in range(MEMBERS)]
        connection.execute(insert(Person), people)
    engine.dispose()


def count(file: Path, table: str) -> int:
    """Count the rows of a table."""
    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        rows: int = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()  # noqa: S608
    engine.dispose()
    return rows


def _fill(connection: Connection, table: type[SQLModel], rows: list[SQLModel]) -> None:
    connection.execute(insert(table), [row.model_dump() for row in rows])


def _member(number: int, at: datetime) -> Member:
    return Member(
        slack_id=member_id(number),
        name=f"Member {number}",
        zone="America/New_York",
        standing=Standing.MEMBER,
        in_team_channel=number < TEAM,
        seen_at=at,
        joined_at=at,
    )


def _story(number: int, at: datetime) -> Story:
    thing = THINGS[number % len(THINGS)]
    return Story(
        id=story_id(number),
        status=StoryStatus.PUBLISHED,
        said=f"https://town.example/{thing}/{number}",
        link=f"https://town.example/{thing}/{number}",
        canonical_link=f"https://town.example/{thing}/{number}",
        headline=f"Story {number}: the {thing} reopens on Friday",
        why="Many families asked about it, and the new entrance has no steps.",
        networks=[network.value for network in Network],
        suggested_by=member_id(TEAM + number),
        suggested_at=at - timedelta(days=12, minutes=number),
        changed_by=member_id(0),
        changed_at=at - timedelta(days=11, minutes=number),
        decided_by=member_id(1),
        decided_at=at - timedelta(days=10, minutes=number),
        published_at=at - timedelta(days=2, hours=number),
        expires_at=at + timedelta(days=30),
    )


def _captions(number: int) -> list[Caption]:
    thing = THINGS[number % len(THINGS)]
    return [
        Caption(
            story_id=story_id(number), position=n, language="en", text=words.format(thing=thing)
        )
        for n, words in enumerate(WORDS)
    ]


def _share(number: int, at: datetime) -> Share:
    """Somebody of the last hundred members shared some days ago; the others are measured."""
    return Share(
        id=number + 1,
        story_id=story_id(number % STORIES),
        member_id=member_id(MEMBERS - 1 - number // STORIES),
        shared_at=at - timedelta(days=3, seconds=number),
    )
