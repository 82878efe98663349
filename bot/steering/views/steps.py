"""The first steps: what the first lead reads, and what everybody else reads until then."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.slack.blocks import button, section, words
from bot.slack.prose import Bold, prose
from bot.slack.types import Block
from bot.steering import ids
from bot.steering.rules.steps import FORM_OF, Step

FIRST = "Before your programme can begin: "
LEFT = "{count} things are left to do."
ONE_LEFT = "one thing is left to do."
NOT_YET = "Herald is not set up yet; {lead} is at it. You can look around already."
NOBODY = (
    "Herald is not set up yet, and nobody leads the programme. "
    "Whoever runs Herald names the first lead, you for example, by typing: "
    "herald lead add {reader}"
)
INVITE = (
    "Choose three channels. First let Herald into each: open the channel and write "
    "`/invite @Herald` there. Only a person can let Herald into a private one."
)
HOURS = (
    "Say in which time zone you work, and at which hours. "
    "People get messages that can wait in their working hours only."
)
EMERGENCY = (
    "Give the emergency number, and the words beside it. "
    "People read them before they pass on what the public said."
)
DISCLOSURE = "Write the line that says for whom one works. It stands in every post."
STEPS: Mapping[Step, tuple[str, str]] = {
    Step.CHANNELS: (INVITE, "Choose channels"),
    Step.ZONE: (HOURS, "Set zone and hours"),
    Step.NAME: ("Say what your organisation is called.", "Write the name"),
    Step.EMERGENCY: (EMERGENCY, "Write the number"),
    Step.PRESS: ("Give the press office's number.", "Write the number"),
    Step.DISCLOSURE: (DISCLOSURE, "Write the line"),
}
SPOKEN: Mapping[Step, str] = {
    Step.EMERGENCY: "Write the emergency number",
    Step.PRESS: "Write the press office's number",
}


class Progress(NamedTuple):
    """What somebody is told about the first steps."""

    steps: Sequence[Step]
    reader: str
    is_lead: bool
    lead: str | None  # who sees to it, by name


def steps_section(progress: Progress) -> list[Block]:
    """Draw the first steps for a lead, and for others that Herald is not set up yet."""
    if not progress.is_lead:
        return [words(_waiting(progress))]
    own = [step for step in progress.steps if step in STEPS]
    if not own:
        return []
    left = ONE_LEFT if len(own) == 1 else LEFT.format(count=len(own))
    return [prose(Bold(f"{FIRST}{left}")), *map(_step, own)]


def _waiting(progress: Progress) -> str:
    if progress.lead is None:
        return NOBODY.format(reader=progress.reader)
    return NOT_YET.format(lead=progress.lead)


def _step(step: Step) -> Block:
    sentence, label = STEPS[step]
    door = button(label, ids.EDIT, FORM_OF[step], spoken=SPOKEN.get(step))
    return section(sentence, accessory=door)
