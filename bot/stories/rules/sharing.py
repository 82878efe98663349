"""Sharing: always a person's own choice, and never asked for proof."""

from bot.errors import Refusal
from bot.stories.models import Story, StoryStatus

PLENTY = 2  # shares a day after which Herald says that one is plenty

ENDED = "This story has ended, so there is nothing to share any more. `/share` shows what is open."
NOT_OUT = "This story isn't out yet. `/share` shows what is open."
NOT_SHARED = "There is no share of yours to take back. It was undone already."


def require_open(story: Story) -> None:
    """Let only stories be shared that are out and have not ended."""
    if story.status is StoryStatus.EXPIRED:
        raise Refusal(ENDED)
    if story.status is not StoryStatus.PUBLISHED:
        raise Refusal(NOT_OUT)


def require_out(story: Story) -> None:
    """Take a share for what is or was out: whoever had the sheet open may still say so."""
    if story.status not in (StoryStatus.PUBLISHED, StoryStatus.EXPIRED):
        raise Refusal(NOT_OUT)


def is_plenty(today: int) -> bool:
    """Say whether somebody shared so much today that one a day deserves a word."""
    return today >= PLENTY
