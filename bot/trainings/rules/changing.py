"""How a date may still change, and how it is cancelled."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.errors import FormRefusal, Refusal
from bot.trainings.models import Training, TrainingState
from bot.trainings.rules import planning
from bot.trainings.rules.planning import Wish

HAS_BEGUN = "This training has begun, so only its end can move."
NO_MORE = "This training was cancelled. Nothing has changed."
OVER = "This training is over. Nothing has changed."
NO_WHY = "Please say why, in a few words: people who have a seat read it."
LONGEST_WHY = 300
LONG_WHY = f"Please keep it to {LONGEST_WHY} characters."
MOVED_ON = (
    "{name} changed this training meanwhile. This is how it is now; nothing of yours was done."
)


class Stale(Refusal):
    """Two people change one training; the later one sees what the earlier one did first."""

    def __init__(self, name: str) -> None:
        super().__init__(MOVED_ON.format(name=name))


def require_open(training: Training, at: datetime) -> None:
    """Let nobody change what was cancelled or is over."""
    if training.state is TrainingState.CANCELLED:
        raise Refusal(NO_MORE)
    if training.ends_at <= at:
        raise Refusal(OVER)


def problems_with_change(
    training: Training, wish: Wish, tz: ZoneInfo, at: datetime
) -> dict[str, str]:
    """Say what is wrong with how a training is to be from now on; what has begun stays begun."""
    if training.starts_at > at:
        return planning.problems(wish, tz, at)
    wanted = planning.times(wish, tz)
    moved = {} if wanted.starts_at == training.starts_at else {"starts": HAS_BEGUN}
    ended = {"ends": planning.PAST} if wanted.ends_at <= at else {}
    return {**moved, **ended, **planning.of_any(wish, tz)}


def change(training: Training, wish: Wish, tz: ZoneInfo) -> dict[str, list[str]]:
    """Let a training be as wished, and give what is different, before and after.

    `sequence` rises when people's calendars have to change.
    """
    new = {**planning.times(wish, tz)._asdict(), "place": wish.place, "link": wish.link}
    different = _different(training, {**new, "capacity": wish.capacity})
    for name in different:
        setattr(training, name, {**new, "capacity": wish.capacity}[name])
    if set(different) & set(new):
        training.sequence += 1
    return different


def is_news(different: dict[str, list[str]]) -> bool:
    """Say whether people with a seat must hear of a change."""
    return bool(set(different) - {"capacity"})


def has_more_room(training: Training, before: int | None) -> bool:
    """Say whether more people than before may have a seat."""
    now = training.capacity
    return before is not None and (now is None or now > before)


def cancel(training: Training, why: str) -> None:
    """Let a training not take place. Who was there stays on record; it counts as no lesson."""
    training.why, training.state = _reason(why), TrainingState.CANCELLED
    training.sequence += 1
    training.seen += 1


def _different(training: Training, new: dict[str, object]) -> dict[str, list[str]]:
    pairs = ((name, getattr(training, name), value) for name, value in new.items())
    return {name: [_text(old), _text(value)] for name, old, value in pairs if old != value}


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    return "" if value is None else str(value)


def _reason(why: str) -> str:
    words = planning.one_line(why)
    if not words or len(words) > LONGEST_WHY:
        raise FormRefusal({"why": LONG_WHY if words else NO_WHY})
    return words
