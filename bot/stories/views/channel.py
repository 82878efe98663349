"""The card in the share channel, the same for everybody."""

from bot.slack.blocks import actions
from bot.slack.messages import Message
from bot.slack.prose import Bold, Italic, plain, prose
from bot.slack.types import Block
from bot.stories.models import Story, StoryStatus
from bot.stories.store.stories import Dossier
from bot.stories.views import parts


def card_name(story: Story) -> str:
    """Name the card of a story in the share channel."""
    return f"story:{story.id}"


def channel_card(dossier: Dossier) -> Message:
    """Draw a story for everybody who may share it."""
    story = dossier.story
    over = story.status is StoryStatus.EXPIRED
    first = "This story has ended" if over else "New story"
    reason = f" Why it matters: {story.why}" if story.why else ""
    stop = "" if story.headline.endswith((".", "!", "?", "…")) else "."
    return Message(
        plain(f"{first}: {story.headline}{stop}{reason}"),
        [
            prose(Bold(story.headline)),
            *parts.why(story),
            *parts.picture(story),
            _small_print(dossier, over=over),
            *([] if over else [actions(parts.share_button(story.id, story.headline))]),
        ],
    )


def _small_print(dossier: Dossier, *, over: bool) -> Block:
    story = dossier.story
    by = f"suggested by {parts.name(dossier.names, story.suggested_by)}"
    return prose(
        *parts.joined(
            [parts.site(story.link)] if story.link else [],
            [Italic("This story has ended.")] if over else parts.until(story),
            [by] if story.may_name else [],
        )
    )
