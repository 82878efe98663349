"""Every listener against every role: let in, or refused with the right sentence.

The payloads are made of the pinned drawings: each button with its value, each form with its
fields, about a story that waits for review. A listener without a row in the table fails.
"""

import json
import re
from uuid import UUID, uuid4

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest
from sqlalchemy import func, select

from bot.journal.models import Line
from bot.members.models import Standing
from bot.members.rules import ONLY_TEAM, REFUSED
from bot.stories import acts, ids
from tests.seams.test_ids import drawings, parts

STORY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
FORBIDDEN = {"guest": REFUSED[Standing.GUEST], "stranger": REFUSED[Standing.STRANGER]}
PERSON = {"guest": "U0KIRA", "stranger": "U0MIRA", "member": "U0ANA", "team": "U0BEN"}
TEAM_ONLY = {
    *(("action", name) for name in (ids.APPROVE, ids.EDIT, ids.DECLINE, ids.ASK_LEADS)),
    *(("action", name) for name in (ids.ASK_SUGGESTER, ids.PUBLISH_NOW, ids.HOLD, ids.LOOK)),
    *(("action", name) for name in (ids.RELEASE, ids.SOONER, ids.POSTPONE)),
    *(("view", name) for name in (ids.WORDS_FORM, ids.PICTURE_FORM, ids.SCHEDULE_FORM)),
    *(("view", name) for name in (ids.DECLINE_FORM, ids.PUBLISH_FORM)),
}
BESIDE_A_FORM = {("action", name) for name in (ids.TO_WORDS, ids.TO_PICTURE, ids.TO_SCHEDULE)}
FOLLOWED = {
    ("action", f"{ids.OPEN_NETWORK}.{name}")
    for name in (
        *("x", "bluesky", "threads", "whatsapp", "facebook", "linkedin", "nextdoor", "instagram"),
    )
}
OF_SLACK = {
    *(("event", name) for name in ("team_join", "user_change")),
    *(("event", name) for name in ("member_joined_channel", "member_left_channel")),
}
FOR_MEMBERS = {
    *(("action", name) for name in (ids.CONFIRM, ids.OBJECT, ids.OPEN_SHEET, ids.OTHER_WORDS)),
    *(("action", name) for name in (ids.SEND_WORDS, ids.LATER, ids.NOT_FOR_ME, ids.UNDO)),
    *(("action", name) for name in (ids.SUGGEST, ids.SUGGEST_LETTER, ids.FORGET_LETTER)),
    *(("action", name) for name in (ids.LIST_OPEN, ids.LIST_MORE, "home.known")),
    *(("view", name) for name in (ids.SUGGEST_FORM, ids.OBJECT_FORM, ids.SHEET)),
    *(("command", name) for name in ("/ambassador", "/share", "/training", "/flag")),
    *(("shortcut", ids.SUGGEST), ("message_shortcut", ids.SUGGEST_MESSAGE)),
    *(("event", name) for name in ("app_home_opened", "message")),
}
FOR_ALL = {("action", "home.help"), *FOLLOWED}
TYPED = {"plain_text_input": "Words", "url_text_input": "https://example.gov/pool"}


