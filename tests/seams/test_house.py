"""The house: importing needs no environment, heavy things wait, lock files carry no addresses."""

import json
import re
import subprocess
import sys

import pytest

from tests.town import ROOT

HEAVY = [
    *("PIL", "reportlab", "feedparser", "rich", "alembic.command", "holidays", "slackblocks"),
    *("jinja2", "segno", "typst", "icalendar"),
]
ASK = "import sys, json; import bot.app; print(json.dumps(sorted(sys.modules)))"
EVERYTHING = """
import importlib, pkgutil, bot
for module in pkgutil.walk_packages(bot.__path__, "bot."):
    if module.name != "bot.__main__":
        importlib.import_module(module.name)
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        env={"PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_importing_the_house_needs_no_environment():
    done = run(EVERYTHING)
    assert (done.returncode, done.stderr) == (0, "")


def test_nothing_heavy_is_imported_before_it_is_used():
    loaded = set(json.loads(run(ASK).stdout))
    assert [name for name in HEAVY if name in loaded] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_carries_hashes_and_no_addresses(name):
    text = (ROOT / name).read_text()
    pins = re.findall(r"^[a-z0-9][\w.-]*(?:\[\w+\])?==", text, re.MULTILINE)
    assert "://" not in text
    assert len(pins) > 30
    assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", text)) >= len(pins)


def test_every_command_of_the_readme_is_a_target_or_a_command():
    readme = (ROOT / "README.md").read_text()
    targets = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)", readme)) <= targets
    helped = subprocess.run(
        [sys.executable, "-m", "bot", "--help"], capture_output=True, text=True, check=True
    ).stdout
    for command in set(re.findall(r"`herald ([a-z]+)", readme)):
        assert re.search(rf"^  {command} ", helped, re.MULTILINE), command


def test_every_target_is_listed_by_help():
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert re.findall(r"^  make ([a-z]+)", listed.stdout, re.MULTILINE) == targets
