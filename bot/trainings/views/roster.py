"""The roster: names in fields of ten, each a box for a thumb; and what became of them.

A menu for each of a hundred people would be a hundred blocks to scroll and two hundred taps. Ten
boxes a field take one tap a person, stand under each other at any width, and a whole room is one
choice (*The others with a seat are here*). Nothing is ticked that nobody has said.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from bot.slack.blocks import (
    actions,
    button,
    checkboxes,
    context,
    field,
    modal,
    option,
    people_menu,
    radio,
    text_input,
    words,
)
from bot.slack.prose import At, Bold, Part, Person, prose
from bot.slack.text import counted, shorten
from bot.slack.types import Block, Element, View
from bot.trainings.ids import roster as ids
from bot.trainings.models import Presence
from bot.trainings.rules.presence import is_present
from bot.trainings.rules.roster import GROUP, PAGE, Rest
from bot.trainings.store.roster import Change, History, Name, Roster
from bot.trainings.views.dated import line

TITLE = "Roster"
UNKNOWN = "-"  # in an option's value, where nothing is written down yet
SAID = {None: "", Presence.THERE: "", Presence.LATE: " (late)", Presence.NOT_THERE: " (not there)"}
CALLED = {"": "nothing", "there": "there", "late": "late", "not_there": "not there"}
TICK = (
    "Tick who is here. Only what you change is written; who checks in meanwhile stays checked in."
)
REST = {
    Rest.LEAVE: "Leave them as they are",
    Rest.THERE: "The others with a seat are here",
    Rest.NOT_THERE: "The others were not here",
}
WHY = "Why do you change what was written down?"
WHY_HINT = "The training is over, so a change says why. It stays on record with your name."
NOBODY = "Nobody has a seat, and nobody has checked in. Who walks in can be put down below."
SEEN = "The hosts, the digital team and the leads see this list; supervisors do not."
LOOKED = "Whoever is on it can see when a lead or one of the digital team opened it."
TURN = "Save before you turn the page; what is not saved is lost."
LATE_FIRST = "Who of them came after the start?"
NO_CHANGE = "Nothing was changed, so nothing is written."
LEFT = "Changed by others meanwhile, and left as it is: "
NO_HISTORY = "Nothing has been written down yet."
OLDER = "What is older stands in the record."


class Shown(NamedTuple):
    """What a roster's form is about: the training, and where its page begins."""

    training_id: UUID
    skip: int


def roster_form(roster: Roster) -> View:
    """Draw a page of the roster."""
    training = roster.dated.training
    return modal(
        TITLE,
        [
            prose(*line(roster.dated)),
            *(_names(roster.names) if roster.names else [words(NOBODY)]),
            field("walk_ins", "Who came without a seat?", people_menu(), optional=True),
            *([_why()] if roster.is_over else []),
            *_ways(roster),
            context(SEEN, LOOKED),
        ],
        callback_id=ids.ROSTER_FORM,
        submit="Save",
        about=f"{training.id}:{roster.skip}",
    )


def read_about(about: str) -> Shown:
    """Read what a form about a roster is about."""
    training_id, _, skip = about.partition(":")
    return Shown(UUID(training_id), int(skip or 0))


def read_shown(view: View) -> dict[str, Presence | None]:
    """Read from a form that came back whom it showed, and as what."""
    shown: dict[str, Presence | None] = {}
    for block in view["blocks"]:
        if str(block.get("block_id", "")).startswith("there_"):
            for one in block["element"]["options"]:
                key, _, state = one["value"].partition(":")
                shown[key] = None if state == UNKNOWN else Presence(state)
    return shown


def keys(values: Sequence[str]) -> set[str]:
    """Read who was ticked or chosen."""
    return {value.partition(":")[0] for value in values}


def saved_view(changed: int, meanwhile: Sequence[str], now: Counter[Presence]) -> View:
    """Say what is written down now."""
    first = f"Saved: {counted(changed, 'change')}." if changed else NO_CHANGE
    return modal(
        TITLE,
        [
            prose(Bold(first)),
            *([words(LEFT + ", ".join(meanwhile))] if meanwhile else []),
            words(_counts(now)),
        ],
    )


