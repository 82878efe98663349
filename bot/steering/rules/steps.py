"""The first steps: what is missing until the programme is set up, in order."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum

from bot.programme.models import Programme
from bot.steering.rules.groups import Group

PAIR = 2  # two pairs of eyes (PRODUCT.md, S4)


class Step(StrEnum):
    """One thing that the first lead sees to."""

    CHANNELS = "channels"
    ZONE = "zone"
    NAME = "name"
    EMERGENCY = "emergency"
    PRESS = "press"
    DISCLOSURE = "disclosure"
    APPROVERS = "approvers"


DONE_BY: Mapping[Step, Callable[[Programme], bool]] = {
    Step.CHANNELS: lambda p: bool(p.share_channel and p.team_channel and p.programme_channel),
    Step.ZONE: lambda p: bool(p.zone),
    Step.NAME: lambda p: bool(p.organisation),
    Step.EMERGENCY: lambda p: bool(p.emergency_number and p.emergency_words),
    Step.PRESS: lambda p: bool(p.press_number),
    Step.DISCLOSURE: lambda p: bool(p.disclosure),
}
FORM_OF: Mapping[Step, Group] = {
    Step.CHANNELS: Group.CHANNELS,
    Step.ZONE: Group.HOURS,
    Step.NAME: Group.WORDS,
    Step.EMERGENCY: Group.WORDS,
    Step.PRESS: Group.WORDS,
    Step.DISCLOSURE: Group.WORDS,
}


def missing(programme: Programme, approvers: int) -> list[Step]:
    """List what is still to be seen to, in the order in which it is best done."""
    steps = [step for step, is_done in DONE_BY.items() if not is_done(programme)]
    return [*steps, *([Step.APPROVERS] if approvers < PAIR else [])]


def finish(programme: Programme, approvers: int, *, at: datetime) -> bool:
    """Note that the programme is set up, and say whether it became so only now."""
    if programme.set_up_at is not None or missing(programme, approvers):
        return False
    programme.set_up_at = at
    return True
