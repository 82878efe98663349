"""The one truth about the sandbox: people, channels, messages, views, triggers and the app."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from bot.sandbox.clock import Clock
from bot.sandbox.manifest import App
from bot.sandbox.news import News
from bot.sandbox.types import Json, SlackError, copied
from bot.sandbox.workspace.bell import pinged
from bot.sandbox.workspace.channels import Channel, Channels
from bot.sandbox.workspace.ephemeral import Ephemeral
from bot.sandbox.workspace.files import Files
from bot.sandbox.workspace.groups import Groups
from bot.sandbox.workspace.marks import Marks
from bot.sandbox.workspace.messages import Messages
from bot.sandbox.workspace.people import Member, People, member_from
from bot.sandbox.workspace.places import Places
from bot.sandbox.workspace.scheduled import Scheduled
from bot.sandbox.workspace.triggers import Triggers
from bot.sandbox.workspace.views import Views

TEAM = {"id": "T0TOWN", "name": "Town of Example", "domain": "example-town"}
TOKENS = {"bot": "xoxb-sandbox", "app": "xapp-sandbox", "signing_secret": "sandbox-secret"}
BELLS = 50_000  # of which it is remembered that they rang, and as many that did not


class Workspace:
    """Everything that is so; the doors around it only carry."""

    def __init__(self, app: App, source: Mapping[str, Any], clock: Clock) -> None:
        self.app, self.clock, self.news = app, clock, News()
        self.team: Json = TEAM | dict(source.get("team", {}))
        self.tokens: dict[str, str] = TOKENS | dict(source.get("tokens", {}))
        self.numbers = count(1)
        self.on_event: Callable[[Json, Channel | None], None] = lambda event, channel: None
        self.soon: Callable[[Callable[[], None]], None] = lambda work: work()
        self.people, self.channels = People(self.news, clock.now), Channels(self.news)
        self.messages = Messages(clock, self.news, self.happened, self.ring)
        self.ephemeral = Ephemeral(clock, self.news)
        self.views = Views(clock, self.news, app, self.team["id"], self.name)
        self.files = Files(clock, self.team, app.bot_user, self.channels, self.name)
        self.triggers = Triggers(clock.seconds)
        self.marks = Marks(clock, self.messages, self.happened, self.show_channel)
        self.groups = Groups(clock, self.news, self.team["id"], self.happened)
        self.places = Places(
            app.bot_user,
            self.team["id"],
            self.channels,
            self.messages,
            self.happened,
            self.show_channel,
        )
        self.scheduled = Scheduled(clock, self.news, self.channels, self.post_as_app)
        self.notifications: deque[tuple[str, str, str]] = deque(maxlen=BELLS)
        self.muted: deque[tuple[str, str, str]] = deque(maxlen=BELLS)
        self.minute = 0.0
        self.settle(source)

    def settle(self, source: Mapping[str, Any]) -> None:
        """Take in the people and channels of a workspace file, and the app."""
        shown = {"id": self.app.bot_user, "name": self.app.handle, "real_name": self.app.name}
        for person in (*source.get("people", ()), shown | {"bot": True}):
            self.people.add(member_from(person))
        for channel in source.get("channels", ()):
            self.channels.add(self._channel_from(channel))
        for group in source.get("groups", ()):
            self._add_group(group)

    def name(self, prefix: str) -> str:
        """A new id with this letter in front."""
        return f"{prefix}{next(self.numbers):08X}"

    def require(self, what: str, *scopes: str) -> None:
        """Refuse what the manifest has none of these scopes for."""
        if self.app.scopes.isdisjoint(scopes):
            self.news.problem(f"{what} needs the scope {' or '.join(scopes)}.")
            provided = ",".join(sorted(self.app.scopes))
            raise SlackError("missing_scope", needed=",".join(scopes), provided=provided)

    def happened(self, event: Json, channel: Channel | None = None) -> None:
        """Something happened that an app may have subscribed to."""
        self.on_event({"event_ts": self.clock.ts()} | event, channel)

    def ring(self, channel: Channel, message: Json) -> None:
        """Note whose bell a new message rings, and whose is muted at this hour."""
        for user in pinged(channel, message, self.groups.members):
            member = self.people.by_id.get(user)
            if member is not None and not member.bot:
                quiet = member.is_quiet(self.clock.now())
                rung = self.muted if quiet else self.notifications
                rung.append((user, channel.id, message["ts"]))

    def look_at_the_clock(self, now: float) -> None:
        """Do what Slack itself does as time passes; hours of quiet begin with a minute."""
        self.scheduled.post_due(now)
        if now // 60 != self.minute:
            self.minute = now // 60
            self.people.look_at_the_clock()

    def direct(self, user: str) -> Channel:
        """Somebody's direct message with the app."""
        return self.direct_between(self.app.bot_user, user)

    def direct_between(self, first: str, second: str) -> Channel:
        """The direct message of two people, told to both when it is new."""
        before = len(self.channels.by_id)
        channel = self.channels.direct(first, second, int(self.clock.now()))
        if len(self.channels.by_id) > before:
            self.show_channel(channel)
        return channel

    def group_of(self, users: Iterable[str]) -> Channel:
        """The direct message of a few people, told to all of them when it is new."""
        before = len(self.channels.by_id)
        names = {user: self.people.get(user).name for user in users}
        channel = self.channels.group(names, self._second())
        if len(self.channels.by_id) > before:
            self.show_channel(channel)
        return channel

    def post_as_app(self, channel: Channel, message: Json) -> Json:
        """Write something into a channel in the name of the app."""
        return self.messages.post(channel, self.signed(message))

    def signed(self, message: Json) -> Json:
        """A message with the app's name under it and an id on each block."""
        own: Json = copied(message) | {
            "user": self.app.bot_user,
            "bot_id": self.app.bot_id,
            "app_id": self.app.id,
            "team": self.team["id"],
        }
        if "blocks" in own:
            own["blocks"] = self.views.furnished(own["blocks"])
        return own

    def join(self, channel: Channel, user: str, inviter: str | None = None) -> None:
        """Somebody comes into a channel."""
        self.places.join(channel, user, inviter)

    def leave(self, channel: Channel, user: str) -> None:
        """Somebody leaves a channel; they still hear that they left."""
        self.places.leave(channel, user)

    def sees(self, user: str, channel: Channel) -> bool:
        """Whether somebody can look into a channel; guests and strangers only where they are."""
        member = self.people.by_id.get(user)
        limited = member is not None and (member.guest or member.stranger)
        return user in channel.members or (channel.kind == "public" and not limited)

    def show_channel(self, channel: Channel, also: str = "") -> None:
        """Tell everybody concerned who looks how a channel looks to them now."""
        for user in self.news.watching():
            if self.sees(user, channel) or user == also:
                shown = channel.for_page(user, self.app.bot_user)
                self.news.tell("channel", shown, [user])
        self.news.keep("channels", channel.id)

    def welcome(self, member: Member) -> None:
        """A new employee gets an account."""
        self.people.add(member)
        self.happened(
            {"type": "team_join", "user": self._heard(member), "cache_ts": self._second()}
        )

    def alter(self, member: Member) -> None:
        """Somebody's profile or quiet hours changed, or their account was closed."""
        before = self.people.by_id.get(member.id, member)
        calmed = replace(before, quiet=member.quiet, snoozed_until=member.snoozed_until)
        is_quieter, is_another = calmed != before, calmed != member
        member.updated = self._second()
        self.people.add(member)
        if is_quieter:
            status = member.dnd(self.clock.now())
            self.happened({"type": "dnd_updated_user", "user": member.id, "dnd_status": status})
        if is_another or not is_quieter:
            told = {"user": self._heard(member), "cache_ts": member.updated}
            for kind in ("user_change", "user_profile_changed"):
                self.happened({"type": kind} | told)

    def user(self, member: Member, **shown: bool) -> Json:
        """A member as Slack's API gives them."""
        return member.for_slack(self.team["id"], self.clock.now(), **shown)

    def _heard(self, member: Member) -> Json:
        """A member as events tell of them: with the address if the app may read it."""
        return self.user(member, email="users:read.email" in self.app.scopes)

    def _second(self) -> int:
        return int(self.clock.now())

    def _ids(self, names: Iterable[str]) -> list[str]:
        named = {member.name: member.id for member in self.people} | {"@app": self.app.bot_user}
        return [named.get(each, each) for each in names]

    def _add_group(self, source: Mapping[str, Any]) -> None:
        given = {key: source[key] for key in ("handle", "name", "description") if key in source}
        users = self._ids(source.get("members", ()))
        self.groups.add(source["id"], self.app.bot_user, users=users, **given)

    def _channel_from(self, source: Mapping[str, Any]) -> Channel:
        return Channel(
            id=source["id"],
            name=source["name"],
            kind="private" if source.get("private") else "public",
            topic=source.get("topic", ""),
            purpose=source.get("purpose", ""),
            members=self._ids(source.get("members", ())),
            created=int(source.get("created", self.clock.now())),
        )


def escaped(text: str) -> str:
    """What a person typed, as Slack keeps it: three characters escaped, the rest as it is."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def loosely_escaped(text: str) -> str:
    """A label as payloads carry it: escaped, but not twice."""
    loose = re.sub(r"&(?!amp;|lt;|gt;)", "&amp;", text)
    return loose.replace("<", "&lt;").replace(">", "&gt;")
