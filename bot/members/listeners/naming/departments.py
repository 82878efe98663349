"""Departments: the list, a form for each, and who belongs where."""

from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.members import asked
from bot.members.acts import departments as acts
from bot.members.listeners.naming.forms import DepartmentForm, PlaceForm
from bot.members.views import departments as views
from bot.slack import forms
from bot.slack.types import Payload, View
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import about, marked
from bot.switchboard.places import change_form, open_form

ADDED, CHANGED = "The department is added.", "The department is changed."
REMOVED, PLACED = "The department is removed.", "Saved."


async def list_opened(body: Payload, user_id: str, client: AsyncWebClient, db: Database) -> None:
    """A lead opened the list of departments."""
    page = await db.read(asked.department_list, by=user_id)
    await open_form(client, body, views.departments_list(page))


async def page_turned(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A lead turned to another page of the list."""
    page = await db.read(asked.department_list, int(action["value"]), by=user_id)
    await change_form(client, body, views.departments_list(page))


async def add_pressed(body: Payload, user_id: str, client: AsyncWebClient, db: Database) -> None:
    """A lead wants to add a department."""
    await db.read(asked.department_list, by=user_id)
    await change_form(client, body, views.department_form())


async def edit_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A lead wants to change a department."""
    found, page = await db.read(asked.department, UUID(action["value"]), by=user_id)
    await change_form(client, body, views.department_form(found, page))


async def department_saved(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """A lead sent a department as they wish it."""
    wish = forms.read(DepartmentForm, view).wish()
    department_id, _, seen = about(view).partition(":")
    if department_id:
        await db.transact(
            acts.change_department,
            UUID(department_id),
            wish,
            seen=seen,
            by=user_id,
            at=clock.now(),
        )
    else:
        await db.transact(acts.add_department, wish, by=user_id, at=clock.now())
    await _back(ack, body, user_id, db, CHANGED if department_id else ADDED)


async def remove_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead removed a department."""
    await db.transact(acts.remove_department, UUID(action["value"]), by=user_id, at=clock.now())
    page = await db.read(asked.department_list, by=user_id)
    await change_form(client, body, views.departments_list(page, REMOVED))


async def place_pressed(body: Payload, user_id: str, client: AsyncWebClient, db: Database) -> None:
    """A lead wants to say where people belong."""
    every = await db.read(asked.all_departments, by=user_id)
    await change_form(client, body, views.place_form(every))


async def people_placed(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """A lead said where people belong."""
    form = forms.read(PlaceForm, view)
    where = views.read_choice(form.department)
    await db.transact(acts.place_people, form.people, where, by=user_id, at=clock.now())
    await _back(ack, body, user_id, db, PLACED)


async def _back(ack: Ack, body: Payload, user_id: str, db: Database, said: str) -> None:
    """Show the list again, with what has happened."""
    page = await db.read(asked.department_list, by=user_id)
    await ack(response_action="update", view=marked(views.departments_list(page, said), body))
