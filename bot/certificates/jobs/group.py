"""Keeping the ambassadors' user group: Slack's list is read, and written if it differs."""

import logging
from datetime import datetime, timedelta

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.certificates.acts import group as acts
from bot.certificates.store import group as store
from bot.clock import Clock
from bot.db import Database

DAY = timedelta(days=1)
LATER = {"failed_for_some_users", "invalid_users"}  # until Herald has heard of who is gone
PASSING = {
    "fatal_error",
    "internal_error",
    "ratelimited",
    "request_timeout",
    "service_unavailable",
}

log = logging.getLogger(__name__)


async def keep_group(db: Database, clock: Clock, client: AsyncWebClient) -> datetime:
    """Let the user group hold who bears the title; gives when that can differ by itself."""
    group_id = await db.read(store.at_work, clock.now())
    if group_id is not None:
        await _keep(db, clock, client, group_id)
    return clock.now() + DAY


async def _keep(db: Database, clock: Clock, client: AsyncWebClient, group_id: str) -> None:
    try:
        await _compared(db, clock, client, group_id)
    except SlackApiError as error:
        reason = _reason(error)
        if not reason or reason in PASSING:
            raise
        log.warning("user group %s: %s", group_id, reason)
        if reason not in LATER:
            await db.transact(acts.refused, group_id, reason, at=clock.now())


async def _compared(db: Database, clock: Clock, client: AsyncWebClient, group_id: str) -> None:
    answer = await client.api_call("usergroups.users.list", data={"usergroup": group_id})
    listed: list[str] = answer["users"]
    seen = await db.read(store.change, group_id, listed, clock.now())
    if not seen.is_needed and not seen.forgotten:
        return
    change = await db.transact(acts.begin, group_id, listed, at=clock.now())
    if change is not None:
        wanted = {"usergroup": group_id, "users": ",".join(change.users)}
        await client.api_call("usergroups.users.update", data=wanted)
        await db.transact(acts.done, group_id, change, at=clock.now())


def _reason(error: SlackApiError) -> str:
    """Read why Slack says no; an answer that is none says nothing."""
    body = getattr(error.response, "data", error.response)
    return str(body.get("error", "")) if isinstance(body, dict) else ""
