"""What Herald says: a sentence for notifications, and blocks for the eye."""

from dataclasses import dataclass, field
from typing import Any

from bot.slack.types import Block


@dataclass(frozen=True, slots=True)
class Message:
    """A message: `text` is the notification, the fallback and what a screen reader reads."""

    text: str
    blocks: list[Block] = field(default_factory=list)

    def body(self) -> dict[str, Any]:
        """Give the arguments that Slack's chat methods take."""
        return {"text": self.text, "blocks": self.blocks} if self.blocks else {"text": self.text}
