"""Migrations: the models and the database agree; each goes down again with rows in it."""

import warnings

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text
from sqlmodel import SQLModel

from bot.migrate import alembic_config, head, migrate, upgrade
from tests.conftest import MONDAY

MEMBER = text(
    "INSERT INTO member (slack_id, name, zone, standing, in_team_channel, is_lead, seen_at)"
    " VALUES ('U1', 'Ana', 'Etc/UTC', 'member', false, false, '2026-11-16 10:00:00')"
)


@pytest.mark.both_databases
def test_the_models_are_what_the_migrations_make(db):
    with db.writing.connect() as connection, warnings.catch_warnings():
        # Alembic cannot read an index on an expression back from SQLite, and says so.
        warnings.filterwarnings("ignore", message="autogenerate skipping")
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, SQLModel.metadata)
    unread = {"delivery_waiting"} if db.is_sqlite else set()
    assert [d for d in differences if getattr(d[1], "name", None) not in unread] == []


@pytest.mark.both_databases
def test_every_table_of_the_models_is_there(db):
    there = set(inspect(db.writing).get_table_names())
    assert there == {*SQLModel.metadata.tables, "alembic_version"}


@pytest.mark.both_databases
def test_down_and_up_again_with_rows_in_it(db):
    with db.writing.begin() as connection:
        connection.execute(MEMBER)
    with db.writing.begin() as connection:
        command.downgrade(alembic_config(connection), "base")
    assert set(inspect(db.writing).get_table_names()) == {"alembic_version"}
    with db.writing.begin() as connection:
        upgrade(connection)
        connection.execute(MEMBER)
    assert set(inspect(db.writing).get_table_names()) > {"member", "story", "journal"}


def test_the_file_is_copied_before_it_is_changed(tmp_path):
    file = tmp_path / "herald.db"
    migrate(f"sqlite:///{file}", at=MONDAY)
    assert [path.name for path in tmp_path.glob("*before*")] == []
    with create_engine(f"sqlite:///{file}").begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    with pytest.raises(Exception, match="0000"):
        migrate(f"sqlite:///{file}", at=MONDAY)
    assert [path.name for path in tmp_path.glob("*before*")] == ["herald.db.before-20261116-100000"]


def test_the_newest_migration_is_known_without_alembic():
    assert head() == "0003"
