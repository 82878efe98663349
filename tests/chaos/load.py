"""People at work all at once, and a record of what the bot acknowledged to Slack."""

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.sandbox import Answer, Envelope, Person, Sandbox
from bot.sandbox.types import Deliver
from bot.stories import ids
from bot.stories.models import Dismissal, Share, Story
from bot.switchboard import PATIENCE
from tests import given

SITE = "https://willow-bend.example"
OUT = 40  # stories that are out already
SUGGEST = ("ana", "emi", "noor", "otis")
SHARE = ("ben", "chris", "farid", "grace")

Done = tuple[str, ...]


def stories_that_are_out(session: Session) -> None:
    """Save stories that people can share or put aside."""
    for n in range(OUT):
        link = f"{SITE}/out/{n}"
        story = given.published(link=link, canonical_link=link, headline=f"Story {n}")
        story.expires_at = given.MONDAY.replace(year=2099)
        given.saved(session, story)


class Load:
    """Lets many people work until enough was acknowledged, and remembers what was."""

    def __init__(self, sandbox: Sandbox, line: Deliver, more: Sequence[str]) -> None:
        self.sandbox, self.line, self.sharing = sandbox, line, [*SHARE, *more]
        self.acknowledged: set[Done] = set()
        self.over = False
        self.enough: Callable[[], object] = bool
        self.goal = 0
        sandbox.deliver = self.deliver

    async def deliver(self, envelope: Envelope) -> Answer:
        """Carry one thing to the bot and back.

        After two seconds Herald acknowledges what it still works on, and says so: that is no
        promise, so it does not count here.
        """
        began = time.perf_counter()
        answer = await self.line(envelope)
        in_time = time.perf_counter() - began < PATIENCE
        done = deed(envelope.payload) if answer.went_well and in_time else None
        if done and "errors" not in json.dumps(answer.content):
            self.acknowledged.add(done)
            self._count()
        return answer

    def _count(self) -> None:
        if len(self.acknowledged) >= self.goal and not self.over:
            self.over = True
            self.enough()

    async def run(self, goal: int, enough: Callable[[], object]) -> None:
        """Work until so much is acknowledged; then `enough` is called in the midst of it."""
        self.goal, self.enough = goal, enough
        suggesting = [self.keep_suggesting(self.sandbox.person(name)) for name in SUGGEST]
        sharing = [self.keep_sharing(self.sandbox.person(name)) for name in self.sharing]
        async with asyncio.timeout(60):
            await asyncio.gather(*suggesting, *sharing)

    async def keep_suggesting(self, person: Person) -> None:
        """Suggest one story after the other."""
        number = 0
        while not self.over:
            number += 1
            await person.command(f"/share suggest {SITE}/{person.member.name}/{number}")
            if can_send(person, ids.SUGGEST_FORM):
                await person.submit()
            await look_away(person)

    async def keep_sharing(self, person: Person) -> None:
        """Share a story, put the next one aside, and so on."""
        likes = True
        while not self.over:
            await person.command("/share")
            if person.sees("Share…"):
                await person.press("Share…")
            if can_send(person, ids.SHEET):
                await (person.submit() if likes else person.press("Not for me"))
                likes = not likes
            await look_away(person)


def can_send(person: Person, form: str) -> bool:
    """Say whether this form is open and can be sent; a slow bot shows something else."""
    view = person.view
    return view is not None and view["callback_id"] == form and view["submit"] is not None


async def look_away(person: Person) -> None:
    """Put away whatever is open."""
    if person.view is not None:
        await person.close(all_of_them=True)


def deed(payload: dict[str, Any]) -> Done | None:
    """Say what somebody did, if it is something that has to be stored."""
    who = payload.get("user", {}).get("id", "") if isinstance(payload.get("user"), dict) else ""
    view = payload.get("view") or {}
    match payload.get("type"), view.get("callback_id"):
        case "view_submission", ids.SUGGEST_FORM:
            return ("suggested", str(view["state"]["values"]["what"]["value"]["value"]))
        case "view_submission", ids.SHEET:
            return ("shared", who, view["private_metadata"].partition(":")[0])
        case "block_actions", _ if payload["actions"][0]["action_id"] == ids.NOT_FOR_ME:
            return ("put aside", who, payload["actions"][0]["value"])
        case _:
            return None


def stored(session: Session) -> set[Done]:
    """Read what people did, in the words of `deed`."""
    shares = session.execute(select(col(Share.member_id), col(Share.story_id)))
    aside = session.execute(select(col(Dismissal.member_id), col(Dismissal.story_id)))
    return {
        *(("suggested", said) for said in session.scalars(select(col(Story.said)))),
        *(("shared", who, str(story)) for who, story in shares),
        *(("put aside", who, str(story)) for who, story in aside),
    }
