"""The share sheet: open it, other words, send them, later, not for me, shared, undone."""

from collections.abc import Sequence
from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.members import acts as members
from bot.members.milestones import Milestone
from bot.policies import acts as policies
from bot.slack.prose import At
from bot.slack.types import Payload, View
from bot.stories import acts
from bot.stories.rules.sharing import First
from bot.stories.store import opening
from bot.stories.views.first import first_form
from bot.stories.views.parts import read_seen as read_turn
from bot.stories.views.sheet import (
    put_aside,
    reminded,
    share_sheet,
    thanks_view,
    undone,
)
from bot.switchboard import Answer
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import about, marked
from bot.switchboard.places import change_form, open_form, settle

TITLE = "Share this story"


async def share_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A person pressed *Share…*."""
    story_id = UUID(action["value"])
    found = await db.read(opening.first, story_id, by=user_id, at=clock.now())
    form = first_form(found) if isinstance(found, First) else share_sheet(found)
    await open_form(client, body, form)


async def counted_in(
    view: View,
    body: Payload,
    user_id: str,
    ack: Ack,
    milestones: Sequence[Milestone],
    *,
    db: Database,
    clock: Clock,
) -> None:
    """A person read the policy before their first share and wants to be counted in."""
    story_id, _, version_id = about(view).partition(":")
    now = clock.now()
    if version_id:
        read = policies.acknowledge
        await db.transact(read, UUID(version_id), milestones, by=user_id, at=now)
    else:
        await db.transact(members.join, milestones, by=user_id, at=now)
    sheet = await db.read(opening.sheet, UUID(story_id), by=user_id, at=now)
    await ack(response_action="update", view=marked(share_sheet(sheet), body))


async def other_words_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A person wants other words."""
    story_id, turn = read_turn(action["value"])
    sheet = await db.read(opening.sheet, story_id, by=user_id, at=clock.now(), turn=turn + 1)
    await change_form(client, body, share_sheet(sheet))


async def network_opened() -> None:
    """A person followed a link to a network; that is nobody's business."""


async def send_words_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A person wants words and picture in their direct messages."""
    story_id, turn = read_turn(action["value"])
    now = clock.now()
    await db.transact(acts.send_words, story_id, turn, by=user_id, at=now)
    sheet = await db.read(opening.sheet, story_id, by=user_id, at=now, turn=turn)
    await change_form(client, body, share_sheet(sheet, sent=True))


async def later_pressed(
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    db: Database,
    clock: Clock,
) -> None:
    """A person wants to be reminded on duty."""
    due = await db.transact(acts.postpone, UUID(action["value"]), by=user_id, at=clock.now())
    await settle(client, answer, body, reminded(At(due)), TITLE)


async def not_for_me_pressed(
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    db: Database,
    clock: Clock,
) -> None:
    """A person does not want to see a story."""
    await db.transact(acts.dismiss, UUID(action["value"]), by=user_id, at=clock.now())
    await settle(client, answer, body, put_aside(), TITLE)


async def story_shared(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """A person says that they shared a story."""
    story_id, _ = read_turn(view["private_metadata"])
    noted = await db.transact(acts.share, story_id, by=user_id, at=clock.now())
    thanks = thanks_view(story_id, noted)
    await ack(response_action="update", view=marked(thanks, body))


async def undo_pressed(
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    db: Database,
    clock: Clock,
) -> None:
    """A person takes a share back."""
    taken = await db.transact(acts.undo, UUID(action["value"]), by=user_id, at=clock.now())
    await settle(client, answer, body, undone(taken), TITLE)
