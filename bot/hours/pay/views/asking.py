"""The question whether minutes are right, and the form that changes them."""

from collections.abc import Sequence

from bot.hours.models import PaidTime
from bot.hours.pay import ids
from bot.hours.pay.rules.entries import MOST
from bot.hours.pay.store.entries import Standing
from bot.hours.pay.views.parts import DID, SEEN, WHEN, minutes_of
from bot.slack.blocks import actions, button, context, field, modal, whole_number
from bot.slack.messages import Message
from bot.slack.prose import At, Bold, Part, listing, plain, prose
from bot.slack.text import counted
from bot.slack.types import Block, Element, View

PAID = "off the clock. That time is paid."


def question_note(entries: Sequence[PaidTime]) -> Message:
    """Ask whether the minutes of one stretch off duty are right; the oldest comes first."""
    return _about_one(entries[0]) if len(entries) == 1 else _about_several(entries)


def confirmed_note(minutes: int) -> Message:
    """Thank for *Yes*."""
    line = f"Thank you. {minutes_of(minutes).capitalize()} {_stands(minutes)}, confirmed."
    return Message(line, [prose(line)])


def minutes_form(standing: Standing, skip: int) -> View:
    """Ask how many minutes it really was."""
    entry, minutes = standing
    first = prose("On ", At(entry.started_at, WHEN), f" {DID[entry.kind]}, off the clock.")
    hint = f"Whole minutes, from 0 to {MOST}. 0 means that it took no time."
    late = [prose("Payroll has these minutes. The difference goes into its next file.")]
    return modal(
        "Change the minutes",
        [
            first,
            *(late if entry.export_id else []),
            field("minutes", "Minutes", whole_number(minutes, 0, MOST), hint=hint),
            context(SEEN),
        ],
        callback_id=ids.MINUTES_FORM,
        submit="Save",
        close="Cancel",
        about=f"{entry.id}:{skip}",
    )


def _about_one(entry: PaidTime) -> Message:
    moment, did = At(entry.started_at, WHEN), f" {DID[entry.kind]}, {PAID}"
    put_down = f"I put down {minutes_of(entry.minutes)}. Is that right?"
    stays = f"If you don't answer, {minutes_of(entry.minutes)} {_stays(entry.minutes)}."
    blocks = [prose(Bold("On "), moment, Bold(did)), prose(put_down)]
    change = button("Change…", ids.CHANGE, f"{entry.id}:0")
    text = plain("On ", moment, did, " ", put_down)
    return Message(text, [*blocks, *_answers([entry], change, stays)])


def _about_several(entries: Sequence[PaidTime]) -> Message:
    first = f"You used Herald {counted(len(entries), 'time')} {PAID}"
    total = sum(entry.minutes for entry in entries)
    put_down = f"I put down {minutes_of(total)} in all. Is that right?"
    change = button("Change…", ids.MINE, "change", spoken="Change… the minutes of one of them")
    stays = f"If you don't answer, {minutes_of(total)} {_stays(total)}."
    blocks = [prose(Bold(first)), listing(_line(entry) for entry in entries), prose(put_down)]
    return Message(plain(first, " ", put_down), [*blocks, *_answers(entries, change, stays)])


def _line(entry: PaidTime) -> list[Part]:
    return [At(entry.started_at, WHEN), f": {DID[entry.kind]}, {minutes_of(entry.minutes)}"]


def _answers(entries: Sequence[PaidTime], change: Element, stays: str) -> list[Block]:
    value = ",".join(str(entry.id) for entry in entries)
    yes = button("Yes", ids.CONFIRM, value, spoken="Yes: these minutes are right")
    return [actions(yes, change), context(f"{stays} {SEEN}")]


def _stays(minutes: int) -> str:
    return "stays" if minutes == 1 else "stay"


def _stands(minutes: int) -> str:
    return "stands" if minutes == 1 else "stand"
