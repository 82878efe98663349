"""The mirror is complete by construction: no table and no text may know more than it tells."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel, col

from bot.db import PersonId
from bot.demo.week import Week, monday_after
from bot.home.mirror import walking
from bot.home.mirror.registry import ENTRIES, MENTIONS
from bot.members.models import Member

MENTIONED = {(mention.table, mention.column) for mention in MENTIONS}


def test_every_table_that_can_name_a_person_is_in_the_mirror():
    assert {table.name for table in walking.tables()} == set(ENTRIES)


def test_what_the_mirror_says_of_columns_is_about_columns_that_are_there():
    for table in walking.tables():
        entry, columns = ENTRIES[table.name], set(table.columns.keys())
        behind = {name for names in entry.words.values() for name in names}
        said = {*entry.named, *entry.words, *entry.untold, *entry.elsewhere, *behind}
        assert said - columns == set(), table.name
        assert {*entry.elsewhere, *behind} <= set(walking.people_of(table)), table.name
    for mention in MENTIONS:
        table = SQLModel.metadata.tables[mention.table]
        assert {mention.column, *mention.tells} - set(table.columns.keys()) == set()


def test_people_are_found_by_at_least_one_column_of_each_table():
    for table in walking.tables():
        assert set(walking.people_of(table)) - set(ENTRIES[table.name].elsewhere) != set()


def elsewhere(session) -> Iterator[tuple[str, str]]:
    """Find the columns, not of the kind that names people, in which somebody's id stands."""
    people = re.compile("|".join(session.scalars(select(col(Member.slack_id)))))
    for table in SQLModel.metadata.sorted_tables:
        rows = session.execute(select(table)).mappings().all()
        for column in table.columns:
            named = any(people.search(str(row[column.name])) for row in rows)
            if named and not isinstance(column.type, PersonId):
                yield table.name, column.name


@pytest.fixture
async def a_week_later(slack):
    """The demo town after its first week."""
    now = slack.clock.now()
    zone = slack.herald.settings.zone or "America/New_York"
    await Week(slack.herald.db, slack.wind, monday_after(now, zone)).play()
    await slack.settle()
    return slack.herald.db


async def test_no_text_names_a_person_whom_the_mirror_would_not_find(a_week_later):
    found = set(await a_week_later.read(lambda session: list(elsewhere(session))))
    assert found - MENTIONED == set()
    assert found != set()
