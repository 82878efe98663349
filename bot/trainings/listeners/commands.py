"""`/training` and what comes after it."""

from collections.abc import Sequence

from bot.clock import Clock
from bot.db import Database
from bot.members import admit
from bot.members.milestones import Milestone
from bot.slack.types import Payload
from bot.switchboard import Answer, Switchboard
from bot.trainings.listeners.check_in import here
from bot.trainings.store import listing
from bot.trainings.views.listing import help_list, training_list

HELP = ("help", "?", "hilfe")


async def training_command(
    command: Payload,
    user_id: str,
    answer: Answer,
    milestones: Sequence[Milestone],
    db: Database,
    clock: Clock,
) -> None:
    """A person typed `/training`, or `/ambassador training`."""
    text = (command.get("text") or "").strip()
    verb, _, rest = text.partition(" ")
    match verb.casefold():
        case "":
            page = await db.read(listing.page, by=user_id, at=clock.now())
            await answer(training_list(page))
        case "here":
            code = {**command, "text": rest.strip()}
            await here(code, user_id, answer, milestones, db, clock)
        case digits if digits.isdecimal():
            await here(command, user_id, answer, milestones, db, clock)
        case other:
            await db.read(admit, user_id)
            await answer(help_list("" if other in HELP else text))


def register(switchboard: Switchboard) -> None:
    """Listen to the command."""
    switchboard.on("command", "/training", training_command)
