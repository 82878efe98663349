"""A manifest that Slack would refuse is refused here, with Slack's words and pointers."""

import json
from copy import deepcopy

import jsonschema
import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox import BrokenManifest, Sandbox
from bot.sandbox.checker.manifests import manifest_flaws
from tests.sandbox.checker.broken_manifests import (
    BEYOND_ITS_VALUES,
    BEYOND_THE_SCHEMA,
    BROKEN,
    COMMANDS,
    INFORMATION,
    command,
    put,
)  # fmt: skip
from tests.sandbox.checker.row import LONG
from tests.sandbox.conftest import MANIFEST, TOWN
from tests.town import ROOT

SCHEMA = json.loads((ROOT / "tests" / "data" / "manifest.schema.json").read_text())
LEAST = {"display_information": {"name": "Crier"}}


@pytest.mark.parametrize(
    ("where", "value", "message", "pointer", "sound"), BROKEN, ids=lambda v: str(v)[:40]
)
def test_a_broken_manifest_is_named_and_its_twin_is_taken(where, value, message, pointer, sound):
    at = where.rpartition("/")[0] if pointer == "^" else where + pointer
    first = manifest_flaws(put(where, value))[0]

    assert (first.message, first.pointer) == (message, at)
    assert sound is None or manifest_flaws(put(where, sound)) == []


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (
            {"event_subscriptions": {"bot_events": ["team_join"]}},
            [("Event Subscription requires either Request URL or Socket Mode Enabled",
              "/settings/event_subscriptions")],
        ),
        (
            {"interactivity": {"is_enabled": True}},
            [("Interactivity requires a Request URL", "/settings/interactivity"),
             ("Interactivity requires Socket Mode enabled", "/settings/interactivity")],
        ),
        ({"interactivity": {"is_enabled": True}, "socket_mode_enabled": True}, []),
        ({"interactivity": {"is_enabled": True, "request_url": "https://e.com"}}, []),
    ],
)  # fmt: skip
def test_without_socket_mode_everything_needs_an_address(settings, told):
    flaws = manifest_flaws(LEAST | {"settings": settings})

    assert [(flaw.message, flaw.pointer) for flaw in flaws] == told


def test_a_command_without_socket_mode_needs_an_address():
    manifest = LEAST | {"features": {"slash_commands": [command()]}}

    assert [str(flaw) for flaw in manifest_flaws(manifest)] == [
        "missing required field: url [json-pointer:/features/slash_commands/0]"
    ]


@pytest.mark.parametrize("nonsense", [None, [], "words", 7, {}, {True: 1}, {"settings": None}])
def test_nonsense_is_no_manifest(nonsense):
    assert manifest_flaws(nonsense) != []


@pytest.mark.parametrize("manifest", [LEAST, MANIFEST], ids=["least", "whole"])
def test_what_our_rules_take_slacks_schema_takes_too(manifest):
    assert manifest_flaws(manifest) == []
    assert list(jsonschema.Draft7Validator(SCHEMA).iter_errors(manifest)) == []


@pytest.mark.parametrize(("where", "value"), [row[:2] for row in BROKEN], ids=lambda v: str(v)[:40])
def test_whatever_slacks_schema_refuses_our_rules_refuse(where, value):
    manifest = put(where, value)
    schema_takes = not list(jsonschema.Draft7Validator(SCHEMA).iter_errors(manifest))

    assert manifest_flaws(manifest) != []
    assert schema_takes is (where in BEYOND_THE_SCHEMA or value in BEYOND_ITS_VALUES)


def test_a_sandbox_does_not_start_with_a_broken_manifest():
    with pytest.raises(BrokenManifest) as refusal:
        Sandbox(put(COMMANDS, [command("cry", scope="all")]), TOWN)

    assert refusal.value.lines == [
        r"/features/slash_commands/0/command: input must match regex pattern: /\S+",
        "/features/slash_commands/0: invalid additional property: scope",
    ]


async def test_slacks_method_names_what_is_wrong_with_a_manifest(client, mistakes):
    broken = put(f"{INFORMATION}/name", "x" * 36)
    with pytest.raises(SlackApiError) as refusal:
        await client.apps_manifest_validate(manifest=broken)

    assert (await client.apps_manifest_validate(manifest=MANIFEST)).data == {"ok": True}
    assert refusal.value.response.data == {
        "ok": False,
        "error": "invalid_manifest",
        "errors": [{"message": LONG(35), "pointer": "/display_information/name"}],
    }


async def test_a_manifest_that_is_no_json_is_refused(client, mistakes):
    with pytest.raises(SlackApiError) as refusal:
        await client.apps_manifest_validate(manifest="name: Crier")

    assert refusal.value.response.data == {
        "ok": False,
        "error": "invalid_manifest",
        "errors": [{"message": "must be a valid JSON", "pointer": ""}],
    }


def test_an_event_without_its_scope_is_a_problem():
    manifest = deepcopy(MANIFEST)
    manifest["oauth_config"]["scopes"]["bot"].remove("users:read")

    assert Sandbox(manifest, TOWN).take_problems() == [
        "The event team_join needs the scope users:read.",
        "The event user_change needs the scope users:read.",
    ]
