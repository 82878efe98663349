"""The week as people read it."""

from collections.abc import Sequence

from bot.digests import rules
from bot.digests.store import Told
from bot.slack.blocks import context, header
from bot.slack.messages import Message
from bot.slack.prose import Bold, Link, Part, listing, plain, prose
from bot.slack.text import counted, shorten

LONGEST = 20  # stories in one digest; more are counted
NEW_POLICY = (
    "The policy has a new version ({number}). It is on Herald's Home, under Policy and guidelines."
)
FIND = "Find them all with /share. Thank you to everybody who shared, asked or suggested."


def week_card(stories: Sequence[Told], policy: int | None = None) -> Message:
    """Tell the week in the share channel, and the number of a new version of the policy."""
    counting = f" in {counted(len(stories), 'story', 'stories')}" if stories else ""
    first = f"The week{counting}"
    news = [NEW_POLICY.format(number=policy)] if policy else []
    lines = [_line(story) for story in stories[:LONGEST]]
    more = len(stories) - LONGEST
    left = [prose(f"And {counted(more, 'more story', 'more stories')}.")] if more > 0 else []
    text = f"{first}: " + "; ".join([*(plain(*line) for line in lines), *map(plain, news)])
    listed = [listing(lines)] if lines else []
    blocks = [header(first), *listed, *left, *map(prose, news), context(FIND)]
    return Message(shorten(text, 3000), blocks)


def _line(story: Told) -> list[Part]:
    headline: Part = Link(story.link, story.headline) if story.link else Bold(story.headline)
    if not rules.may_say(story.shares):
        return [headline]
    return [headline, f", shared {story.shares} times"]
