"""The leads' window about titles: numbers, what waits for a second person, and one person's."""

from collections.abc import Sequence
from datetime import datetime

from bot.certificates import ids
from bot.certificates.models import Ending
from bot.certificates.rules import figures, numbers
from bot.certificates.store.certificates import Shape
from bot.certificates.store.hearings import Hearing
from bot.certificates.store.mine import Found
from bot.certificates.store.way import Stuck, Way
from bot.certificates.views.hearing import LOOKED, hearing_blocks
from bot.certificates.views.words import day
from bot.programme.models import Programme
from bot.slack.blocks import actions, button, context, divider, field, modal, person_picker
from bot.slack.prose import Bold, Part, listing, prose
from bot.slack.text import counted
from bot.slack.types import Block, View

FEW = "fewer than five"
MOST = 10  # proposals in one window
NOTHING = "They have no title, and had none."
OVER = {
    Ending.EXPIRED: "It has expired.",
    Ending.WITHDRAWN: "It was taken back.",
    Ending.LEFT: "It ended when they left the workspace.",
}
SEEN = "Whoever you look up can see under “What Herald knows about me” that you did."
SHAPES = {Shape.VALID: "valid", Shape.RESTING: "rests until they read the policy"}


def desk_view(way: Way, waiting: Sequence[Hearing]) -> View:
    """Draw how many are how far, what waits, and the way to one person's title."""
    blocks = [
        *_way(way),
        *stuck_blocks(way.stuck),
        divider(),
        *_waiting(waiting),
        field("person", "Whose title do you want to see?", person_picker()),
        context(SEEN),
    ]
    return modal("Certificates", blocks, callback_id=ids.FIND_FORM, submit="Look up", close="Close")


def found_view(found: Found, programme: Programme, at: datetime) -> View:
    """Draw one person's title for a lead."""
    hearing = [divider(), *hearing_blocks(found.hearing, at)] if found.hearing else []
    return modal("Certificates", [*_certificate(found, programme), *hearing, context(LOOKED)])


def stuck_blocks(stuck: Stuck) -> list[Block]:
    """Say for which lessons no date is planned, and how many that keeps waiting."""
    if not stuck.lessons:
        return []
    names: list[Part] = []
    for place, lesson in enumerate(stuck.lessons):
        names += [", " if place else "", Bold(lesson.title)]
    waits = f" {stuck.people} people on their way wait for one." if enough(stuck.people) else ""
    return [prose("No date is planned for ", *names, f".{waits}")]


def enough(count: int) -> bool:
    """Say whether a number can be told."""
    return count >= figures.FEWEST


def _way(way: Way) -> list[Block]:
    bearers = str(way.bearers) if enough(way.bearers) else FEW.capitalize()
    lines: list[list[Part]] = [
        [Bold(f"{lessons} of {len(way.counts) - 1}: "), FEW if people is None else str(people)]
        for lessons, people in enumerate(figures.told(way.counts))
    ]
    return [
        prose(Bold(f"{bearers} bear the title.")),
        prose("How many lessons the others have who take part:"),
        listing(lines),
    ]


def _waiting(waiting: Sequence[Hearing]) -> list[Block]:
    if not waiting:
        return []
    told = f"{counted(len(waiting), 'proposal')} to take a title back:"
    rows = [
        actions(
            button(
                f"Look at {numbers.shown(one.certificate.number)}",
                ids.LOOK,
                str(one.withdrawal.id),
            )
        )
        for one in waiting[:MOST]
    ]
    return [prose(Bold(told)), *rows, divider()]


def _certificate(found: Found, programme: Programme) -> list[Block]:
    certificate = found.certificate
    if certificate is None:
        return [prose(Bold(found.name)), prose(NOTHING)]
    until = day(certificate.valid_until, programme.tz)
    given = day(certificate.awarded_at, programme.tz)
    told = f"Number {numbers.shown(certificate.number)}, given on {given}, until {until}: "
    if certificate.ending is not None:
        return [prose(Bold(found.name)), prose(told, OVER[certificate.ending])]
    row = actions(button("Propose to take it back", ids.PROPOSE, str(certificate.id)))
    state = SHAPES.get(found.shape, "over")
    return [prose(Bold(found.name)), prose(told, f"{state}."), *([] if _pends(found) else [row])]


def _pends(found: Found) -> bool:
    return found.hearing is not None and found.hearing.withdrawal.step == "hearing"
