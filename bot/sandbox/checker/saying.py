"""What goes with the words of a message: the thread it belongs to, and its metadata."""

import re
from typing import Any

from bot.sandbox.types import Json, SlackError

TS = r"\d{1,10}\.\d{6}"  # the moment that names a message
METADATA = 16_384  # characters of JSON; the real limit is not published


def thread_of(given: Any) -> Json:
    """The thread that is meant, if any; github.com/vercel/chat/issues/268."""
    if given is None:
        return {}
    if not isinstance(given, str) or not re.fullmatch(TS, given, re.ASCII):
        told = [f"[ERROR] {str(given)[:80]} is not a valid thread_ts"]
        raise SlackError("invalid_thread_ts", response_metadata={"messages": told})
    return {"thread_ts": given}


def metadata_of(given: Any) -> Json:
    """The metadata that is meant, if any; an empty one takes away what was there."""
    if given is None:
        return {}
    if given == {}:
        return {"metadata": None}
    if not isinstance(given, dict) or not isinstance(given.get("event_type"), str):
        raise SlackError("invalid_metadata_format")
    if not isinstance(given.get("event_payload"), dict):
        raise SlackError("invalid_metadata_schema")
    if len(str(given)) > METADATA:
        raise SlackError("metadata_too_large")
    return {"metadata": given}
