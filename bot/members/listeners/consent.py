"""Joining and leaving, from wherever a person stands."""

from collections.abc import Sequence

from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.members import acts, store
from bot.members.acts.consent import Ending
from bot.members.milestones import Milestone
from bot.members.views.consent import joined_note, left_note
from bot.members.views.inviting import no_thanks_note
from bot.slack.types import Payload
from bot.switchboard import Answer
from bot.switchboard.places import replace, settle


async def count_me_in_pressed(
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    milestones: Sequence[Milestone],
    db: Database,
    clock: Clock,
) -> None:
    """A person pressed *Count me in*."""
    is_new = await db.transact(acts.join, milestones, by=user_id, at=clock.now())
    await settle(client, answer, body, joined_note(is_new=is_new))


async def leave_pressed(
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    endings: Sequence[Ending],
    db: Database,
    clock: Clock,
) -> None:
    """A person pressed *Leave*."""
    was_in = await db.transact(acts.leave, endings, by=user_id, at=clock.now())
    await settle(client, answer, body, left_note(is_new=was_in))


async def no_thanks_pressed(
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    respond: AsyncRespond,
    db: Database,
) -> None:
    """A person pressed *No, thanks* under the welcome; it leaves nothing but the answer."""
    member = await db.read(store.get, user_id)
    if member.has_joined:
        await answer(no_thanks_note(takes_part=True))
    else:
        await replace(client, answer, respond, body, no_thanks_note(takes_part=False))


async def join_command(
    user_id: str, answer: Answer, milestones: Sequence[Milestone], db: Database, clock: Clock
) -> None:
    """A person typed `/ambassador join`."""
    is_new = await db.transact(acts.join, milestones, by=user_id, at=clock.now())
    await answer(joined_note(is_new=is_new))


async def leave_command(
    user_id: str, answer: Answer, endings: Sequence[Ending], db: Database, clock: Clock
) -> None:
    """A person typed `/ambassador leave`."""
    was_in = await db.transact(acts.leave, endings, by=user_id, at=clock.now())
    await answer(left_note(is_new=was_in))
