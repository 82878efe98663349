"""The App Home: what matters to me now, by role."""

from collections.abc import Iterator, Sequence

from bot.home import words
from bot.home.fitting import fitted
from bot.home.sections import DOORS, LEADS_DOORS, Door
from bot.home.store import Home
from bot.slack.blocks import actions, button, context, divider, header, home
from bot.slack.blocks import words as literally
from bot.slack.prose import Bold, prose
from bot.slack.types import Block, View

MOST = 100  # blocks of a Home (docs.slack.dev, home-tab-views)
ROW = 4  # buttons that stand side by side and can still be read; Slack takes 25


def home_view(seen: Home) -> View:
    """Draw somebody's Home; greeting, foot and what is urgent are always there."""
    greeting, foot = _greeting(seen), _foot(seen)
    room = MOST - len(greeting) - len(foot)
    drawn = [(part.section, part.section.draw(part.found)) for part in seen.parts]
    return home([*greeting, *fitted(drawn, room), *foot])


def closed_view(sentence: str) -> View:
    """Draw the Home of somebody whom Herald can't serve."""
    return home([literally(sentence)])


def _greeting(seen: Home) -> list[Block]:
    member = seen.viewer.member
    warning = words.set_up_warning(member, seen.approvers)
    whose = seen.viewer.programme.whose
    return [
        header(f"Hello, {member.name}"),
        prose("Stories of ", Bold(whose), " to share, if you like to."),
        *([literally(warning)] if warning else []),
    ]


def _foot(seen: Home) -> list[Block]:
    leads = LEADS_DOORS if seen.viewer.member.is_lead else ()
    return [
        divider(),
        *([context(words.FOR_LEADS)] if leads else []),
        *_rows(leads),
        *([context(words.FOR_ME)] if leads else []),
        *_rows(DOORS),
        context(words.PROMISE.format(whose=seen.viewer.programme.whose)),
    ]


def _rows(doors: Sequence[Door]) -> Iterator[Block]:
    for start in range(0, len(doors), ROW):
        yield actions(*(button(*door) for door in doors[start : start + ROW]))
