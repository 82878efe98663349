"""The command line as an IT person meets it at three in the morning: one line for each trouble."""

import logging
import os
import socket
import subprocess
import sys

import pytest
import typer

from bot import console, migrate
from bot.outbox.models import Delivery, State
from tests.given import MONDAY
from tests.test_settings import GOOD
from tests.town import ROOT

ENDED = "/nowhere/herald.db"


def herald(folder, *arguments, **settings):
    """Run a command in a folder with an environment of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": os.defpath, **settings},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def nobody() -> str:
    """An address at which nobody answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}/api/"


def test_missing_settings_end_with_two_and_a_line_each(tmp_path):
    done = herald(tmp_path, "run")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 2
    assert {line.split(":")[0] for line in done.stderr.splitlines()} == {"herald"}


def test_the_environment_is_above_the_file_but_not_where_it_is_empty(tmp_path):
    lines = [f"{name}={value}" for name, value in GOOD.items()]
    (tmp_path / ".env").write_text("\n".join([*lines, "HERALD_ZONE=Mars/Base"]))
    done = herald(tmp_path, "migrate", HERALD_ZONE="", SLACK_BOT_TOKEN="wrong")
    assert done.stderr.splitlines() == [
        "herald: SLACK_BOT_TOKEN is no bot token; it begins with xoxb-",
        "herald: HERALD_ZONE is no time zone; write one such as America/New_York",
    ]


def test_a_file_of_settings_in_another_encoding_is_one_line(tmp_path):
    (tmp_path / ".env").write_bytes("HERALD_ORGANISATION=Zürich".encode("latin-1"))
    done = herald(tmp_path, "run")
    assert (done.returncode, done.stderr) == (2, "herald: .env is no UTF-8 text; save it as such\n")


TROUBLE = [
    ("run", {"HERALD_DATABASE": f"sqlite:///{ENDED}"}, "/nowhere/herald.db-lock can't be used: "),
    ("run", {"HERALD_DATABASE": "postgresql+psycopg://x@127.0.0.1:1/x"}, "the database can't"),
    ("migrate", {"HERALD_DATABASE": "postgresql+psycopg://x@127.0.0.1:1/x"}, "the database can't"),
]


@pytest.mark.parametrize(("command", "more", "said"), TROUBLE)
def test_a_database_that_is_not_there_is_one_line(tmp_path, command, more, said):
    done = herald(tmp_path, command, **GOOD, **more)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert done.stderr.startswith(f"herald: {said}")


def test_a_slack_that_does_not_answer_is_one_line(tmp_path, nobody):
    done = herald(tmp_path, "run", **GOOD, SLACK_API_URL=nobody)
    ours = [line for line in done.stderr.splitlines() if " INFO " not in line]
    assert (done.returncode, len(ours)) == (1, 1)
    assert ours[0].startswith("herald: no connection: ")


@pytest.mark.parametrize(
    "command",
    [
        *(["lead", "add", "U1"], ["outbox", "show"], ["outbox", "retry"]),
        *(["policy", "print"], ["payroll", "export", "--period", "2026-11-01"]),
    ],
)
def test_before_the_first_run_a_command_says_what_to_do_and_leaves_nothing(tmp_path, command):
    done = herald(tmp_path, *command, **GOOD)
    assert (done.returncode, done.stderr) == (1, f"herald: {console.NOT_SET_UP}\n")
    assert list(tmp_path.iterdir()) == []


def test_after_it_they_work(tmp_path):
    assert herald(tmp_path, "migrate", **GOOD).returncode == 0
    shown = herald(tmp_path, "outbox", "show", **GOOD)
    assert (shown.returncode, shown.stdout) == (
        0,
        "0 waiting, 0 held until people are on duty\n",
    )
    refused = herald(tmp_path, "lead", "add", "U404", **GOOD)
    assert (refused.returncode, refused.stderr) == (
        1,
        "herald: Herald has read nobody with the id U404 from Slack. Write a member id such as "
        "U024BE7LH; before the first one, let Herald run once.\n",
    )


def test_what_could_not_be_sent_is_said_in_words(tmp_path):
    url = f"sqlite:///{tmp_path}/herald.db"
    migrate.migrate(url, at=MONDAY)
    console.act(url, parked)
    done = herald(tmp_path, "outbox", "show", **GOOD)
    again = herald(tmp_path, "outbox", "retry", **GOOD)
    assert done.stdout.splitlines()[1:] == ["could not be sent: 1 message to share (is_archived)"]
    assert again.stdout == "1 message to send again.\n"


def parked(session):
    """Let a message be one that Slack refused."""
    one = Delivery(id="one", lane="share", body={"text": "one"})
    one.state, one.error = State.PARKED, "is_archived"
    session.add(one)


def test_a_file_that_cannot_be_written_is_no_trouble_with_the_connection(tmp_path, capsys):
    with pytest.raises(typer.Exit), console.plainly():
        console.write_privately(tmp_path / "nowhere" / "pay.csv", b"")
    name = tmp_path / "nowhere" / "pay.csv"
    assert capsys.readouterr().err == f"herald: {name} can't be used: No such file or directory\n"


@pytest.mark.parametrize("kind", ["people", "policy"])
def test_a_file_that_is_not_there_is_said_before_anything_is_opened(tmp_path, kind):
    done = herald(tmp_path, kind, "import", "none.txt", **GOOD)
    assert (done.returncode, "file 'none.txt' does not exist" in done.stderr) == (2, True)


@pytest.mark.parametrize("level", ["DEBUG", "INFO", "WARNING"])
def test_libraries_that_would_log_peoples_words_never_log_at_debug(level):
    before = {name: logging.getLogger(name).level for name in console.TALKATIVE}
    console.log_at(level)
    shown = {name: logging.getLogger(name).isEnabledFor(logging.DEBUG) for name in before}
    for name, was in before.items():
        logging.getLogger(name).setLevel(was)
    assert shown == dict.fromkeys(console.TALKATIVE, False)
