"""Taking over a list from the command line."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from bot import console
from bot.clock import Clock
from bot.hours.hr import jobs, store, views
from bot.hours.hr.rules.header import read_mapping
from bot.hours.hr.rules.planning import Plan
from bot.slack.fetch import decode
from bot.slack.text import counted

WOULD = "{people} would change. Nothing has changed."
APPLIED = "{people} changed."
LONGER = "departments not set up: {names}; --add-departments adds them"


def import_file(
    url: str, file: Path, columns: Sequence[str], *, dry_run: bool, adding: bool, by: str
) -> Iterator[str]:
    """Take over a file, or say what it would change; gives what is to be said about it."""
    text, mapping = decode(file.read_bytes(), file.name), read_mapping(columns)
    if dry_run:
        plan = console.ask(url, partial(store.plan, text=text, mapping=mapping))
        return iter([*_told(plan), WOULD.format(people=_people(len(plan.changes)))])
    applying = partial(jobs.apply_list, clock=Clock(), text=text, by=by)
    plan, changed = console.work(url, partial(applying, mapping=mapping, adding=adding))
    return iter([*_told(plan), APPLIED.format(people=_people(changed))])


def _told(plan: Plan) -> list[str]:
    names = sorted(plan.unknown_departments.values())
    unknown = [LONGER.format(names=", ".join(names))] if names else []
    return [*views.lines(plan), *unknown]


def _people(number: int) -> str:
    return counted(number, "person", "people")
