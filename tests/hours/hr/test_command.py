"""`herald people import` as an IT person meets it."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.journal.models import Line
from bot.members.models import Department, Member
from tests import given
from tests.hours.hr.lists import PARKS, listed
from tests.test_commands import herald
from tests.test_settings import GOOD


@pytest.fixture
async def known(db):
    """A database with the four of the tests, an address, and a department."""

    def settle(session):
        given.people(session)
        session.get(Member, given.ANA).email = "ana@example.gov"
        session.add(Department(id=PARKS, name="Parks"))

    await db.transact(settle)
    return db


def acts(session):
    return list(session.scalars(select(col(Line.act)).order_by(col(Line.seq))))


def lines(tmp_path, known, *arguments):
    """Run the command as a process."""
    url = known.url.render_as_string(hide_password=False)
    done = herald(tmp_path, "people", *arguments, **GOOD | {"HERALD_DATABASE": url})
    return done.returncode, [*done.stdout.splitlines(), *done.stderr.splitlines()]


async def test_a_dry_run_changes_nothing_and_the_next_run_does(known, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(listed("ana@example.gov,,Parks,no,", "zoe@example.gov,,Parks,,"))
    nobody = "line 3: zoe@example.gov: Nobody in Slack has this e-mail address."
    others = "0 rows said what holds already, 1 row is not applied."
    assert lines(tmp_path, known, "import", str(file), "--dry-run") == (
        0,
        [nobody, others, "1 person would change. Nothing has changed."],
    )
    assert await known.read(acts) == []
    assert lines(tmp_path, known, "import", str(file)) == (
        0,
        [nobody, others, "1 person changed."],
    )
    assert await known.read(acts) == ["department told", "exempt set", "list applied"]


async def test_a_file_that_is_no_list_ends_with_one_line(known, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("Dear IT,\n")
    code, (line,) = lines(tmp_path, known, "import", str(file))
    assert code == 1
    assert line.startswith("herald: No column says who is meant")
    assert lines(tmp_path, known, "import", str(tmp_path / "none.csv"))[0] != 0


async def test_columns_are_named_and_departments_added_on_the_command_line(known, tmp_path):
    file = tmp_path / "leute.csv"
    file.write_bytes("E-Mail;Amt\r\nana@example.gov;Bäder\r\n".encode("latin-1"))
    more = ("--map", "Amt=department", "--add-departments")
    assert lines(tmp_path, known, "import", str(file), *more) == (
        0,
        ["0 rows said what holds already.", "1 person changed."],
    )
