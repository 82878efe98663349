"""What Slack would refuse of an app's manifest, before there is an app.

Limits: docs.slack.dev/reference/app-manifest and github.com/slackapi/manifest-schema 0.5.0. What
the schema refuses although the reference names it is refused: `compliance`, `rich_previews`,
`user_connections`, `metadata_events`.
"""

from collections.abc import Iterator
from typing import Any

from bot.sandbox.checker.depth import shallow
from bot.sandbox.checker.flaws import Flaw
from bot.sandbox.checker.objects import HTTP
from bot.sandbox.checker.rules import (
    Rule,
    choice,
    duplicate,
    flag,
    items,
    matching,
    missing,
    of_type,
    shape,
    string,
    then,
    whole,
)  # fmt: skip

NAMES = items(string(50), 0, 100)
SCOPES = items(string(50), 0, 255)
AN_OBJECT, NUMBER = of_type("object"), whole(0)
EACH_KIND = 5  # shortcuts of the same type
PROMPTS = items(shape({"title": string(), "message": string()}, {}), 0, 4)
OCTET = r"(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])"
ADDRESSES = rf"({OCTET}\.){{3}}{OCTET}(/(3[0-2]|[12]?[0-9]))?"
COMMAND = shape(
    {"command": matching(r"/\S+", 32), "description": string(2000)},
    {"url": HTTP, "usage_hint": string(1000), "should_escape": flag},
)
SHORTCUT = shape(
    {
        "name": string(24), "type": choice("message", "global"), "callback_id": string(255),
        "description": string(150),
    },
    {},
)  # fmt: skip
STEP = shape({"name": string(50), "callback_id": string(50)}, {})
FUNCTION = shape(
    {
        "title": string(), "description": string(), "input_parameters": AN_OBJECT,
        "output_parameters": AN_OBJECT,
    },
    {},
)  # fmt: skip


def each_of(rule: Rule, most: int) -> Rule:
    """An object of so many named things, each under one rule."""

    def check(value: dict[str, Any], at: str) -> Iterator[Flaw]:
        if len(value) > most:
            yield Flaw(f"no more than {most} items allowed", at, "max_items", most)
        for name, each in value.items():
            yield from rule(each, f"{at}/{name}")

    return then(AN_OBJECT, check)


FEATURES = shape(
    {},
    {
        "app_home": shape({}, dict.fromkeys(
            ("home_tab_enabled", "messages_tab_enabled", "messages_tab_read_only_enabled"), flag)),
        "bot_user": shape({"display_name": string(80)}, {"always_online": flag}),
        "slash_commands": items(COMMAND, 1, 50),
        "shortcuts": items(SHORTCUT, 1, 10),
        "workflow_steps": items(STEP, 1, 10),
        "unfurl_domains": items(matching(r"[a-z0-9][-a-z0-9.]*[a-z0-9]", 255), 1, 5),
        "functions": AN_OBJECT,
        "assistant_view": shape(
            {"assistant_description": string()}, {"suggested_prompts": PROMPTS}
        ),
        "agent_view": shape({}, {
            "agent_description": string(300), "suggested_prompts": PROMPTS,
            "actions": items(shape({"name": string(), "description": string()}, {}), 0),
        }),
    },
)  # fmt: skip
EVENTS = shape(
    {},
    {
        "request_url": HTTP, "bot_events": NAMES, "user_events": NAMES,
        "metadata_subscriptions": items(
            shape({"app_id": string(), "event_type": string(50)}, {}), 1, 20
        ),
    },
)  # fmt: skip
SWITCHES = ("org_deploy_enabled", "socket_mode_enabled", "is_hosted", "token_rotation_enabled",
            "is_mcp_enabled")  # fmt: skip
SETTINGS = shape(
    {},
    {
        "event_subscriptions": EVENTS,
        "interactivity": shape(
            {"is_enabled": flag}, {"request_url": HTTP, "message_menu_options_url": HTTP}
        ),
        "incoming_webhooks": shape({}, {"incoming_webhooks_enabled": flag}),
        "allowed_ip_address_ranges": items(matching(ADDRESSES), 1, 10),
        "siws_links": shape({}, {"initiate_uri": HTTP}),
        "function_runtime": choice("remote", "slack"),
        "hermes_app_type": string(),
        **dict.fromkeys(SWITCHES, flag),
    },
)  # fmt: skip
OAUTH = shape(
    {},
    {
        "scopes": shape(
            {}, dict.fromkeys(("bot", "user", "bot_optional", "user_optional"), SCOPES)
        ),
        "redirect_urls": items(string(2500), 0, 1000),
        "token_management_enabled": flag,
        "pkce_enabled": flag,
    },
)
INFORMATION = shape(
    {"name": string(35)},
    {
        "description": string(140), "long_description": string(4000, 175),
        "background_color": matching(r"#([0-9a-fA-F]{3}){1,2}", 7),
    },
)  # fmt: skip
VERSIONS = ("schema_version", "min_version", "major_version", "minor_version")
OBJECTS = ("app_directory", "workflows", "datastores", "types", "external_auth_providers",
           "mcp_servers")  # fmt: skip


