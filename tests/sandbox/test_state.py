"""A town on disk: what is written, what survives a kill, and which files are taken."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from bot.sandbox.shelf import Shelf, Unreadable
from tests.sandbox.conftest import MANIFEST, MONDAY, TOWN

ROOT = Path(__file__).parents[2]
DILIGENT = """
import asyncio
import sys
from itertools import count
from pathlib import Path
from bot.sandbox import Sandbox
from tests.sandbox.conftest import MANIFEST, TOWN

async def work():
    town = Sandbox(MANIFEST, TOWN, state=Path(sys.argv[1]))
    town.workspace.on_event = lambda event, channel: None
    town.state.load()
    town.state.watch()
    town.workspace.on_event = lambda event, channel: None
    general = town.workspace.channels.named("general")
    for number in count():
        town.workspace.messages.post(general, {"user": "U0ANA", "text": str(number)})
        town.state.save()
        print(number, flush=True)

asyncio.run(work())
"""
FIRST_FORM = {
    "now": MONDAY + 60,
    "last": int((MONDAY + 30) * 1_000_000),
    "number": 77,
    "people": [{"id": "U0ANA", "name": "ana", "real_name": "Ana Ruiz-Park"}],
    "channels": [
        {
            "id": "C0GEN", "name": "general", "kind": "public", "topic": "", "members": ["U0ANA"],
            "created": 1, "archived": False, "read": {},
            "messages": {"1.000001": {"type": "message", "ts": "1.000001", "text": "long ago"}},
        }
    ],
    "homes": {"U0ANA": {"id": "V1", "type": "home", "blocks": []}},
}  # fmt: skip


def reopened(file):
    """A town that takes up where the file left off."""
    town = Sandbox(MANIFEST, TOWN, seconds=lambda: 0.0, now=MONDAY, state=file)
    assert town.state is not None
    town.state.load()
    return town


def texts(town, channel):
    return [each["text"] for each in town.messages(channel)]


def test_a_town_that_is_killed_has_everything_that_it_had_written(tmp_path):
    file = tmp_path / "town.state"
    command = [sys.executable, "-c", DILIGENT, str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as child:
        assert child.stdout is not None
        seen = [child.stdout.readline() for _ in range(20)]
        child.kill()

    kept = texts(reopened(file), "general")
    assert kept == [str(number) for number in range(len(kept))]
    assert seen == [f"{number}\n" for number in range(20)]
    assert len(kept) >= len(seen)


def test_a_town_of_the_first_form_is_taken_over(tmp_path):
    file = tmp_path / "slack.json"
    file.write_text(json.dumps(FIRST_FORM))

    town = reopened(file)
    town.state.stop()
    again = reopened(file)

    for each in (town, again):
        assert texts(each, "general") == ["long ago"]
        assert each.workspace.people.get("U0ANA").real_name == "Ana Ruiz-Park"
        assert each.workspace.views.homes == FIRST_FORM["homes"]
        assert each.clock.now() == MONDAY + 60
    assert town.workspace.name("X") == "X0000004D"


@pytest.mark.parametrize(
    "content", [b"[]", b"{}", b"\xff\xfe", b"people: []", b"SQLite format 3\0"]
)
def test_another_file_is_refused_with_a_sentence_and_left_alone(tmp_path, content):
    file = tmp_path / "holiday.jpg"
    file.write_bytes(content)

    with pytest.raises(Unreadable, match=r"holiday\.jpg .+ sandbox"):
        reopened(file)

    assert file.read_bytes() == content


async def test_only_what_changed_is_written(tmp_path):
    town = reopened(tmp_path / "town.state")
    town.state.watch()
    town.workspace.on_event = lambda event, channel: None
    general = town.workspace.channels.named("general")
    town.workspace.messages.post(general, {"user": "U0ANA", "text": "one"})
    town.state.save()
    before = town.state.shelf.database.total_changes
    second = town.workspace.messages.post(general, {"user": "U0ANA", "text": "two"})
    town.state.save()

    assert town.state.shelf.database.total_changes - before == len({"clock", "channel", "message"})
    town.workspace.messages.remove(general, second["ts"])
    town.state.stop()
    assert texts(reopened(town.state.path), "general") == ["one"]


def test_what_nobody_changed_stays_as_the_workspace_file_has_it(tmp_path):
    town = reopened(tmp_path / "town.state")
    town.state.stop()
    shelf = Shelf(town.state.path)

    assert [list(shelf.all(kind)) for kind in ("people", "channels", "messages")] == [[], [], []]
    shelf.close()


async def test_what_could_not_be_written_is_written_the_next_time(tmp_path):
    town = reopened(tmp_path / "town.state")
    town.state.watch()
    town.workspace.on_event = lambda event, channel: None
    database = town.state.shelf.database
    full = "CREATE TRIGGER full BEFORE INSERT ON things BEGIN SELECT RAISE(ABORT, 'full'); END"
    database.execute(full)
    general = town.workspace.channels.named("general")
    town.workspace.messages.post(general, {"user": "U0ANA", "text": "one"})
    town.workspace.groups.add("S0ALL", "U0APP", users=["U0ANA"], name="all", handle="all")
    with pytest.raises(sqlite3.Error, match="full"):
        town.state.save()
    database.execute("DROP TRIGGER full")
    town.state.stop()

    again = reopened(town.state.path)
    assert texts(again, "general") == ["one"]
    assert [group["handle"] for group in again.workspace.groups] == ["all"]
