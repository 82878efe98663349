"""The first texts, as Markdown files beside this one: what Herald brings along."""

from importlib.resources import files

from bot.policies.models import Slug


def first_texts() -> dict[Slug, str]:
    """Read the text that each document begins with."""
    folder = files(__name__)
    return {slug: (folder / f"{slug}.md").read_text(encoding="utf-8") for slug in Slug}
