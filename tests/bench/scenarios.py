"""What is measured: a command that reads, a button and a form that write, an App Home."""

import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.stories import ids
from tests.bench import town
from tests.bench.slack import TEAM
from tests.bench.wire import Payload, Reply

PRESSING = town.MEMBERS - town.SHARES // town.STORIES - 1  # members who have not shared before
HALF = town.STORIES // 2  # one half of the stories is put aside, the other one shared

STAND_IN: Payload = {  # where no Herald runs to draw a share sheet
    "type": "modal",
    "callback_id": ids.SHEET,
    "private_metadata": f"{town.story_id(0)}:0",
    "blocks": [
        {
            "type": "actions",
            "elements": [
                {"type": "button", "action_id": ids.NOT_FOR_ME, "value": str(town.story_id(0))}
            ],
        }
    ],
}


@dataclass(frozen=True, slots=True)
class Scenario:
    """One thing that people do; no two payloads of it are the same deed."""

    name: str
    writes: str | None  # the table that gets a row each time
    payload: Callable[[int], Payload]
    is_right: Callable[[Reply], bool]


def payloads(scenario: Scenario) -> Iterator[Payload]:
    """Give payloads without end; writes repeat after members times half of the stories."""
    return map(scenario.payload, itertools.count())


def scenarios(sheet: Payload) -> list[Scenario]:
    """List what is measured; `sheet` is a share sheet as Herald drew it."""
    pressing, sending = _from_sheet(sheet, _press, 0), _from_sheet(sheet, _send, HALF)
    return [
        Scenario("command_read", None, _command, _shows_stories),
        Scenario("button_write", "dismissal", pressing, _went_well),
        Scenario("form_write", "share", sending, _went_well),
        Scenario("home", None, _home, _went_well),
    ]


def open_sheet(member: int, story: int) -> Payload:
    """Somebody pressed *Share…* under a story."""
    button = {"type": "button", "action_id": ids.OPEN_SHEET, "value": str(town.story_id(story))}
    return {
        **_interaction("block_actions", member),
        "container": {"type": "message", "message_ts": "1767225600.000100", "channel_id": "C1"},
        "channel": {"id": "C1", "name": "general"},
        "message": {"type": "message", "ts": "1767225600.000100", "text": "", "blocks": []},
        "response_url": "https://hooks.slack.com/actions/T1/1/x",
        "actions": [{**button, "block_id": "b1", "action_ts": "1767225601.5"}],
    }


def _shows_stories(reply: Reply) -> bool:
    return reply.ok and reply.body.count("reopens on Friday") >= 5


def _went_well(reply: Reply) -> bool:
    return reply.ok and '"errors"' not in reply.body


def _command(number: int) -> Payload:
    return {
        "token": "t",
        "team_id": TEAM,
        "team_domain": "bench",
        "channel_id": "C0GENERAL",
        "channel_name": "general",
        "user_id": town.member_id(number % PRESSING),
        "user_name": "somebody",
        "command": ids.SHARE,
        "text": "",
        "api_app_id": "A0BENCH",
        "is_enterprise_install": "false",
        "response_url": "https://hooks.slack.com/commands/T1/1/x",
        "trigger_id": f"{number}.7890123.abcdef",
    }


def _home(number: int) -> Payload:
    user = town.member_id(number % PRESSING)
    opened = {"type": "app_home_opened", "user": user, "channel": "D1", "tab": "home"}
    return {
        "token": "t",
        "team_id": TEAM,
        "context_team_id": TEAM,
        "api_app_id": "A0BENCH",
        "event": {**opened, "event_ts": f"1767225600.{number % 1_000_000:06}"},
        "type": "event_callback",
        "event_id": f"Ev{number:08}",
        "event_time": 1767225600,
        "authorizations": [{"team_id": TEAM, "user_id": "U0BENCHBOT", "is_bot": True}],
        "is_ext_shared_channel": False,
    }


def _from_sheet(
    sheet: Payload, make: Callable[[Payload, int], Payload], first_story: int
) -> Callable[[int], Payload]:
    """Do something in a share sheet: another pair of member and story each time."""
    drawn = json.dumps(sheet)
    first = str(town.story_id(0))

    def payload(number: int) -> Payload:
        turn, member = divmod(number, PRESSING)
        story = town.story_id(first_story + (number + turn) % HALF)
        return make(json.loads(drawn.replace(first, str(story))), member)

    return payload


def _press(view: Payload, member: int) -> Payload:
    button = _find(view, ids.NOT_FOR_ME)
    action = {**button, "block_id": "b1", "action_ts": "1767225601.5"}
    kept = {"response_url", "channel", "message"}
    basis = {k: v for k, v in open_sheet(member, 0).items() if k not in kept}
    container = {"type": "view", "view_id": "V1"}
    return {**basis, "container": container, "view": _shown(view), "actions": [action]}


def _send(view: Payload, member: int) -> Payload:
    return {**_interaction("view_submission", member), "view": _shown(view), "response_urls": []}


def _interaction(kind: str, member: int) -> Payload:
    user = {"id": town.member_id(member), "username": "m", "name": "m", "team_id": TEAM}
    return {
        "type": kind,
        "token": "t",
        "api_app_id": "A0BENCH",
        "trigger_id": "1.2.abc",
        "team": {"id": TEAM, "domain": "bench"},
        "user": user,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _shown(view: Payload) -> Payload:
    """Add what Slack adds to a view that it shows; the sheet has nothing to type into."""
    return {
        "id": "V1",
        "team_id": TEAM,
        "app_id": "A0BENCH",
        "bot_id": "B0BENCH",
        "state": {"values": {}},
        "hash": "1767225600.abcd",
        "root_view_id": "V1",
        "previous_view_id": None,
        "external_id": "",
        **view,
    }


def _find(view: Payload, action_id: str) -> dict[str, Any]:
    elements = (e for block in view["blocks"] for e in block.get("elements", []))
    found: dict[str, Any] = next(e for e in elements if e.get("action_id") == action_id)
    return found
