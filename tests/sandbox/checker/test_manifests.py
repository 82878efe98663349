"""A manifest that Slack would refuse is refused here, with Slack's words and pointers."""

import json
from copy import deepcopy

import jsonschema
import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox import BrokenManifest, Sandbox
from bot.sandbox.checker.manifests import manifest_flaws
from tests.sandbox.checker.row import (
    BOOLEAN,
    CHOICE,
    EMPTY,
    EXTRA,
    FEW,
    LONG,
    MANY,
    MISSING,
    OBJECT,
    STRING,
    TWICE,
)  # fmt: skip
from tests.sandbox.conftest import MANIFEST, TOWN
from tests.town import ROOT

SCHEMA = json.loads((ROOT / "tests" / "data" / "manifest.schema.json").read_text())
LEAST = {"display_information": {"name": "Crier"}}
INFORMATION, FEATURES, SETTINGS = "/display_information", "/features", "/settings"
COMMANDS, SHORTCUTS = f"{FEATURES}/slash_commands", f"{FEATURES}/shortcuts"


def command(name="/cry", **fields):
    return {"command": name, "description": "Cry"} | fields


def shortcut(number=0, **fields):
    named = {"name": "Cry", "type": "global", "callback_id": str(number), "description": "Cry"}
    return named | fields


def function(**fields):
    return {"title": "T", "description": "D", "input_parameters": {}, "output_parameters": {}} | (
        fields
    )


def put(pointer, value):
    """The sound manifest with something else in one place."""
    manifest = deepcopy(MANIFEST)
    *path, last = pointer.strip("/").split("/")
    place = manifest
    for name in path:
        place = place.setdefault(name, {})
    place[last] = value
    return manifest


