"""What a training is, when and where: the words that every message about it shares."""

from bot.slack.prose import At, Bold, Link, Part
from bot.slack.text import shorten
from bot.trainings.rules import names
from bot.trainings.store.trainings import Dated

TITLE = 150  # characters of a training's name in a sentence
WHERE = 300
VIDEO = "by video, with captions"


def name(dated: Dated) -> str:
    """Call a training by its name, at a length that fits into a sentence."""
    return shorten(names.title(dated.training, dated.lesson), TITLE)


def when(dated: Dated) -> At:
    """Say when a training begins, in each reader's own zone."""
    return At(dated.training.starts_at)


def where(dated: Dated) -> list[Part]:
    """Say where a training is, to who has a seat: the place, the link, or both."""
    training = dated.training
    place: list[Part] = [shorten(training.place, WHERE)] if training.place else []
    link: list[Part] = [Link(training.link, "link to the session")] if training.link else []
    return [*place, *([", "] if place and link else []), *link]


def line(dated: Dated, *, linked: bool = True) -> list[Part]:
    """Name a training with its time and its place, in one line; the link comes with a seat."""
    place = where(dated) if linked else _unlinked(dated)
    return [Bold(name(dated)), ", ", when(dated), *([", ", *place] if place else [])]


def _unlinked(dated: Dated) -> list[Part]:
    training = dated.training
    place: list[Part] = [shorten(training.place, WHERE)] if training.place else []
    video: list[Part] = [VIDEO] if training.link else []
    return [*place, *([" and "] if place and video else []), *video]
