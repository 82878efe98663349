"""What a lead can say about whether somebody is paid by the hour."""

from enum import StrEnum


class Said(StrEnum):
    """A lead's word, or that it counts no more."""

    EXEMPT = "exempt"
    HOURLY = "hourly"
    FILE = "file"

    @property
    def exempt(self) -> bool | None:
        """Whether those meant are exempt; None takes a lead's word back."""
        return None if self is Said.FILE else self is Said.EXEMPT
