"""Sharing: always a person's own choice, and never asked for proof."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from bot.errors import Offer, Refusal
from bot.hours.pay.rules.before import Before, label
from bot.stories import ids
from bot.stories.models import Caption, Story, StoryStatus
from bot.stories.rules import captions as wording
from bot.stories.rules.publishing import has_ended

PLENTY = 2  # shares a day after which Herald says that one is plenty

ENDED = "This story has ended, so there is nothing to share any more. /share shows what is open."
OVER = "This story has ended, so you won't meet it any more."
NOT_OUT = "This story isn't out yet. /share shows what is open."
ON_DUTY = (
    "You're off duty, and here sharing waits for duty. Nothing is lost and nothing was noted; "
    "the story is still here then."
)
NOT_SHARED = "There is no share of yours to take back. It was undone already."


class Noted(NamedTuple):
    """What came of *I shared it*: whether one a day is plenty, and the minutes put down."""

    plenty: bool
    minutes: int | None


class Undone(NamedTuple):
    """What was taken back: the story by its headline, and the minutes it took."""

    headline: str
    minutes: int | None


class Sheet(NamedTuple):
    """What a share sheet shows to one person."""

    story: Story
    captions: Sequence[Caption]
    disclosure: str
    turn: int
    shared: bool = False
    networks: Sequence[str] = ()  # that the person uses; none named means all
    before: Before | None = None  # what somebody off duty reads first

    @property
    def may_share(self) -> bool:
        """Whether sharing is possible now; where it waits for duty, it is not."""
        return self.before is None or self.before.may_share

    @property
    def caption(self) -> str:
        """The wording whose turn it is, with the line that says for whom one works."""
        place = wording.turn(self.turn, len(self.captions))
        return wording.disclosed(self.captions[place].text, self.disclosure)

    @property
    def ready(self) -> str:
        """The words to post, link and all."""
        return wording.ready(self.caption, "", self.story.link)


class First(NamedTuple):
    """What comes before somebody's first share sheet: the policy, in lines, and its version."""

    story: Story
    whose: str
    version_id: UUID | None
    points: Sequence[str]


def require_open(story: Story, at: datetime, *, over: str = ENDED) -> None:
    """Let only stories be shared or put aside that are out and have not ended."""
    if story.status is StoryStatus.EXPIRED or has_ended(story, at):
        raise Refusal(over)
    if story.status is not StoryStatus.PUBLISHED:
        raise Refusal(NOT_OUT)


def require_out(status: StoryStatus) -> None:
    """Take a share for what is or was out: whoever had the sheet open may still say so."""
    if status not in (StoryStatus.PUBLISHED, StoryStatus.EXPIRED):
        raise Refusal(NOT_OUT)


def require_duty(waits: Before | None, story_id: UUID) -> None:
    """Refuse a share off the clock where sharing waits for duty, and offer a reminder."""
    if waits is not None:
        told = label(waits)
        raise Refusal(ON_DUTY, *([Offer(told, ids.LATER, str(story_id))] if told else []))


def is_plenty(today: int) -> bool:
    """Say whether somebody shared so much today that one a day deserves a word."""
    return today >= PLENTY
