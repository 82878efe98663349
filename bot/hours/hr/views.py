"""What a lead reads about Human Resources' list, before and after it is applied."""

from collections.abc import Sequence

from bot.hours.hr.ids import APPLY, APPLY_AND_ADD
from bot.hours.hr.rules.planning import Plan
from bot.hours.hr.rules.reading import Fault
from bot.slack.blocks import actions, button, context, words
from bot.slack.messages import Message
from bot.slack.prose import Bold, Part, listing, plain, prose
from bot.slack.text import counted, shorten
from bot.slack.types import Block, Element

MOST = 10  # rows written into a message; with more there is a file
LONGEST = 200  # characters of a row's reason in a message
NAMES = 5  # departments and columns named; the rest is a number
DRY = "Nothing has changed yet."
DELETE = (
    "When you are done, please delete the file from this conversation: it says things about "
    "people, and Herald can't delete it for you."
)
AGAIN = "The list is not the one you looked at. Nothing has changed. Please send it again."
LOST = "Slack has this file no more. Nothing has changed. Please send it again."
NO_NEWS = "There is nothing to apply: everything it says holds already."
REPORT = "Every row of the list that is not applied, or not all of it."
NO_REPORT = "The whole list of them could not be sent. Send the file again to see the next ones."


def plan_note(plan: Plan, file: str) -> Message:
    """Say what a list would change, and offer to apply it."""
    first = f"This list would change {counted(len(plan.changes), 'person', 'people')}."
    return Message(
        f"{first} {DRY}",
        [
            prose(Bold(first), f" {DRY}"),
            prose(_others(plan)),
            *_rows(plan),
            *_departments(plan),
            *_unread(plan),
            *_buttons(plan, file),
            context(DELETE),
        ],
    )


def applied_note(plan: Plan, changed: int) -> Message:
    """Say what a list has changed."""
    first = f"Applied: {counted(changed, 'person is', 'people are')} changed."
    blocks = [prose(Bold(first)), prose(_others(plan)), *_rows(plan), words(DELETE)]
    return Message(f"{first} {DELETE}", blocks)


def report_note() -> Message:
    """Say what a report is."""
    return Message(REPORT)


def not_sent_note() -> Message:
    """Say that a report could not be sent."""
    return Message(NO_REPORT)


def counts(plan: Plan) -> dict[str, int]:
    """Count a plan for the record."""
    return {
        "to change": len(plan.changes),
        "unchanged": plan.unchanged,
        "not applied": len(plan.faults),
        "kept": len(plan.kept),
    }


def lines(plan: Plan) -> list[str]:
    """Write a plan for the command line."""
    rows = [f"line {row.line}: {row.who or 'nobody'}: {row.reason}" for row in troubles(plan)]
    return [*rows, _others(plan), *(_named("columns not read", plan.unread))]


def troubles(plan: Plan) -> Sequence[Fault]:
    """Give what is not applied, and what a person's or a lead's word keeps as it is, by line."""
    return sorted([*plan.faults, *plan.kept])


def is_long(plan: Plan) -> bool:
    """Say whether there is more than a message shows."""
    return len(plan.faults) + len(plan.kept) > MOST


def _others(plan: Plan) -> str:
    told = [f"{counted(plan.unchanged, 'row')} said what holds already"]
    if plan.faults:
        told.append(f"{counted(len(plan.faults), 'row is', 'rows are')} not applied")
    if plan.kept:
        told.append(f"{counted(len(plan.kept), 'thing stays', 'things stay')} as somebody said")
    return f"{', '.join(told)}."


def _rows(plan: Plan) -> list[Block]:
    shown = troubles(plan)[:MOST]
    if not shown:
        return []
    drawn: list[list[Part]] = [
        [Bold(f"Line {row.line}"), f" {shorten(row.who, 80)}: ", shorten(row.reason, LONGEST)]
        for row in shown
    ]
    rest = len(troubles(plan)) - len(shown)
    more = [context(f"And {rest} more, in the file that comes with this.")] if rest else []
    return [listing(drawn), *more]


def _departments(plan: Plan) -> list[Block]:
    names = sorted(plan.unknown_departments.values())
    return [words(line) for line in _named("departments that are not set up", names)]


def _unread(plan: Plan) -> list[Block]:
    return [context(line) for line in _named("columns not read", plan.unread)]


def _named(what: str, names: Sequence[str]) -> list[str]:
    if not names:
        return []
    rest = f" and {len(names) - NAMES} more" if len(names) > NAMES else ""
    told = ", ".join(shorten(name, 40) for name in names[:NAMES])
    return [f"{what[0].upper()}{what[1:]}: {told}{rest}."]


def _buttons(plan: Plan, file: str) -> list[Block]:
    row: list[Element] = []
    if plan.changes:
        row.append(button("Apply", APPLY, file, style="primary"))
    if plan.unknown_departments:
        label = f"Add {counted(len(plan.unknown_departments), 'department')} and apply"
        row.append(button(label, APPLY_AND_ADD, file))
    return [actions(*row)] if row else [prose(plain(NO_NEWS))]
