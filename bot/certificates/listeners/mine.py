"""People and their own title: who hears of it, the files again, an answer, a number to check."""

from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient

from bot.certificates import ids
from bot.certificates.acts import announcing, withdrawing
from bot.certificates.forms import AnswerForm
from bot.certificates.store import mine
from bot.certificates.views import hearing, notes
from bot.clock import Clock
from bot.db import Database
from bot.slack import forms
from bot.slack.types import Payload, View
from bot.switchboard import Answer, Switchboard
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import ShownAtHome, about, is_at_home
from bot.switchboard.places import open_form


async def tell_pressed(
    action: Payload, body: Payload, user_id: str, answer: Answer, db: Database, clock: Clock
) -> None:
    """A person pressed *Yes, tell them*."""
    await _choose(action, body, user_id, answer, db, clock, wanted=True)


async def keep_pressed(
    action: Payload, body: Payload, user_id: str, answer: Answer, db: Database, clock: Clock
) -> None:
    """A person pressed *Keep it between us*."""
    await _choose(action, body, user_id, answer, db, clock, wanted=False)


async def again_pressed(
    action: Payload, user_id: str, answer: Answer, db: Database, clock: Clock
) -> None:
    """A person pressed *Send it again*."""
    certificate_id = UUID(action["value"])
    await db.transact(announcing.send_again, certificate_id, by=user_id, at=clock.now())
    await answer(notes.sent_note())


async def answer_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A person wants to answer why their title should stay."""
    withdrawal = await db.read(mine.to_answer, UUID(action["value"]), by=user_id)
    await open_form(client, body, hearing.answer_form(withdrawal))


async def answered(view: View, user_id: str, ack: Ack, db: Database, clock: Clock) -> None:
    """A person answered."""
    words, which = forms.read(AnswerForm, view).answer, UUID(about(view))
    await db.transact(withdrawing.answer, which, words, by=user_id, at=clock.now())
    await ack(response_action="update", view=hearing.answered_view())


async def check_command(
    command: Payload, user_id: str, answer: Answer, db: Database, clock: Clock
) -> None:
    """A person typed `/ambassador check` and the number of a certificate."""
    number = (command.get("text") or "").strip()
    checked = await db.read(mine.check, number, by=user_id, at=clock.now())
    await answer(notes.checked_note(*checked) if number else notes.which_note())


def register(switchboard: Switchboard) -> None:
    """Listen to what people do about their own title."""
    switchboard.on("action", ids.TELL, ShownAtHome(tell_pressed))
    switchboard.on("action", ids.KEEP, ShownAtHome(keep_pressed))
    switchboard.on("action", ids.AGAIN, again_pressed)
    switchboard.on("action", ids.ANSWER, answer_pressed)
    switchboard.on("view", ids.ANSWER_FORM, ShownAtHome(answered))


async def _choose(
    action: Payload,
    body: Payload,
    user_id: str,
    answer: Answer,
    db: Database,
    clock: Clock,
    *,
    wanted: bool,
) -> None:
    """Take the answer; on the Home, whose words change, nothing more is said."""
    about = UUID(action["value"])
    await db.transact(announcing.choose, about, wanted=wanted, by=user_id, at=clock.now())
    if not is_at_home(body):
        await answer(notes.choice_note(wanted=wanted))
