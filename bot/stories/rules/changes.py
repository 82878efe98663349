"""What a step of the editor would change: what was and what is to be, by name."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeAlias

from bot.stories.models import Caption, Story
from bot.stories.rules.captions import Wording
from bot.stories.rules.steps import Picture, Schedule, Words

Changes: TypeAlias = dict[str, tuple[Any, Any]]


def of_words(story: Story, before: Sequence[Caption], step: Words | Picture) -> Changes:
    """Tell what the step for the words or the picture would change."""
    if isinstance(step, Picture):
        return _changed(story, step, ("picture_url", "alt_text", "picture_rights"))
    changed = _changed(story, step, ("link", "headline", "why"))
    old = [Wording(caption.language, caption.text) for caption in before]
    if old != list(step.captions):
        changed["captions"] = ([list(w) for w in old], [list(w) for w in step.captions])
    return changed


def of_schedule(story: Story, step: Schedule) -> Changes:
    """Tell what the step for time and place would change."""
    return _different(
        {
            "publish_at": (_text(story.publish_at), _text(step.publish_at)),
            "expires_at": (_text(story.expires_at), _text(step.expires_at)),
            "networks": (list(story.networks), list(step.networks)),
        }
    )


def _changed(story: Story, step: object, names: Sequence[str]) -> Changes:
    return _different({name: (getattr(story, name), getattr(step, name)) for name in names})


def _different(pairs: Changes) -> Changes:
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _text(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
