"""The week as people read it."""

from collections.abc import Sequence

from bot.digests import rules
from bot.digests.store import Told
from bot.slack.blocks import context, header
from bot.slack.messages import Message
from bot.slack.prose import Bold, Link, Part, listing, plain, prose
from bot.slack.text import counted, shorten

LONGEST = 20  # stories in one digest; more are counted
FIND = "Find them all with /share. Thank you to everybody who shared, asked or suggested."


def week_card(stories: Sequence[Told]) -> Message:
    """Tell the week in the share channel."""
    first = f"The week in {counted(len(stories), 'story', 'stories')}"
    lines = [_line(story) for story in stories[:LONGEST]]
    more = len(stories) - LONGEST
    left = [prose(f"And {counted(more, 'more story', 'more stories')}.")] if more > 0 else []
    text = f"{first}: " + "; ".join(plain(*line) for line in lines)
    blocks = [header(first), listing(lines), *left, context(FIND)]
    return Message(shorten(text, 3000), blocks)


def _line(story: Told) -> list[Part]:
    headline: Part = Link(story.link, story.headline) if story.link else Bold(story.headline)
    if not rules.may_say(story.shares):
        return [headline]
    return [headline, f", shared {story.shares} times"]
