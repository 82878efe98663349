"""`herald payroll export`: the file on the machine itself, for those who have no lead at hand."""

import stat
from datetime import datetime, timedelta

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from bot.clock import Clock
from tests import given
from tests.given import TOWN
from tests.hours.pay.conftest import entry
from tests.test_commands import herald
from tests.test_settings import GOOD

EVENING = datetime(2025, 11, 17, 19, 10, tzinfo=TOWN)  # long ago on any clock


@pytest.fixture
def town_file(template, tmp_path):
    """A database with an entry of Ana's in it, beside which commands run."""
    url = f"sqlite:///{tmp_path / 'herald.db'}"
    (tmp_path / "herald.db").write_bytes(template.read_bytes())
    engine = create_engine(url)
    with Session(engine) as session, session.begin():
        given.people(session)
        entry(session, EVENING)
    engine.dispose()
    return GOOD | {"HERALD_DATABASE": url}


def export(folder, settings, *more, period="2025-11-17"):
    return herald(folder, "payroll", "export", "--period", period, *more, **settings)


def test_the_file_is_printed_and_written_the_same(tmp_path, town_file):
    printed = export(tmp_path, town_file)
    written = export(tmp_path, town_file, "--out", "file.csv")
    file = tmp_path / "file.csv"
    assert printed.stdout.splitlines()[1:] == ["Ana Ruiz,U0ANA,2025-11-17,19:10,2,no"]
    assert file.read_text() == printed.stdout
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert written.stdout == "payroll-2025-11-10-to-2025-11-23.csv is in file.csv.\n"


def test_a_period_that_runs_or_holds_nothing_is_one_line(tmp_path, town_file):
    tomorrow = (Clock().now() + timedelta(days=1)).date()
    running = export(tmp_path, town_file, period=tomorrow.isoformat())
    nothing = export(tmp_path, town_file, period="2020-01-01")
    assert (running.returncode, nothing.returncode) == (1, 1)
    assert running.stderr.startswith("herald: This pay period runs until ")
    assert nothing.stderr.startswith("herald: No paid minutes wait for payroll up to ")


def test_a_day_that_is_none_is_refused(tmp_path, town_file):
    assert export(tmp_path, town_file, period="monday").returncode == 2
