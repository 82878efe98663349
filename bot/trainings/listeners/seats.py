"""People take seats and give them up, from wherever they stand."""

from uuid import UUID

from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.slack.messages import Message
from bot.slack.types import Payload
from bot.switchboard import Answer, Switchboard
from bot.switchboard.at_home import ShownAtHome
from bot.switchboard.places import replace, settle
from bot.trainings.acts import seats as acts
from bot.trainings.ids import seats as ids
from bot.trainings.store import listing
from bot.trainings.views.listing import training_list
from bot.trainings.views.seats import answer as answered

TITLE = "Trainings"


async def take_pressed(
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    respond: AsyncRespond,
    db: Database,
    clock: Clock,
) -> None:
    """A person wants a seat, or the one that was offered to them."""
    wanted, now = UUID(action["value"]), clock.now()
    outcome = await db.transact(acts.take_seat, wanted, by=user_id, at=now)
    await show_there(client, answer, respond, body, answered(outcome))


async def give_up_pressed(
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    respond: AsyncRespond,
    db: Database,
    clock: Clock,
) -> None:
    """A person gives up their seat, or their place in line."""
    wanted, now = UUID(action["value"]), clock.now()
    outcome = await db.transact(acts.give_up, wanted, by=user_id, at=now)
    await show_there(client, answer, respond, body, answered(outcome))


async def decline_pressed(
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    respond: AsyncRespond,
    db: Database,
    clock: Clock,
) -> None:
    """A person does not want the seat that was offered to them."""
    wanted, now = UUID(action["value"]), clock.now()
    outcome = await db.transact(acts.decline, wanted, by=user_id, at=now)
    await show_there(client, answer, respond, body, answered(outcome))


async def list_asked(
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    respond: AsyncRespond,
    db: Database,
    clock: Clock,
) -> None:
    """A person pressed *All trainings*."""
    page = await db.read(listing.page, by=user_id, at=clock.now())
    await show_there(client, answer, respond, body, training_list(page))


async def more_asked(
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    respond: AsyncRespond,
    db: Database,
    clock: Clock,
) -> None:
    """A person pressed *More* under a list of trainings."""
    page = await db.read(listing.page, int(action["value"]), by=user_id, at=clock.now())
    await show_there(client, answer, respond, body, training_list(page))


async def show_there(
    client: AsyncWebClient, answer: Answer, respond: AsyncRespond, body: Payload, message: Message
) -> None:
    """Say something in the place of what only this person sees; else beside what they pressed."""
    if body.get("container", {}).get("is_ephemeral"):
        await replace(client, answer, respond, body, message)
    else:
        await settle(client, answer, body, message, TITLE)


def register(switchboard: Switchboard) -> None:
    """Listen to what people do about seats."""
    on = switchboard.on
    for action_id in (ids.TAKE, ids.WAIT, ids.ACCEPT):
        on("action", action_id, ShownAtHome(take_pressed))
    on("action", ids.GIVE_UP, ShownAtHome(give_up_pressed))
    on("action", ids.DECLINE, ShownAtHome(decline_pressed))
    on("action", ids.LIST, list_asked)
    on("action", ids.MORE, more_asked)
