"""*My paid minutes*: what is on somebody's time record, and the way to change it."""

from bot.hours.models import PaidTime
from bot.hours.pay import ids
from bot.hours.pay.rules.entries import Change
from bot.hours.pay.store.entries import PAGE, Mine, Standing
from bot.hours.pay.views.parts import BY_TIME, DID, SEEN, Page, minutes_of, pages
from bot.slack.blocks import button, context, divider, modal, section
from bot.slack.prose import Bold, prose
from bot.slack.text import when
from bot.slack.types import Block, View

TITLE = "My paid minutes"
PROMISE = "What you do here off the clock is paid: Herald puts minutes down and asks you on duty."
SALARIED = "You are not paid by the hour, so Herald puts no minutes down."
NONE = "There are no minutes on your record."
KEPT = "Supervisors see nothing of this. What payroll has stays on record when you leave."


def mine_view(mine: Mine, change: Change | None = None) -> View:
    """Draw a page of somebody's paid minutes; `change` is what they have just changed."""
    entries = [_entry(standing, mine.skip) for standing in mine.standing]
    return modal(
        TITLE,
        [
            *([prose(Bold(_noted(change)))] if change else []),
            prose(PROMISE if mine.is_paid_by_the_hour else SALARIED),
            divider(),
            *(entries or [prose(NONE)]),
            *pages(Page(mine.skip, PAGE, mine.has_more), ids.NEWER, ids.OLDER, BY_TIME),
            context(SEEN, KEPT),
        ],
    )


def _noted(change: Change) -> str:
    if change.was == change.now:
        return f"Noted: {minutes_of(change.now)}, as before."
    noted = f"Noted: {minutes_of(change.now)} instead of {change.was}."
    return f"{noted} The difference goes into payroll's next file." if change.is_exported else noted


def _entry(standing: Standing, skip: int) -> Block:
    entry, minutes = standing
    line = f"{when(entry.started_at)}: {DID[entry.kind]}, *{minutes_of(minutes)}*\n{_state(entry)}"
    spoken = f"Change… these {minutes_of(minutes)}"
    change = button("Change…", ids.CHANGE, f"{entry.id}:{skip}", spoken=spoken)
    return section(line, accessory=change)


def _state(entry: PaidTime) -> str:
    answered = "you said yes" if entry.confirmed_at else "not confirmed, paid all the same"
    return f"{answered} · {'payroll has it' if entry.export_id else 'not with payroll yet'}"
