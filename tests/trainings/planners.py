"""People who plan trainings, in a town, and what they and everybody else see of it."""

from typing import Any

from sqlalchemy import select

from bot.journal.models import Line

CHANNEL = "ambassadors"


async def every(slack: Any, table: Any) -> list[Any]:
    """Read a whole table."""
    found: list[Any] = await slack.herald.db.read(lambda session: [*session.scalars(select(table))])
    return found


async def acts_on_record(slack: Any, *beginnings: str) -> list[str]:
    """Read which acts of a kind stand on record, in their order."""
    lines = await every(slack, Line)
    return [line.act for line in lines if line.act.startswith(beginnings)]


async def at_the_desk(slack: Any, name: str = "dana") -> Any:
    """Let somebody open their Home and press *Course and trainings*."""
    person = slack.member(name)
    await person.open_home()
    await person.press("Course and trainings")
    return person


async def plan(slack: Any, name: str = "dana", **values: Any) -> Any:
    """Let somebody plan a date, Wednesday noon in Room 2 unless told otherwise."""
    person = await at_the_desk(slack, name)
    await person.press("Plan a training")
    wanted = {"day": "2026-11-18", "place": "Room 2", **values}
    assert await person.submit(**wanted) == {}
    await slack.settle()
    return person


def words(person: Any) -> str:
    """Read the form on top, as its blocks say it."""
    return str(person.view["blocks"])


def cards(slack: Any) -> list[str]:
    """Read the programme channel, without the moments, which are drawn for each reader."""
    found = slack.member("ana").reads(CHANNEL)
    return [one for one in found if "Training" in one or "training" in one]
