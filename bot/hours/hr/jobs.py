"""Applying a whole list, in acts so short that nobody waits for it."""

from collections.abc import Mapping
from functools import partial

from bot import journal
from bot.clock import Clock
from bot.db import Database
from bot.hours.hr import acts, store
from bot.hours.hr.rules.header import Column
from bot.hours.hr.rules.planning import Plan
from bot.members.acts import departments

SHORT = 100  # people an act: some hundredths of a second of the one writer


async def apply_list(
    db: Database,
    clock: Clock,
    text: str,
    *,
    by: str,
    adding: bool = False,
    mapping: Mapping[str, Column] | None = None,
) -> tuple[Plan, int]:
    """Apply a list, with the departments it names if wished; safe to do twice.

    Gives what the list came to, and how many people were changed.
    """
    plan = await db.read(partial(store.plan, text=text, mapping=mapping))
    if adding and plan.unknown_departments:
        names = sorted(plan.unknown_departments.values())
        await db.transact(departments.add_departments, names, by=by, at=clock.now())
        plan = await db.read(partial(store.plan, text=text, mapping=mapping))
    changed = 0
    for start in range(0, len(plan.changes), SHORT):
        some = plan.changes[start : start + SHORT]
        changed += await db.transact(acts.apply_changes, some, by=by, at=clock.now())
    told = {"changed": changed, "unchanged": plan.unchanged, "not applied": len(plan.faults)}
    await db.transact(journal.note, "list applied", "members", by=by, at=clock.now(), changed=told)
    return plan, changed
