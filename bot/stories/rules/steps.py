"""What the editor's three steps change."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from bot.stories.rules.captions import Wording


@dataclass(frozen=True, slots=True)
class Words:
    """The first step: what is said."""

    link: str = ""
    headline: str = ""
    why: str = ""
    captions: Sequence[Wording] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Picture:
    """The second step: what is seen."""

    picture_url: str = ""
    alt_text: str = ""
    picture_rights: bool = False


@dataclass(frozen=True, slots=True)
class Schedule:
    """The third step: when it goes out, when it ends, and where it is meant to be shared."""

    publish_at: datetime | None = None
    expires_at: datetime | None = None
    networks: Sequence[str] = field(default_factory=list)


Step: TypeAlias = Words | Picture | Schedule
