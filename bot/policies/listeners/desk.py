"""Leads look after documents: readers, paper, review dates."""

from collections.abc import Sequence

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.members.milestones import Milestone
from bot.policies import acts
from bot.policies.forms import PaperForm, ReviewForm
from bot.policies.models import Slug
from bot.policies.store import readers
from bot.policies.views.desk import (
    FIRST_PAGE,
    desk_view,
    entered_view,
    names_view,
    paper_form,
    review_form,
)
from bot.slack import forms
from bot.slack.types import Payload, View
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import about
from bot.switchboard.places import change_form, open_form


async def desk_pressed(body: Payload, user_id: str, client: AsyncWebClient, db: Database) -> None:
    """A lead pressed *Policy*."""
    shelf, figures = await db.read(readers.desk, by=user_id)
    await open_form(client, body, desk_view(shelf, figures))


async def names_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead wants to see who has read the policy, or more of them."""
    is_first = action["value"] == FIRST_PAGE
    skip = 0 if is_first else int(action["value"])
    page = await db.transact(acts.look_up_names, skip, by=user_id, at=clock.now())
    show = open_form if is_first else change_form
    await show(client, body, names_view(page))


async def paper_pressed(body: Payload, user_id: str, client: AsyncWebClient, db: Database) -> None:
    """A lead has a signed sheet."""
    number = await db.read(readers.number_for_lead, by=user_id)
    await open_form(client, body, paper_form(number))


async def paper_entered(
    view: View,
    user_id: str,
    ack: Ack,
    milestones: Sequence[Milestone],
    db: Database,
    clock: Clock,
) -> None:
    """A lead entered a signed sheet."""
    form = forms.read(PaperForm, view)
    said = await db.transact(
        acts.enter_paper,
        form.person,
        milestones,
        signed_on=form.signed_on,
        sheet=form.sheet,
        by=user_id,
        at=clock.now(),
    )
    await ack(response_action="update", view=entered_view(said))


async def review_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A lead wants to set a review date."""
    document = await db.read(readers.document_for_lead, Slug(action["value"]), by=user_id)
    await open_form(client, body, review_form(document))


async def review_set(view: View, user_id: str, db: Database, clock: Clock) -> None:
    """A lead set a review date, or took it away."""
    day = forms.read(ReviewForm, view).review_on
    await db.transact(acts.set_review, Slug(about(view)), day, by=user_id, at=clock.now())
