"""What `/training` lists, and my trainings on the App Home."""

from collections.abc import Sequence

from bot.slack.blocks import actions, button, context, divider, header
from bot.slack.messages import Message
from bot.slack.prose import At, Bold, Part, plain, prose
from bot.slack.types import Block
from bot.trainings.ids import check_in
from bot.trainings.ids import seats as ids
from bot.trainings.models import SeatState
from bot.trainings.store.listing import Listed, Page
from bot.trainings.views import dated as parts
from bot.trainings.views.calendar import mine_button
from bot.trainings.views.dates import is_full, seats_words
from bot.trainings.views.open_sessions import handing_in
from bot.trainings.views.progress import progress_section, progress_words
from bot.trainings.views.seats import buttons

MINE, COMING = "Your trainings", "Trainings to come"
NONE = (
    "No training is planned just now. You'll read it in the programme's channel when there is one."
)
BEGUN = "You have a seat, and it has begun. Just go in."
NO_MORE = "No more trainings are planned just now."
HELP = (
    ("/training", "shows your seats, how far you have come, and what is planned."),
    ("/training here 123456", "checks you in with the code that you see in the room."),
    ("/training help", "shows this."),
)
UNKNOWN = "I don't know “{words}”. Here is what /training can do."
CAN = "Here is what /training can do."
ALSO = "Everything works behind /ambassador training, too."
SHORT = 40  # characters of what was not understood


def training_list(page: Page) -> Message:
    """List what is mine and what comes, five at a time."""
    if not (page.mine or page.coming):
        return _nothing(page)
    return Message(
        ". ".join(_fallback(page)),
        [*_own(page), *_to_come(page), *_progress(page), _more(page)],
    )


def help_list(unknown: str = "") -> Message:
    """Say what `/training` can do; also to who typed something else."""
    words = unknown if len(unknown) <= SHORT else f"{unknown[:SHORT]}…"
    first = UNKNOWN.format(words=words) if words else CAN
    lines = [f"{command} {does}" for command, does in HELP]
    return Message(
        plain(" ".join([first, *lines])),
        [
            prose(Bold(first)),
            *(prose(Bold(command), " ", does) for command, does in HELP),
            prose(ALSO),
            actions(button("All trainings", ids.LIST)),
        ],
    )


def home_section(page: Page) -> list[Block]:
    """Draw somebody's next trainings on their Home; else some that they could go to."""
    shown = page.mine or page.coming
    return [
        header(MINE if page.mine else COMING),
        *(block for one in shown for block in listed(one)),
        actions(button("All trainings", ids.LIST)),
    ]


def listed(one: Listed) -> list[Block]:
    """Draw a training with what somebody can do about it."""
    free = not is_full(one.dated.training, one.seats)
    row = [] if one.has_begun else buttons(one.dated, one.seat, is_free=free)
    has_seat = one.seat is not None and one.seat.state is SeatState.GOING
    line = prose(*parts.line(one.dated, linked=has_seat), "\n", *_state(one))
    ways = [*row, *handing_in(one.dated)]
    return [line, *([actions(*ways)] if ways else [])]


def _state(one: Listed) -> list[Part]:
    match one.seat.state if one.seat else None:
        case SeatState.GOING:
            return [BEGUN if one.has_begun else "You have a seat."]
        case SeatState.WAITING:
            return [f"You are number {one.place} in line."]
        case SeatState.OFFERED if one.seat and one.seat.offered_until:
            return ["A seat is free for you, until ", At(one.seat.offered_until), "."]
        case _:
            return [f"{seats_words(one.dated.training, one.seats)}."]


def _own(page: Page) -> list[Block]:
    drawn = [block for one in page.mine for block in listed(one)]
    return [prose(Bold(MINE)), *drawn, divider()] if drawn else []


def _to_come(page: Page) -> list[Block]:
    drawn = [block for one in page.coming for block in listed(one)]
    return [prose(Bold(COMING)), *drawn] if drawn else [context(NO_MORE)]


def _progress(page: Page) -> list[Block]:
    drawn = progress_section(page.progress, beside_seats=True) if page.progress else []
    return [divider(), *drawn] if drawn else []


def _more(page: Page) -> Block:
    skip = page.skip + len(page.coming)
    more = button("More", ids.MORE, str(skip), spoken="More trainings")
    here = button("Check in", check_in.CHECK_IN)
    return actions(*([more] if page.has_more else []), here, mine_button())


def _nothing(page: Page) -> Message:
    return Message(NONE, [prose(NONE), *_progress(page)])


def _fallback(page: Page) -> Sequence[str]:
    mine = [f"{MINE}: {_named(page.mine)}"] if page.mine else []
    coming = [f"{COMING}: {_named(page.coming)}"] if page.coming else []
    words = progress_words(page.progress) if page.progress else ""
    return [*mine, *coming, *([words] if words else [])]


def _named(ones: Sequence[Listed]) -> str:
    return "; ".join(plain(parts.name(one.dated), ", ", parts.when(one.dated)) for one in ones)
