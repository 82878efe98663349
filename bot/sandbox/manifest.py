"""What the app may do, as its manifest says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.checker.manifests import check_manifest
from bot.sandbox.types import Json

SCOPES = {
    "app_home_opened": None,
    "app_mention": "app_mentions:read",
    "channel_archive": "channels:read",
    "channel_created": "channels:read",
    "channel_deleted": "channels:read",
    "channel_left": "channels:read",
    "channel_rename": "channels:read",
    "channel_shared": "channels:read",
    "channel_unarchive": "channels:read",
    "channel_unshared": "channels:read",
    "dnd_updated_user": "dnd:read",
    "group_archive": "groups:read",
    "group_deleted": "groups:read",
    "group_left": "groups:read",
    "group_rename": "groups:read",
    "group_unarchive": "groups:read",
    "link_shared": "links:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "file_created": "files:read",
    "file_deleted": "files:read",
    "file_shared": "files:read",
    "team_join": "users:read",
    "user_change": "users:read",
    "user_profile_changed": "users:read",
    "member_joined_channel": "channels:read",
    "member_left_channel": "channels:read",
    "pin_added": "pins:read",
    "pin_removed": "pins:read",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "subteam_created": "usergroups:read",
    "subteam_members_changed": "usergroups:read",
    "subteam_updated": "usergroups:read",
}  # reference/events
APP, BOT, BOT_USER = "A0APP", "B0APP", "U0APP"


@dataclass(frozen=True)
class App:
    """The app that lives in this workspace."""

    name: str
    scopes: frozenset[str]
    commands: Mapping[str, Json]
    shortcuts: tuple[Json, ...]
    events: frozenset[str]
    home: bool
    messages: bool
    writable: bool
    interactive: bool
    socket_mode: bool
    urls: Mapping[str, str] = field(default_factory=dict)
    unfurl_domains: frozenset[str] = frozenset()
    about: str = ""
    id: str = APP
    bot_id: str = BOT
    bot_user: str = BOT_USER

    def for_page(self, connected: bool) -> Json:
        """The app as the page draws it."""
        return {
            "id": self.id,
            "name": self.name,
            "about": self.about,
            "bot_user": self.bot_user,
            "commands": [_drawn(each, "command") for each in self.commands.values()],
            "shortcuts": [dict(each) for each in self.shortcuts],
            "home": self.home,
            "messages": self.messages,
            "connected": connected,
        }

    def owns(self, url: str) -> bool:
        """Whether an address is on one of the app's unfurl domains, or below it."""
        try:
            host = urlsplit(url).hostname or ""
        except ValueError:
            return False
        return any(f".{host}".endswith(f".{domain}") for domain in self.unfurl_domains)

    @property
    def handle(self) -> str:
        """The user name of the bot."""
        return re.sub(r"[^a-z0-9._-]+", "-", self.name.lower()).strip("-") or "app"


def _drawn(command: Json, key: str) -> Json:
    """A command with all the fields the page expects."""
    return {
        "command": command[key],
        "description": command.get("description", ""),
        "usage_hint": command.get("usage_hint", ""),
    }


def app_from(manifest: Mapping[str, Any]) -> App:
    """Read a manifest (version 1 or 2, already parsed); BrokenManifest if Slack would refuse it."""
    check_manifest(manifest)
    features, settings = manifest.get("features", {}), manifest.get("settings", {})
    home = features.get("app_home", {})
    commands = {each["command"]: dict(each) for each in features.get("slash_commands", [])}
    return App(
        name=_name(manifest),
        about=_about(manifest.get("display_information", {})),
        scopes=frozenset(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", [])),
        commands=commands,
        shortcuts=tuple(features.get("shortcuts", [])),
        events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", [])),
        home=bool(home.get("home_tab_enabled", False)),
        messages=bool(home.get("messages_tab_enabled", True)),
        writable=not home.get("messages_tab_read_only_enabled", False),
        interactive=bool(settings.get("interactivity", {}).get("is_enabled", False)),
        socket_mode=bool(settings.get("socket_mode_enabled", False)),
        urls=_urls(settings),
        unfurl_domains=frozenset(features.get("unfurl_domains", [])),
    )


def _urls(settings: Mapping[str, Any]) -> dict[str, str]:
    """Where events, presses and the questions of menus go over HTTP; commands say it themselves."""
    interactivity = settings.get("interactivity", {})
    found = {
        "events": settings.get("event_subscriptions", {}).get("request_url"),
        "actions": interactivity.get("request_url"),
        "options": interactivity.get("message_menu_options_url"),
    }
    return {name: str(url) for name, url in found.items() if url}


def contradictions(app: App) -> list[str]:
    """What a manifest asks for and does not allow itself."""
    wants_commands = app.commands or app.shortcuts
    found = [
        f"The event {name} needs the scope {SCOPES[name]}."
        for name in sorted(app.events)
        if SCOPES.get(name) and SCOPES[name] not in app.scopes
    ]
    if wants_commands and "commands" not in app.scopes:
        found.append("Slash commands and shortcuts need the scope commands.")
    if app.shortcuts and not app.interactive:
        found.append("Shortcuts need interactivity to be switched on.")
    return found


def _about(shown: Mapping[str, Any]) -> str:
    return str(shown.get("long_description") or shown.get("description") or "")


def _name(manifest: Mapping[str, Any]) -> str:
    bot = manifest.get("features", {}).get("bot_user", {})
    shown = manifest.get("display_information", {})
    return str(bot.get("display_name") or shown.get("name") or "App")