def _without_a_line(value: Any, at: str) -> Iterator[Flaw]:
    """Whatever Slack sends needs an address, or Socket Mode."""
    settings = value.get("settings", {})
    if not settings.get("socket_mode_enabled"):
        yield from _events(settings.get("event_subscriptions", {}), f"{at}/settings")
        yield from _interactivity(settings.get("interactivity", {}), f"{at}/settings")
        for index, each in enumerate(value.get("features", {}).get("slash_commands", ())):
            if "url" not in each:
                yield missing("url", f"{at}/features/slash_commands/{index}")


def _events(events: Any, at: str) -> Iterator[Flaw]:
    wanted = events.get("bot_events") or events.get("user_events")
    if wanted and "request_url" not in events:
        message = "Event Subscription requires either Request URL or Socket Mode Enabled"
        yield Flaw(message, f"{at}/event_subscriptions", "any_of", ["request_url"])


def _interactivity(pressed: Any, at: str) -> Iterator[Flaw]:
    if pressed.get("is_enabled") and "request_url" not in pressed:
        for what in ("a Request URL", "Socket Mode enabled"):
            message = f"Interactivity requires {what}"
            yield Flaw(message, f"{at}/interactivity", "any_of", ["request_url"])


def _twice(value: Any, at: str) -> Iterator[Flaw]:
    features = value.get("features", {})
    for place, name in (("slash_commands", "command"), ("shortcuts", "callback_id")):
        seen = set()
        for index, each in enumerate(features.get(place, ())):
            key = (each.get("type"), each[name])
            if key in seen:
                yield duplicate(name, each[name], f"{at}/features/{place}/{index}/{name}")
            seen.add(key)


def _shortcuts(value: Any, at: str) -> Iterator[Flaw]:
    kinds = [each["type"] for each in value.get("features", {}).get("shortcuts", ())]
    for kind in sorted(set(kinds)):
        if kinds.count(kind) > EACH_KIND:
            message = f"no more than {EACH_KIND} {kind} shortcuts allowed"
            yield Flaw(message, f"{at}/features/shortcuts", "max_items", EACH_KIND)


def _parameters(value: Any, at: str) -> Iterator[Flaw]:
    """Functions of the second form are read under the second version only."""
    if value.get("_metadata", {}).get("major_version", 1) != 1:
        return
    for name, function in value.get("functions", {}).items():
        if "properties" in function["input_parameters"]:
            where = f"{at}/functions/{name}/input_parameters"
            yield Flaw("requires `_metadata.major_version` 2", where, "enum", [2])


MANIFEST = shape(
    {"display_information": INFORMATION},
    {
        "$schema": string(), "_metadata": shape({}, dict.fromkeys(VERSIONS, NUMBER)),
        "features": FEATURES, "oauth_config": OAUTH, "settings": SETTINGS,
        "functions": each_of(FUNCTION, 50), "outgoing_domains": items(string(), 0),
        **dict.fromkeys(OBJECTS, AN_OBJECT),
    },
    _without_a_line, _twice, _shortcuts, _parameters,
)  # fmt: skip


def manifest_flaws(manifest: Any) -> list[Flaw]:
    """Everything for which Slack would refuse a manifest (version 1 or 2, already parsed)."""
    return list(then(shallow, MANIFEST)(manifest, ""))


class BrokenManifest(ValueError):
    """Slack would refuse this manifest."""

    def __init__(self, flaws: list[Flaw]) -> None:
        self.lines = [f"{flaw.pointer or '/'}: {flaw.message}" for flaw in flaws]
        super().__init__("; ".join(self.lines))


def check_manifest(manifest: Any) -> None:
    """Refuse a manifest that Slack would refuse."""
    if flaws := manifest_flaws(manifest):
        raise BrokenManifest(flaws)
