"""The App Home: what matters to me now, by role."""

from bot.home import words
from bot.home.store import Desk, Home
from bot.slack.blocks import actions, button, context, divider, header, home
from bot.slack.blocks import words as literally
from bot.slack.prose import Bold, prose
from bot.slack.types import Block, View
from bot.stories.views import lists

MOST = 100  # blocks of a Home (docs.slack.dev, home-tab-views)
KNOWN = "home.known"
HELP = "home.help"


def home_view(seen: Home) -> View:
    """Draw somebody's Home; what does not fit any more is left to the lists."""
    blocks = [
        *_greeting(seen),
        *(_desk(seen.desk) if seen.desk else []),
        *lists.open_section(seen.found),
        *lists.shares_section(seen.shared),
    ]
    foot = _foot(seen)
    return home([*blocks[: MOST - len(foot)], *foot])


def closed_view(sentence: str) -> View:
    """Draw the Home of somebody whom Herald can't serve."""
    return home([literally(sentence)])


def _greeting(seen: Home) -> list[Block]:
    warning = words.set_up_warning(seen.member, seen.desk.approvers if seen.desk else 0)
    return [
        header(f"Hello, {seen.member.name}"),
        prose("Stories of the ", Bold(seen.programme.organisation), " to share, if you like to."),
        *([literally(warning)] if warning else []),
    ]


def _desk(desk: Desk) -> list[Block]:
    return [*lists.waiting_section(desk.waiting), *lists.coming_up_section(desk.coming), divider()]


def _foot(seen: Home) -> list[Block]:
    return [
        divider(),
        actions(button("What Herald knows about me", KNOWN), button("How this works", HELP)),
        context(words.PROMISE.format(organisation=seen.programme.organisation)),
    ]