class Desk:
    """Hands payloads to the bot as Slack would, from anybody."""

    def __init__(self, slack, story_id):
        self.slack, self.story_id = slack, str(story_id)

    async def hand_over(self, kind, name, person):
        """Let somebody do something, and give all that came back to them."""
        body = {**getattr(self, kind)(name), "user": {"id": person, "team_id": "T0WILLOW"}}
        common = {"team": {"id": "T0WILLOW"}, "team_id": "T0WILLOW", "trigger_id": "1.2.none"}
        if kind == "event":
            body["event"]["user"] = person
        if kind == "command":
            body["user_id"] = person
        request = AsyncBoltRequest(mode="socket_mode", body={**common, **body})
        before = len(self.slack.sandbox.workspace.direct(person).messages)
        answer = await self.slack.herald.app.async_dispatch(request)
        said = list(self.slack.sandbox.workspace.direct(person).messages.values())[before:]
        home = self.slack.sandbox.workspace.views.homes.get(person)
        return json.dumps([str(answer.body), [m["text"] for m in said], home])

    def action(self, name):
        """Press a button as it is drawn."""
        values = [p.get("value", "") for p in self._drawn(name)]
        value = next(filter(STORY.search, values), next(iter(values), ""))
        pressed = {"type": "button", "action_id": name, "block_id": "b", "action_ts": "1.0"}
        container = {"type": "message", "message_ts": "1.0", "channel_id": "C0GENERAL"}
        return {
            "type": "block_actions",
            "container": container,
            "channel": {"id": "C0GENERAL"},
            "actions": [pressed | {"value": self._about_the_story(value)}],
        }

    def view(self, name):
        """Send a form as it is drawn, with something in every field."""
        drawn = next(d for d in drawings() if isinstance(d, dict) and d.get("callback_id") == name)
        fields = [block for block in drawn["blocks"] if block["type"] == "input"]
        values = {block["block_id"]: {"value": _typed(block["element"])} for block in fields}
        about = self._about_the_story(drawn["private_metadata"])
        view = {**drawn, "id": "V1", "private_metadata": about, "state": {"values": values}}
        return {"type": "view_submission", "view": view | {"hash": "1.a"}}

    def command(self, name):
        """Type a command."""
        return {"command": name, "text": "", "channel_id": "C0GENERAL"}

    def shortcut(self, name):
        """Use a global shortcut."""
        return {"type": "shortcut", "callback_id": name}

    def message_shortcut(self, name):
        """Use a shortcut of a message."""
        message = {"type": "message", "ts": "1.0", "text": "https://example.gov/x", "user": "U0EMI"}
        where = {"channel": {"id": "C0GENERAL"}, "message_ts": "1.0", "message": message}
        return {"type": "message_action", "callback_id": name, **where}

    def event(self, name):
        """Open the Home, or write to Herald."""
        event = {"type": name, "tab": "home", "channel": "D1", "channel_type": "im"}
        words = {"text": "https://example.gov/y", "ts": f"1.{uuid4().int % 10**6:06}"}
        return {"type": "event_callback", "event_id": str(uuid4()), "event": event | words}

    def _drawn(self, name):
        every = (part for drawn in drawings() for part in parts(drawn))
        return [p for p in every if p.get("type") == "button" and p["action_id"] == name]

    def _about_the_story(self, value):
        return STORY.sub(self.story_id, value)


def _typed(element):
    if element["type"] in ("radio_buttons", "static_select"):
        return {"selected_option": element["options"][0]}
    if element["type"] == "checkboxes":
        return {"selected_options": element["options"][:1]}
    return {"value": element.get("initial_value") or TYPED.get(element["type"])}


@pytest.fixture
async def desk(slack):
    """A town with a stranger in it and a story that waits for review."""
    slack.sandbox.switches.pace.burst = 1000
    stranger = {"id": "U0MIRA", "name": "mira", "real_name": "Mira Stone", "stranger": True}
    await slack.sandbox.welcome(**stranger)
    story_id: UUID = await slack.herald.db.transact(
        acts.suggest, "https://example.gov/pool", by="U0EMI", at=slack.clock.now()
    )
    await slack.settle()
    yield Desk(slack, story_id)
    made_up = [said for said in slack.sandbox.problems if "invalid_trigger_id" in said]
    slack.sandbox.problems[:] = [p for p in slack.sandbox.problems if p not in made_up]


def acted(session):
    """Count the lines of record."""
    return session.scalar(select(func.count()).select_from(Line))


def test_every_listener_has_its_row(slack):
    rows = TEAM_ONLY | FOR_MEMBERS | FOR_ALL | OF_SLACK | BESIDE_A_FORM
    assert rows == set(slack.herald.switchboard.listeners)


@pytest.mark.parametrize("role", FORBIDDEN)
async def test_who_is_no_member_is_refused_everywhere(desk, role):
    before = await desk.slack.herald.db.read(acted)
    for kind, name in sorted(TEAM_ONLY | FOR_MEMBERS):
        told = await desk.hand_over(kind, name, PERSON[role])
        assert FORBIDDEN[role][:40] in told.replace("\\\\u2019", "'"), (kind, name, told)
    assert await desk.slack.herald.db.read(acted) == before


async def test_what_is_the_teams_is_refused_to_members(desk):
    before = await desk.slack.herald.db.read(acted)
    for kind, name in sorted(TEAM_ONLY):
        told = await desk.hand_over(kind, name, PERSON["member"])
        assert ONLY_TEAM in told, (kind, name, told)
    assert await desk.slack.herald.db.read(acted) == before


@pytest.mark.parametrize(("role", "rows"), [("member", FOR_MEMBERS), ("team", TEAM_ONLY)])
async def test_who_may_is_not_refused_for_who_they_are(desk, role, rows):
    for kind, name in sorted(rows):
        told = await desk.hand_over(kind, name, PERSON[role])
        refused = [said for said in (*REFUSED.values(), ONLY_TEAM) if said[:40] in told]
        assert refused == [], (kind, name, told)
