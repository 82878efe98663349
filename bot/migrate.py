"""Brings the database up to date."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, inspect, text

if TYPE_CHECKING:
    from alembic.config import Config

VERSIONS = Path(__file__).parent.parent / "migrations" / "versions"
LOCK = 4838  # any number; replicas that start at once wait for each other here


def head() -> str:
    """Name the newest migration; they are numbered by hand."""
    return max(path.stem.split("_")[0] for path in VERSIONS.glob("[0-9]*.py"))


def migrate(url: str, *, at: datetime) -> None:
    """Bring the database up to date; safe when two replicas start at once.

    A SQLite file that will change is copied beside itself first.
    """
    engine = create_engine(url, poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _begin_nothing)
    with engine.connect() as connection:
        if _version(connection) == head():
            return
        _keep_copy(engine, at)
        _begin(connection)
        if _version(connection) != head():
            upgrade(connection)
        _check(connection)
        connection.commit()


def is_current(url: str) -> bool:
    """Say whether a database is there and up to date, without making one."""
    engine = create_engine(url, poolclass=NullPool)
    file = engine.url.database
    if engine.dialect.name == "sqlite" and not (file and Path(file).exists()):
        return False
    with engine.connect() as connection:
        return _version(connection) == head()


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run Alembic on a connection that is in a transaction."""
    from alembic import command  # noqa: PLC0415 - heavy, and needed once a release

    command.upgrade(alembic_config(connection), revision)


def alembic_config(connection: Connection) -> "Config":
    """Configure Alembic to use an open connection."""
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(VERSIONS.parent))
    config.attributes["connection"] = connection
    return config


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def _begin_nothing(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # the driver itself begins no transaction


def _begin(connection: Connection) -> None:
    connection.rollback()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")  # without effect inside BEGIN
        connection.exec_driver_sql("PRAGMA busy_timeout=30000")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")


def _check(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise RuntimeError("the migration would leave rows without their parents")


def _keep_copy(engine: Engine, at: datetime) -> None:
    file = engine.url.database
    if engine.dialect.name == "sqlite" and file and Path(file).stat().st_size:
        shutil.copy2(file, f"{file}.before-{at:%Y%m%d-%H%M%S}")
