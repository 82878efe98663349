"""Pieces that several drawings of a story share."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit
from uuid import UUID

from bot.slack.blocks import actions, button, image
from bot.slack.prose import At, Bold, Link, Part, prose, quote
from bot.slack.text import shorten
from bot.slack.types import Block, Element
from bot.stories import ids
from bot.stories.models import Caption, Story
from bot.stories.rules.words import name_of

LONG = 600  # characters of somebody's words on a card; the whole is kept
DAY = "{date_long}"
NO_ALT = "A picture without alt text so far"


def seen(story: Story) -> str:
    """Say in a button's value which version of which story a person saw."""
    return f"{story.id}:{story.version}"


def read_seen(value: str) -> tuple[UUID, int]:
    """Read what `seen` wrote."""
    story_id, version = value.split(":")[:2]
    return UUID(story_id), int(version)


def seen_schedule(story: Story) -> str:
    """Say in a form which version of a story and of its schedule a person saw."""
    return f"{seen(story)}:{story.schedule_version}"


def read_schedule(about: str) -> int:
    """Read the version of the schedule in what `seen_schedule` wrote."""
    return int(about.split(":")[2])


def name(names: Mapping[str, str], slack_id: str | None) -> str:
    """Give a person's name."""
    return names.get(slack_id or "", "somebody")


def title(story: Story) -> Block:
    """Draw a story's headline."""
    return prose(Bold(name_of(story)))


def why(story: Story) -> list[Block]:
    """Draw why a story matters, if somebody said so."""
    return [prose("Why it matters: ", shorten(story.why, LONG))] if story.why else []


def wordings(captions: Sequence[Caption]) -> list[Block]:
    """Draw the captions as quotations."""
    return [quote(shorten(caption.text, LONG)) for caption in captions]


def picture(story: Story) -> list[Block]:
    """Draw the picture, if there is one."""
    return [image(story.picture_url, story.alt_text or NO_ALT)] if story.picture_url else []


def site(link: str) -> Part:
    """Draw a link under the name of its site."""
    return Link(link, (urlsplit(link).hostname or link).removeprefix("www."))


def joined(*groups: Sequence[Part]) -> list[Part]:
    """Put groups of parts on one line, a dot between them."""
    line: list[Part] = []
    for group in groups:
        line += ([" · "] if line and group else []) + list(group)
    return line


def until(story: Story) -> list[Part]:
    """Say until when a story is open."""
    return ["until ", At(story.expires_at, DAY)] if story.expires_at else []


def share_button(story_id: UUID, headline: str) -> Element:
    """Draw the button that opens the share sheet."""
    spoken = f"Share… {headline}"
    return button("Share…", ids.OPEN_SHEET, str(story_id), style="primary", spoken=spoken)


def undo_button(story_id: UUID) -> Element:
    """Draw the button that takes a share back."""
    return button("Undo", ids.UNDO, str(story_id), spoken="Undo: I did not share this story")


def suggest_row() -> Block:
    """Draw the way to suggest a story."""
    return actions(button("Suggest a story", ids.SUGGEST))
