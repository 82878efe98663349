"""Every listener against every role: let in, or refused with the right sentence.

The rows stand in tests/seams/roles; a listener without a row fails. A certificate gives a title
and no rights, so an ambassador is somebody who has joined.
"""

import json

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest
from sqlalchemy import func, select

from bot.journal.models import Line
from bot.members import acts as members
from bot.members.models import Department, DepartmentPart, Member, Part
from tests.seams.payloads import payload
from tests.seams.roles import (
    ABOUT_ROLES,
    ROLES,
    SLACK_ITSELF,
    THE_WORLD,
    Row,
    files,
    sentence,
    table,
)

PERSON = {
    "stranger": "U0MIRA",
    "guest": "U0KIRA",
    "member": "U0ANA",
    "joined": "U0FARID",
    "ambassador": "U0GRACE",
    "contributor": "U0HUGO",
    "contact": "U0IVY",
    "team": "U0BEN",
    "lead": "U0JONAS",
}
NO_WINDOW = ("invalid_trigger_id", "not_found")  # what nobody really pressed opens no window


class Desk:
    """Hands payloads to the bot as Slack would, from anybody."""

    def __init__(self, slack, about):
        self.slack, self.about = slack, about

    async def hand_over(self, row, role):
        """Let somebody do something, and give all that came back to them."""
        person, (kind, name) = PERSON[role], row
        body = {
            **payload(kind, name, self.about[row]),
            "user": {"id": person, "team_id": "T0WILLOW"},
        }
        common = {"team": {"id": "T0WILLOW"}, "team_id": "T0WILLOW", "trigger_id": "1.2.none"}
        if "event" in body:
            body["event"]["user"] = person
        if "command" in body:
            body["user_id"] = person
        request = AsyncBoltRequest(mode="socket_mode", body={**common, **body})
        before = len(self.slack.sandbox.workspace.direct(person).messages)
        answer = await self.slack.herald.app.async_dispatch(request)
        said = list(self.slack.sandbox.workspace.direct(person).messages.values())[before:]
        home = self.slack.sandbox.workspace.views.homes.get(person)
        told = json.dumps([answer.body, [m["text"] for m in said], home], ensure_ascii=False)
        return told.replace("\\u2019", "’")

    async def lines(self):
        """Count the lines of record."""
        return await self.slack.herald.db.read(_lines)


def _lines(session):
    return session.scalar(select(func.count()).select_from(Line))


def people_of_all_roles(session, at):
    """Make somebody of each role that the demo town, where everybody has joined, has not."""
    session.get(Member, PERSON["member"]).joined_at = None
    office = Department(name="Office of Nine Roles")
    session.add(office)
    session.flush()
    for part in Part:
        session.add(DepartmentPart(department_id=office.id, member_id=PERSON[part], part=part))
    members.make_lead(session, PERSON["lead"], by="cli", at=at)


@pytest.fixture
async def desk(slack):
    """A town with somebody of each role, and what the features' buttons are about."""
    slack.sandbox.switches.pace.burst = 1000
    stranger = {"id": "U0MIRA", "name": "mira", "real_name": "Mira Stone", "stranger": True}
    await slack.sandbox.welcome(**stranger)
    db, now = slack.herald.db, slack.clock.now()
    await db.transact(people_of_all_roles, now)
    about: dict[Row, str] = {}
    for file in files():
        thing = await db.transact(file.about, now) if hasattr(file, "about") else ""
        about |= dict.fromkeys(file.ROWS, str(thing))
    await slack.settle()
    yield Desk(slack, about)
    slack.sandbox.problems[:] = [
        said for said in slack.sandbox.problems if not any(word in said for word in NO_WINDOW)
    ]


def rows(role, *, may):
    """List what a role may do, or may not."""
    every = {row: who for row, who in table().items() if who not in (SLACK_ITSELF, THE_WORLD)}
    return sorted(row for row, who in every.items() if (role in who) is may)


def test_every_listener_has_its_row(slack):
    alone = {(kind, name.partition(" ")[0]) for kind, name in table()}
    pages = {("page", path) for path in slack.herald.pages.pages}
    assert alone == {*slack.herald.switchboard.listeners, *pages}


def test_no_row_stands_twice():
    assert sum(len(file.ROWS) for file in files()) == len(table())


@pytest.mark.parametrize("role", ROLES)
async def test_who_may_not_is_refused_with_the_right_sentence(desk, role):
    before = await desk.lines()
    for row in rows(role, may=False):
        told = await desk.hand_over(row, role)
        assert sentence(row, role)[:40] in told, (row, told)
    assert await desk.lines() == before


@pytest.mark.parametrize("role", ROLES)
async def test_who_may_is_not_refused_for_who_they_are(desk, role):
    for row in rows(role, may=True):
        told = await desk.hand_over(row, role)
        assert [said for said in ABOUT_ROLES if said[:40] in told] == [], (row, told)
