"""The courier's calls to Slack: open, post, redraw, and search for what is in doubt."""

from collections.abc import AsyncIterator
from typing import Any

from bot.outbox.answers import FAILURES, trouble
from bot.outbox.client import Slack
from bot.outbox.work import Opening, Outcome, Posting, Redrawing, Redrawn, Searching, Sent

EVENT = "herald_delivery"
PAGE = 200
QUIETLY = {"unfurl_links": False, "unfurl_media": False}


async def open_conversation(slack: Slack, work: Opening) -> tuple[str, str]:
    """Find the conversation behind an id and the `ts` of its newest message."""
    channel = work.target
    if channel[:1] in "UW":
        answer = await slack.api_call("conversations.open", json={"users": channel})
        channel = answer["channel"]["id"]
    newest = await slack.api_call(
        "conversations.history", http_verb="GET", params={"channel": channel, "limit": 1}
    )
    return channel, next((m["ts"] for m in newest["messages"]), "0")


async def post(slack: Slack, work: Posting) -> Outcome:
    """Post a message that carries its id twice: to be found by, and against a second one."""
    thread = {"thread_ts": work.thread_ts} if work.thread_ts else {}
    metadata = {"event_type": EVENT, "event_payload": {"id": work.id}}
    marks = {"metadata": metadata, "client_msg_id": work.id}
    arguments = {"channel": work.channel, **work.body, **thread, **marks, **QUIETLY}
    try:
        answer = await slack.api_call("chat.postMessage", json=arguments)
        return Sent(answer["ts"])
    except FAILURES as error:
        return trouble(error)


async def redraw(slack: Slack, work: Redrawing) -> Redrawn:
    """Redraw a card where it stands."""
    where = {"channel": work.channel, "ts": work.ts}
    try:
        await slack.api_call("chat.update", json={**where, **_both(work.body)})
        return Sent(work.ts)
    except FAILURES as error:
        return trouble(error)


async def pages(slack: Slack, work: Searching) -> AsyncIterator[str | None]:
    """Read what was said since the attempt, page by page: the `ts` if it is there, or None."""
    method = "conversations.replies" if work.thread_ts else "conversations.history"
    thread = {"ts": work.thread_ts} if work.thread_ts else {}
    where = {"channel": work.channel, "oldest": work.since, "limit": PAGE, **thread}
    cursor = ""
    while True:
        params = where | {"include_all_metadata": True} | ({"cursor": cursor} if cursor else {})
        answer = await slack.api_call(method, http_verb="GET", params=params)
        yield next((m["ts"] for m in answer["messages"] if _id(m) == work.id), None)
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


def _id(message: dict[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != EVENT:
        return None
    found: str | None = (metadata.get("event_payload") or {}).get("id")
    return found


def _both(body: dict[str, Any]) -> dict[str, Any]:
    """Send text and blocks always: what is missing from an update is kept or dropped by halves."""
    return {"blocks": [], **body}
