"""Broken manifests: where, what is broken there, what Slack says, and the same at the limit.

Limits: docs.slack.dev/reference/app-manifest and github.com/slackapi/manifest-schema 0.5.0.
"""

from copy import deepcopy

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
from tests.sandbox.conftest import MANIFEST

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


# Where, what is broken there, what Slack says, where it points from there ("^": one level up), twin
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
