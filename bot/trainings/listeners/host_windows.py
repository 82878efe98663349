"""Hosts open a window with the code, and close it."""

from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.slack.types import Payload, View
from bot.switchboard import Switchboard
from bot.switchboard.places import is_in_form
from bot.trainings.acts import host_windows as acts
from bot.trainings.ids import check_in as ids
from bot.trainings.store import windows as store
from bot.trainings.views.host_window import host_window, sign


async def window_wanted(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A host wants the code on their screen."""
    training_id, at = UUID(action["value"]), clock.now()
    view = host_window(await db.read(store.pane_for, training_id, by=user_id, at=at))
    open_view = client.views_push if is_in_form(body) else client.views_open
    opened = await open_view(trigger_id=body["trigger_id"], view=view)
    view_id = opened["view"]["id"]
    await db.transact(acts.open_window, view_id, training_id, sign(view), by=user_id, at=at)


async def window_closed(view: View, db: Database) -> None:
    """A host closed the window."""
    await db.transact(store.forget, view["id"])


def register(switchboard: Switchboard) -> None:
    """Listen to hosts."""
    switchboard.on("action", ids.WINDOW, window_wanted)
    switchboard.on("view_closed", ids.WINDOW_VIEW, window_closed)
