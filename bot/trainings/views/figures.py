"""*Seats and who came*: what the digital team reads before it plans the next trainings."""

from collections.abc import Sequence

from bot.slack.blocks import context, modal, words
from bot.slack.prose import Bold, listing, prose
from bot.slack.types import View
from bot.trainings.rules.presence import FEWEST
from bot.trainings.store.figures import Figure
from bot.trainings.views.dated import line

TITLE = "Seats and who came"
NONE = "No training is over yet."
FEW = "fewer than five seats, so no figure"
WHY = "Numbers of people, never names, and none about fewer than five seats."


def figures_view(figures: Sequence[Figure]) -> View:
    """Draw how many of the seats were used, training by training."""
    shown = [[*line(one.dated), ": ", Bold(_figure(one))] for one in figures]
    listed = listing(shown) if shown else words(NONE)
    return modal(TITLE, [prose("The newest first:"), listed, context(WHY)])


def _figure(one: Figure) -> str:
    if one.going < FEWEST:
        return FEW
    return f"{one.came} of {one.going} came"
