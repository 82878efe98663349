"""What `/share` answers, and the sections of the App Home."""

from collections.abc import Sequence

from bot.slack.blocks import actions, button, header
from bot.slack.messages import Message
from bot.slack.prose import At, Bold, Part, plain, prose
from bot.slack.text import counted, shorten
from bot.slack.types import Block, Element
from bot.stories import ids
from bot.stories.models import Story
from bot.stories.rules.words import name_of
from bot.stories.store.sharing import PAGE, Listed, Shared
from bot.stories.store.stories import Queue
from bot.stories.views import parts

SHORT = 200  # characters of a reason in a list
NONE_OPEN = "Nothing is open just now. The next story shows up here; or suggest one."
NONE_WAITS = "Nothing waits for a second pair of eyes."
NONE_COMES = "Nothing is lined up. What is approved goes out from here."
HELP = (
    ("/share", "shows the stories that are open now, five at a time."),
    ("/share suggest", "and a link suggests a story; a sentence will do."),
    ("/share pool", "finds stories about the pool; any word works."),
    ("/share queue", "shows the digital team what comes next."),
)


def open_list(found: Sequence[Listed], *, words: str = "", skip: int = 0) -> Message:
    """List what a person can share, five at a time."""
    shown = found[:PAGE]
    if not shown:
        return _nothing(words)
    more = len(found) > PAGE
    about = f" about “{words}”" if words else ""
    first = f"Stories to share{about}" if skip else f"Open stories{about}, newest first"
    return Message(
        plain(f"{first}: ", "; ".join(story.headline for story in shown)),
        [
            prose(Bold(first)),
            *(block for story in shown for block in _listed(story)),
            *([_more(skip + PAGE, words)] if more else []),
        ],
    )


def help_list() -> Message:
    """Say what `/share` can do."""
    lines = [f"{command} {does}" for command, does in HELP]
    first = "Here is what /share can do."
    also = "Everything works behind /ambassador share, too."
    return Message(
        " ".join([first, *lines]),
        [
            prose(Bold(first)),
            *(prose(Bold(command), " ", does) for command, does in HELP),
            prose(also),
            parts.suggest_row(),
        ],
    )


def queue_list(queue: Queue, waiting: int) -> Message:
    """List for the digital team what comes next."""
    first = f"Coming up: {counted(len(queue.stories), 'story', 'stories')}"
    review = f"{counted(waiting, 'story waits', 'stories wait')} for review."
    return Message(f"{first}. {review}", [prose(Bold(first)), *_coming_up(queue), prose(review)])


def open_section(found: Sequence[Listed]) -> list[Block]:
    """Draw the open stories of the App Home."""
    return [
        header("Stories to share"),
        *(block for story in found[:PAGE] for block in _listed(story)),
        *([] if found else [prose(NONE_OPEN)]),
        actions(button("All open stories", ids.LIST_OPEN), *_suggest()),
    ]


def shares_section(shared: Sequence[Shared]) -> list[Block]:
    """Draw what a person shared, in their App Home, with the way to take it back."""
    if not shared:
        return []
    return [header("You shared"), *(block for share in shared for block in _shared(share))]


def waiting_section(waiting: Sequence[Story]) -> list[Block]:
    """Draw what waits for review, in the App Home of the digital team."""
    lines = [block for story in waiting[:PAGE] for block in _waiting(story)]
    left = len(waiting) - PAGE
    more = [prose(f"And {counted(left, 'more story', 'more stories')}.")] if left > 0 else []
    return [header("Waiting for review"), *(lines or [prose(NONE_WAITS)]), *more]


def coming_up_section(queue: Queue) -> list[Block]:
    """Draw what goes out next, in the App Home of the digital team."""
    return [header("Coming up"), *(_coming_up(queue) or [prose(NONE_COMES)])]


def _listed(story: Listed) -> list[Block]:
    line: list[Part] = [Bold(story.headline)]
    if story.why:
        line.append(f"\n{shorten(story.why, SHORT)}")
    line += ["\nuntil ", At(story.expires_at, parts.DAY)] if story.expires_at else []
    if story.share_id is None:
        return [prose(*line), actions(parts.share_button(story.id, story.headline))]
    return [prose(*line, " · you shared it"), actions(parts.undo_button(story.id))]


def _shared(share: Shared) -> list[Block]:
    line = (Bold(share.headline), "\nshared ", At(share.shared_at))
    return [prose(*line), actions(parts.undo_button(share.story_id))]


def _waiting(story: Story) -> list[Block]:
    line = (Bold(name_of(story)), "\nsince ", At(story.suggested_at))
    look = button("Look at it", ids.LOOK, str(story.id), spoken=f"Look at it: {name_of(story)}")
    return [prose(*line), actions(look)]


def _coming_up(queue: Queue) -> list[Block]:
    moments = queue.moments
    in_time = sorted(
        (story for story in queue.stories if story.id in moments), key=lambda s: moments[s.id]
    )
    held = [story for story in queue.stories if story.id not in moments]
    blocks: list[Block] = []
    for story in [*in_time, *held][: PAGE * 2]:
        moment = moments.get(story.id)
        when: list[Part] = ["\ngoes out ", At(moment)] if moment else ["\nheld back"]
        blocks += [prose(Bold(name_of(story)), *when), actions(*_moves(story))]
    return blocks


def _moves(story: Story) -> list[Element]:
    value = str(story.id)
    look = button("Look at it", ids.LOOK, value)
    if story.held_at is not None:
        return [button("Let it go", ids.RELEASE, value), look]
    moves = [
        button("Earlier", ids.SOONER, value, spoken=f"Earlier: {name_of(story)}"),
        button("Later", ids.POSTPONE, value, spoken=f"Later: {name_of(story)}"),
    ]
    return [*([] if story.publish_at else moves), button("Hold", ids.HOLD, value), look]


def _nothing(words: str) -> Message:
    first = f"Nothing open about “{words}”." if words else "No story is open just now."
    every = [button("All open stories", ids.LIST_OPEN)] if words else []
    hint = "You could suggest one; a link or a sentence is enough."
    return Message(
        plain(f"{first} {hint}"), [prose(Bold(first)), prose(hint), actions(*every, *_suggest())]
    )


def _more(skip: int, words: str) -> Block:
    return actions(button("More", ids.LIST_MORE, f"{skip}:{words}", spoken="More open stories"))


def _suggest() -> list[Element]:
    return [button("Suggest a story", ids.SUGGEST)]