def history_view(history: History) -> View:
    """Draw what became of a roster, the newest first."""
    return modal(
        "History",
        [
            prose(*line(history.dated)),
            *(_change(one) for one in history.changes),
            *([] if history.changes else [words(NO_HISTORY)]),
            *([context(OLDER)] if history.has_more else []),
        ],
    )


def groups(block_id: str, names: Sequence[tuple[str, str]], ticked: Sequence[str]) -> list[Block]:
    """Draw boxes for names in fields of ten; `names` are values and labels."""
    return [
        _group(f"{block_id}_{start // GROUP}", names[start : start + GROUP], ticked)
        for start in range(0, min(len(names), PAGE), GROUP)
    ]


def label(one: Name, *, twice: bool) -> str:
    """Name somebody on a box, with what is known; with their address where two share a name."""
    who = shorten(one.name, 45 if twice else 55)
    guest = " (guest)" if one.is_guest else ""
    return f"{who}{guest}{SAID[one.presence]}{f' {one.email}' if twice and one.email else ''}"


def _names(names: Sequence[Name]) -> Iterator[Block]:
    twice = Counter(one.name for one in names)
    drawn = [(_value(one), label(one, twice=twice[one.name] > 1)) for one in names]
    ticked = [_value(one) for one in names if is_present(one.presence)]
    late = [_value(one) for one in names if one.presence is Presence.LATE]
    yield words(TICK)
    yield from groups("there", drawn, ticked)
    yield field("late", LATE_FIRST, _several(drawn, late), optional=True)
    yield field("rest", "And those without a tick?", radio(_rest(), Rest.LEAVE))


def _value(one: Name) -> str:
    return f"{one.key}:{one.presence or UNKNOWN}"


def _rest() -> dict[str, str]:
    return {one.value: said for one, said in REST.items()}


def _group(block_id: str, names: Sequence[tuple[str, str]], ticked: Sequence[str]) -> Block:
    first, last = names[0][1], names[-1][1]
    between = first if len(names) == 1 else f"{shorten(first, 40)} to {shorten(last, 40)}"
    return field(block_id, between, checkboxes(dict(names), ticked), optional=True)


def _several(names: Sequence[tuple[str, str]], chosen: Sequence[str]) -> Element:
    """Draw a menu in which several can be chosen."""
    options = [option(words, value) for value, words in names]
    begun = [one for one in options if one["value"] in chosen]
    menu: Element = {"type": "multi_static_select", "options": options}
    return menu | ({"initial_options": begun} if begun else {})


def _why() -> Block:
    return field("why", WHY, text_input(longest=500), hint=WHY_HINT, optional=True)


def _ways(roster: Roster) -> Iterator[Block]:
    about = str(roster.dated.training.id)
    yield actions(
        button("Add a guest without Slack", ids.GUEST, about),
        button("Paste a list of names", ids.PASTE, about),
        button("History", ids.HISTORY, about),
    )
    turns = [
        *([("Earlier names", roster.skip - PAGE)] if roster.skip else []),
        *([("More names", roster.skip + PAGE)] if roster.has_more else []),
    ]
    for said, skip in turns:
        yield actions(button(said, ids.TURN, f"{about}:{skip}"))
    if turns:
        yield context(f"{counted(roster.total, 'name')} in all. {TURN}")


def _counts(now: Counter[Presence]) -> str:
    there, late, gone = (now[one] for one in Presence)
    return f"There: {there}. Late: {late}. Not there: {gone}."


def _change(change: Change) -> Block:
    one = change.line
    was, now = (CALLED[str(state)] for state in one.changed["presence"])
    why: list[Part] = [f" Why: {one.why}"] if one.why else []
    what = f": {now}, instead of {was}, by " if was != "nothing" else f": {now}, by "
    return prose(At(one.at), " ", Bold(change.who), what, _by(one.by), ".", *why)


def _by(who: str) -> Part:
    return Person(who) if who.startswith(("U", "W")) else who
