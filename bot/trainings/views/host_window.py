"""The window that a host keeps open: the code of the minute, who is there, who asks."""

import hashlib
import json
from collections.abc import Iterator

from bot.slack.blocks import actions, button, context, header, modal, words
from bot.slack.messages import Message
from bot.slack.prose import At, Bold, Link, Part, plain, prose
from bot.slack.text import counted
from bot.slack.types import Block, Element, View
from bot.trainings.ids import check_in as ids
from bot.trainings.ids import roster
from bot.trainings.models import Training
from bot.trainings.rules import codes
from bot.trainings.rules.doors import Doorway
from bot.trainings.store.check_in import Waiting
from bot.trainings.store.trainings import Dated
from bot.trainings.store.windows import Pane
from bot.trainings.views.check_in import answer_buttons
from bot.trainings.views.dated import line

TITLE = "Check-in"
SHOWN = 20  # people who ask and are drawn with their buttons; the others follow
CLOCK = "{time}"
HOW = "People type /training here with the code, or press Check in on Herald's Home."
KEEP = "Keep this window open: it shows each new code by itself."
CLOSED = "Check-in is closed. Whoever came can still be put down in the roster."
DOOR = "Open the page for the projector"
CANCELLED = "This training was cancelled, or it is over. Nobody can check in any more."


def host_window(pane: Pane) -> View:
    """Draw the window as it has to be at this minute; Herald hears when it is closed."""
    blocks = [
        prose(*line(pane.dated)),
        *_code(pane),
        words(_count(pane)),
        *_door(pane),
        *_asking(pane),
        actions(roster_button(pane.dated.training)),
    ]
    view = modal(TITLE, blocks, callback_id=ids.WINDOW_VIEW, about=str(pane.dated.training.id))
    return {**view, "notify_on_close": True}


def sign(view: View) -> str:
    """Give a short sign that is another for each drawing."""
    return hashlib.sha256(json.dumps(view, sort_keys=True).encode()).hexdigest()[:16]


def window_button(training: Training) -> Element:
    """Draw the way to the window, for whoever shows hosts a training."""
    return button("Show the code", ids.WINDOW, str(training.id), style="primary")


def roster_button(training: Training) -> Element:
    """Draw the way to the roster."""
    return button("Roster", roster.ROSTER, str(training.id))


def soon_note(dated: Dated) -> Message:
    """Remind a host that a training begins, with the way to its code at hand."""
    said: list[Part] = ["You host ", *line(dated), ". People can check in from now on."]
    buttons = actions(window_button(dated.training), roster_button(dated.training))
    return Message(plain(*said), [prose(*said), buttons])


def _code(pane: Pane) -> Iterator[Block]:
    closes = codes.closes_at(pane.dated.training)
    if pane.code:
        yield header(f"{pane.code[:3]} {pane.code[3:]}")
        yield prose("The next code comes at ", At(pane.next_at, CLOCK), "; the last three count.")
        yield prose("Check-in closes at ", At(closes, CLOCK), ".")
        yield context(HOW, KEEP)
    elif pane.doorway in (Doorway.EARLY, Doorway.SOON):
        opens = codes.opens_at(pane.dated.training)
        yield prose(Bold("The code comes at "), At(opens, CLOCK), Bold("."))
        yield context(HOW, KEEP)
    else:
        yield words(CLOSED if pane.doorway is Doorway.BEGUN else CANCELLED)


def _count(pane: Pane) -> str:
    there = counted(pane.there, "person is", "people are")
    return f"{there} checked in; {counted(pane.going, 'seat is', 'seats are')} taken."


def _door(pane: Pane) -> list[Block]:
    if not pane.address or pane.doorway is Doorway.OVER:
        return []
    address = f"{pane.address}/door/{pane.dated.training.door}"
    return [prose(Link(address, DOOR), " (the code in large, with a picture to scan)")]


def _asking(pane: Pane) -> Iterator[Block]:
    """Draw who asks to be checked in, each with the two answers."""
    if pane.waiting:
        yield prose(Bold(f"{counted(len(pane.waiting), 'person asks', 'people ask')} you:"))
    for one in pane.waiting[:SHOWN]:
        yield from _asker(pane, one)
    if len(pane.waiting) > SHOWN:
        yield context(f"{len(pane.waiting) - SHOWN} more follow when you have answered these.")


def _asker(pane: Pane, one: Waiting) -> Iterator[Block]:
    yield words(one.name)
    yield answer_buttons(pane.dated, one.member_id, one.name)
