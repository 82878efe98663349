"""The manifest: valid, least, and the same as what the bot listens to and calls."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from bot.app import build
from bot.clock import Clock
from bot.settings import read
from tests.test_settings import GOOD
from tests.town import MANIFEST, ROOT

SCHEMA = json.loads((ROOT / "tests" / "data" / "manifest.schema.json").read_text())
SCOPES = set(MANIFEST["oauth_config"]["scopes"]["bot"])
EVENTS = set(MANIFEST["settings"]["event_subscriptions"]["bot_events"])
NEEDS = {  # which scopes a method needs (docs.slack.dev/reference/methods)
    "auth.test": set(),
    "chat.postMessage": {"chat:write"},
    "chat.update": {"chat:write"},
    "conversations.info": {"channels:read", "groups:read"},
    "conversations.history": {"channels:history", "groups:history", "im:history"},
    "conversations.members": {"channels:read", "groups:read"},
    "conversations.open": {"im:write"},
    "conversations.replies": {"channels:history", "groups:history", "im:history"},
    "dnd.teamInfo": {"dnd:read"},
    "files.completeUploadExternal": {"files:write"},
    "files.getUploadURLExternal": {"files:write"},
    "files.info": {"files:read"},
    "files.uploadV2": {"files:write"},  # three methods behind one call of the SDK
    "usergroups.users.list": {"usergroups:read"},
    "usergroups.users.update": {"usergroups:write"},
    "users.info": {"users:read"},
    "users.list": {"users:read", "users:read.email"},  # with the address
    "views.open": set(),
    "views.publish": set(),
    "views.push": set(),
    "views.update": set(),
}
OF_EVENTS = {  # which scopes an event needs (docs.slack.dev/reference/events)
    "app_home_opened": set(),
    "channel_archive": {"channels:read"},
    "channel_deleted": {"channels:read"},
    "channel_rename": {"channels:read"},
    "channel_unarchive": {"channels:read"},
    "group_archive": {"groups:read"},
    "group_deleted": {"groups:read"},
    "group_rename": {"groups:read"},
    "group_unarchive": {"groups:read"},
    "channel_shared": {"channels:read", "groups:read"},
    "channel_unshared": {"channels:read", "groups:read"},
    "dnd_updated_user": {"dnd:read"},
    "member_joined_channel": {"channels:read", "groups:read"},
    "member_left_channel": {"channels:read", "groups:read"},
    "message.im": {"im:history"},
    "team_join": {"users:read"},
    "user_change": {"users:read"},
}
OF_FILES = {"files:read"}  # for url_private (docs.slack.dev/messaging/working-with-files)
CALLED = re.compile(r'"((?:chat|conversations|users|views|auth|files|usergroups|dnd)\.[\w.]+)"')
METHOD = re.compile(r"client\.((?:chat|conversations|users|views|auth|files|dnd)_\w+)\(")


@pytest.fixture
def listeners(tmp_path):
    herald = build(read(GOOD | {"HERALD_DATABASE": f"sqlite:///{tmp_path / 'x.db'}"}), Clock())
    yield set(herald.switchboard.listeners)
    herald.db.close()


def methods() -> set[str]:
    """Find the methods that the bot's own code calls."""
    found = set()
    for file in (ROOT / "bot").rglob("*.py"):
        if "sandbox" not in file.parts:
            text = file.read_text()
            found |= set(CALLED.findall(text))
            found |= {name.replace("_", ".", 1) for name in METHOD.findall(text)}
    return {re.sub(r"_(\w)", lambda m: m[1].upper(), name) for name in found}


def test_the_manifest_is_valid_against_slacks_schema():
    assert list(jsonschema.Draft7Validator(SCHEMA).iter_errors(MANIFEST)) == []


def test_every_command_is_listened_to_and_every_listener_has_a_command(listeners):
    commands = {row["command"] for row in MANIFEST["features"]["slash_commands"]}
    assert {name for kind, name in listeners if kind == "command"} == commands


@pytest.mark.parametrize(
    ("kind", "type_"), [("shortcut", "global"), ("message_shortcut", "message")]
)
def test_every_shortcut_is_listened_to(listeners, kind, type_):
    rows = MANIFEST["features"]["shortcuts"]
    declared = {row["callback_id"] for row in rows if row["type"] == type_}
    assert {name for known, name in listeners if known == kind} == declared


def test_every_event_is_listened_to(listeners):
    declared = {name.removesuffix(".im") for name in EVENTS}
    assert {name for kind, name in listeners if kind == "event"} == declared


def test_the_scopes_are_those_that_methods_and_events_need_and_no_more():
    needed = set().union(*(NEEDS[name] for name in methods()))
    heard = set().union(*(OF_EVENTS[name] for name in EVENTS))
    assert needed | heard | {"commands"} | OF_FILES == SCOPES
    assert len(MANIFEST["oauth_config"]["scopes"]["bot"]) == len(SCOPES)


def test_every_scope_has_its_reason_in_the_readme():
    readme = (ROOT / "README.md").read_text()
    rows = dict(re.findall(r"^\| `([a-z.]+:[a-z.]+|commands)` \| (.+) \|$", readme, re.MULTILINE))
    assert set(rows) == SCOPES
    assert [scope for scope, reason in rows.items() if len(reason) < 10] == []


def test_the_packaged_manifest_is_the_one_in_the_root():
    assert Path(ROOT / "manifest.yml").is_file()
