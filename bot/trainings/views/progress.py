"""How far somebody has come, what they still need, and when they can get it."""

from collections.abc import Sequence

from bot.members.views.consent import count_me_in_button
from bot.policies.models import Slug
from bot.policies.views.reading import read_button
from bot.slack.blocks import actions, context
from bot.slack.prose import At, Bold, Part, listing, plain, prose
from bot.slack.types import Block, Element
from bot.trainings.models import Lesson
from bot.trainings.rules.progress import Chance, Progress, suffices, uncovered

SHOWN = 3  # dates; more are under /training
READ = "For the certificate, please read the policy, too."
JOIN = "The certificate is for those who take part: “Count me in” is what is missing."
WHOLE = "You have the whole course."
OVERLAP = "The dates that are planned overlap, so they are not enough to finish yet."
PLANNERS = "Whoever plans the course sees how many people this keeps waiting, and no names."


def progress_section(progress: Progress, *, beside_seats: bool = False) -> list[Block]:
    """Draw how far somebody has come; nothing while the course has no lessons.

    Beside a list of their seats, only the other dates are named.
    """
    if not progress.required:
        return []
    return [
        prose(*_standing(progress)),
        *_next(_soonest(progress.chances, beside_seats=beside_seats)),
        *([context(*warned)] if (warned := warning(progress)) else []),
        *_steps(progress),
    ]


def progress_words(progress: Progress) -> str:
    """Say in one line how far somebody has come, for a fallback text."""
    return plain(*_standing(progress)) if progress.required else ""


def warning(progress: Progress) -> list[str]:
    """Say that the planned dates are not enough to finish; nothing while they are."""
    if suffices(progress):
        return []
    alone = uncovered(progress)
    if not alone:
        return [OVERLAP, PLANNERS]
    return [f"No date that you can take is planned yet for {_names(alone)}.", PLANNERS]


def _standing(progress: Progress) -> list[Part]:
    count: list[Part] = [Bold(f"{progress.done} of {len(progress.required)}.")]
    if not progress.missing:
        return [*count, " ", WHOLE]
    return [*count, " You still need ", *_listed(progress.missing), "."]


def _next(chances: Sequence[Chance]) -> list[Block]:
    if not chances:
        return []
    return [prose("Next chances:"), listing([_chance(one) for one in chances])]


def _chance(chance: Chance) -> list[Part]:
    training = chance.training
    where = f", {training.place}" if training.place else ""
    mine = " (you have a seat)" if chance.is_mine else ""
    return [Bold(chance.lesson.title), ": ", At(training.starts_at), where, mine]


def _soonest(chances: Sequence[Chance], *, beside_seats: bool) -> list[Chance]:
    """Give the first date of each lesson, or the one with a seat of theirs."""
    first: dict[object, Chance] = {}
    for chance in sorted(chances, key=lambda one: not one.is_mine):
        first.setdefault(chance.lesson.id, chance)
    named = [one for one in first.values() if not (beside_seats and one.is_mine)]
    return sorted(named, key=lambda one: one.training.starts_at)[:SHOWN]


def _steps(progress: Progress) -> list[Block]:
    said = [*([] if progress.has_read else [READ]), *([] if progress.has_joined else [JOIN])]
    if not said:
        return []
    buttons: list[Element] = [
        *([] if progress.has_read else [read_button(Slug.POLICY, "Read the policy")]),
        *([] if progress.has_joined else [count_me_in_button()]),
    ]
    return [prose(" ".join(said)), actions(*buttons)]


def _listed(lessons: Sequence[Lesson]) -> list[Part]:
    """Name lessons as one says them: “A”, “A and B”, “A, B and C”."""
    parts: list[Part] = []
    for place, lesson in enumerate(lessons, 1):
        parts += [Bold(lesson.title), _joint(place, len(lessons))]
    return [part for part in parts if part]


def _names(lessons: Sequence[Lesson]) -> str:
    return plain_names([lesson.title for lesson in lessons])


def plain_names(names: Sequence[str]) -> str:
    """Name several things as one says them."""
    signs = (_joint(place, len(names)) for place in range(1, len(names) + 1))
    return "".join(f"{name}{sign}" for name, sign in zip(names, signs, strict=True))


def _joint(place: int, of: int) -> str:
    return "" if place == of else " and " if place == of - 1 else ", "
