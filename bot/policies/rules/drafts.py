"""How a draft changes, section by section, and how it becomes the text that holds."""

from collections.abc import Sequence
from datetime import datetime

from bot.errors import FormRefusal, Refusal
from bot.members.models import Member
from bot.members.rules import ONLY_LEADS
from bot.policies.models import Change, Draft, Slug, Version
from bot.policies.rules import texts
from bot.policies.rules.texts import Section

NO_SECTION = "This section is no longer there. Nothing has changed."
LAST_SECTION = "A document keeps at least one section."
FULL = f"A document has at most {texts.MOST_SECTIONS} sections."
SAME = "This is word for word the text that holds now, so there is nothing to publish."
LATER = (
    "{name} changed this draft meanwhile, so nothing was saved. Copy what you wrote, close the "
    "form and open it again."
)
MOVED_ON = "{name} changed this draft meanwhile. This is how it is now; nothing of yours was done."


class Stale(Refusal):
    """Two leads work on one draft; the later one sees what the earlier one did first."""

    def __init__(self, name: str) -> None:
        super().__init__(MOVED_ON.format(name=name))
        self.name = name


def require_lead(member: Member) -> None:
    """Let only leads pass."""
    if not member.is_lead:
        raise Refusal(ONLY_LEADS)


def require_seen(draft: Draft | None, seen: int, name: str) -> None:
    """Refuse to write over what somebody did since this person looked; 0 means no draft."""
    if (draft.seen if draft else 0) != seen:
        raise Stale(name)


def place(sections: Sequence[Section], index: int) -> Section:
    """Give the section at a place; refuses one that is not there."""
    if not 0 <= index < len(sections):
        raise Refusal(NO_SECTION)
    return sections[index]


def write(sections: Sequence[Section], index: int, new: Section) -> list[Section]:
    """Write a section anew, or add it after the last one."""
    kept = list(sections)
    if index == len(kept):
        if len(kept) >= texts.MOST_SECTIONS:
            raise Refusal(FULL)
        kept.append(new)
    else:
        place(kept, index)
        kept[index] = new
    _require_in_form(kept)
    return kept


def remove(sections: Sequence[Section], index: int) -> list[Section]:
    """Take a section out."""
    place(sections, index)
    if len(sections) == 1:
        raise Refusal(LAST_SECTION)
    return [section for at, section in enumerate(sections) if at != index]


def move(sections: Sequence[Section], index: int, steps: int) -> list[Section]:
    """Move a section up or down; at the end it stays where it is."""
    section, kept = place(sections, index), list(sections)
    del kept[index]
    kept.insert(max(0, min(index + steps, len(kept))), section)
    return kept


def publish(
    slug: Slug,
    sections: Sequence[Section],
    change: Change,
    *,
    after: Version | None,
    by: str,
    at: datetime,
) -> Version:
    """Make a text the one that holds; a new version asks everybody to read again.

    A correction keeps the number, so who has read the version has read it.
    """
    texts.require_bounds(sections)
    sha = texts.hash_of(texts.TITLES[slug], sections)
    if after is not None and after.hash == sha:
        raise Refusal(SAME)
    mends = change is Change.CORRECTION and after is not None
    number = after.number if after else 0
    return Version(
        slug=slug,
        number=number if mends else number + 1,
        correction=after.correction + 1 if after and mends else 0,
        sections=list(sections),
        hash=sha,
        change=change if mends else Change.NEW_VERSION,
        by=by,
        at=at,
    )


def _require_in_form(sections: Sequence[Section]) -> None:
    try:
        texts.require_bounds(sections)
    except Refusal as refusal:
        raise FormRefusal({"text": refusal.sentence}) from refusal