# Where, what is broken there, what Slack says, where it points from there, the same at the limit
# (docs.slack.dev/reference/app-manifest, github.com/slackapi/manifest-schema 0.5.0)
BROKEN = [
    (f"{INFORMATION}/name", "x" * 36, LONG(35), "", "x" * 35),
    (f"{INFORMATION}/name", "", EMPTY, "", "x"),
    (f"{INFORMATION}/name", 7, STRING, "", None),
    (f"{INFORMATION}/description", "x" * 141, LONG(140), "", "x" * 140),
    (f"{INFORMATION}/long_description", "x" * 4001, LONG(4000), "", "x" * 4000),
    (f"{INFORMATION}/long_description", "x" * 174, "must be more than 174 characters", "",
     "x" * 175),
    (f"{INFORMATION}/background_color", "teal",
     "input must match regex pattern: #([0-9a-fA-F]{3}){1,2}", "", "#1f4f5c"),
    (f"{INFORMATION}/colour", "#fff", EXTRA("colour"), "^", None),
    ("/compliance", {}, EXTRA("compliance"), "^", None),
    (f"{FEATURES}/rich_previews", {}, EXTRA("rich_previews"), "^", None),
    (f"{FEATURES}/user_connections", {}, EXTRA("user_connections"), "^", None),
    (f"{FEATURES}/bot_user", {"display_name": "x" * 81}, LONG(80), "/display_name",
     {"display_name": "x" * 80}),
    (f"{FEATURES}/bot_user", {}, MISSING("display_name"), "", None),
    (f"{FEATURES}/app_home", {"home_tab_enabled": "yes"}, BOOLEAN, "/home_tab_enabled",
     {"home_tab_enabled": True}),
    (COMMANDS, [], FEW(1), "", [command()]),
    (COMMANDS, [command(f"/{i}") for i in range(51)], MANY(50), "",
     [command(f"/{i}") for i in range(50)]),
    (COMMANDS, [command("/" + "x" * 32)], LONG(32), "/0/command", [command("/" + "x" * 31)]),
    (COMMANDS, [command("cry")], r"input must match regex pattern: /\S+", "/0/command", None),
    (COMMANDS, [command("/cry out")], r"input must match regex pattern: /\S+", "/0/command", None),
    (COMMANDS, [command(description="x" * 2001)], LONG(2000), "/0/description",
     [command(description="x" * 2000)]),
    (COMMANDS, [{"command": "/cry"}], MISSING("description"), "/0", None),
    (COMMANDS, [command(usage_hint="x" * 1001)], LONG(1000), "/0/usage_hint",
     [command(usage_hint="x" * 1000)]),
    (COMMANDS, [command(url="https://e.com/".ljust(3001, "x"))], LONG(3000), "/0/url",
     [command(url="https://e.com/".ljust(3000, "x"))]),
    (COMMANDS, [command(should_escape="no")], BOOLEAN, "/0/should_escape", None),
    (COMMANDS, [command(scope="all")], EXTRA("scope"), "/0", None),
    (COMMANDS, [command(), command()], TWICE("command", "/cry"), "/1/command", None),
    (SHORTCUTS, [], FEW(1), "", [shortcut()]),
    (SHORTCUTS, [shortcut(i) for i in range(6)], "no more than 5 global shortcuts allowed", "",
     [shortcut(i, type=kind) for kind in ("global", "message") for i in range(5)]),
    (SHORTCUTS, [shortcut(i) for i in range(11)], MANY(10), "", None),
    (SHORTCUTS, [shortcut(name="x" * 25)], LONG(24), "/0/name", [shortcut(name="x" * 24)]),
    (SHORTCUTS, [shortcut(callback_id="x" * 256)], LONG(255), "/0/callback_id",
     [shortcut(callback_id="x" * 255)]),
    (SHORTCUTS, [shortcut(description="x" * 151)], LONG(150), "/0/description",
     [shortcut(description="x" * 150)]),
    (SHORTCUTS, [shortcut(type="channel")], CHOICE, "/0/type", None),
    (SHORTCUTS, [shortcut(), shortcut()], TWICE("callback_id", "0"), "/1/callback_id", None),
    (f"{FEATURES}/unfurl_domains", [f"{i}.com" for i in range(6)], MANY(5), "",
     [f"{i}.com" for i in range(5)]),
    (f"{FEATURES}/unfurl_domains", ["https://e.com"],
     "input must match regex pattern: [a-z0-9][-a-z0-9.]*[a-z0-9]", "/0", ["e.com"]),
    (f"{FEATURES}/agent_view", {"agent_description": "x" * 301}, LONG(300), "/agent_description",
     {"agent_description": "x" * 300}),
    (f"{FEATURES}/agent_view", {"suggested_prompts": [{"title": "T", "message": "M"}] * 5},
     MANY(4), "/suggested_prompts", {"suggested_prompts": [{"title": "T", "message": "M"}] * 4}),
    ("/oauth_config/scopes/bot", ["x"] * 256, MANY(255), "", ["x"] * 255),
    ("/oauth_config/scopes/bot", "chat:write", "must provide an array", "", ["chat:write"]),
    ("/oauth_config/scopes/admin", [], EXTRA("admin"), "^", None),
    ("/oauth_config/redirect_urls", ["x"] * 1001, MANY(1000), "", None),
    (f"{SETTINGS}/event_subscriptions", {"bot_events": ["x"] * 101}, MANY(100), "/bot_events",
     None),
    (f"{SETTINGS}/event_subscriptions", {"metadata_events": []}, EXTRA("metadata_events"), "",
     None),
    (f"{SETTINGS}/interactivity", {}, MISSING("is_enabled"), "", {"is_enabled": False}),
    (f"{SETTINGS}/interactivity", {"is_enabled": True, "request_url": "ftp://e.com"},
     "input must match regex pattern: https?://.+", "/request_url",
     {"is_enabled": True, "request_url": "https://e.com"}),
    (f"{SETTINGS}/socket_mode_enabled", 1, BOOLEAN, "", True),
    (f"{SETTINGS}/allowed_ip_address_ranges", [f"10.0.0.{i}" for i in range(11)], MANY(10), "",
     [f"10.0.0.{i}/32" for i in range(10)]),
    (f"{SETTINGS}/function_runtime", "python", CHOICE, "", "remote"),
    ("/functions", {str(i): function() for i in range(51)}, MANY(50), "",
     {str(i): function() for i in range(50)}),
    ("/functions", {"do": {"title": "T"}}, MISSING("description"), "/do", None),
    ("/functions", {"do": function(input_parameters={"properties": {}})},
     "requires `_metadata.major_version` 2", "/do/input_parameters", None),
    ("/features", [], OBJECT, "", {}),
]  # fmt: skip


BEYOND_THE_SCHEMA = (f"{SETTINGS}/function_runtime", f"{SETTINGS}/allowed_ip_address_ranges")
BEYOND_ITS_VALUES = (
    "teal",  # the schema writes its pattern under a keyword that does not exist
    [command("/cry out")],
    [command(), command()],
    [shortcut(), shortcut()],
    [shortcut(number) for number in range(6)],  # 5 and 5 by the reference
)


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
