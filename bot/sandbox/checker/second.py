"""A second opinion on blocks: what the library slackblocks says of those it can read."""

from slackblocks import Block
from slackblocks.errors import InvalidUsageError

from bot.sandbox.checker.rules import Flaw
from bot.sandbox.types import Json


def second_opinion(blocks: list[Json], at: str = "/blocks") -> list[Flaw]:
    """The flaws that another reader of Slack's rules finds."""
    found = []
    for index, block in enumerate(blocks):
        if complaint := _complaint(block):
            found.append((complaint, f"{at}/{index}"))
    return found


def _complaint(block: Json) -> str:
    try:
        Block.from_dict(block)
    except InvalidUsageError as error:
        return str(error)
    except NotImplementedError:
        return ""  # slackblocks cannot read this kind of block yet; our own rules can
    return ""
