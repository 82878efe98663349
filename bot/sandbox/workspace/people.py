"""The people of the workspace, its bots and its app."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from math import inf
from typing import Any
from zoneinfo import ZoneInfo

from bot.sandbox.news import News
from bot.sandbox.types import Json, Mistake, SlackError
from bot.sandbox.workspace.quiet import status

HIDDEN = frozenset({"email", "locale", "updated"})
FOREIGN_TEAM = "T0ELSEWHERE"


@dataclass
class Member:
    """Somebody with an account: a person, a bot, or the app itself."""

    id: str
    name: str
    real_name: str = ""
    tz: str = "UTC"
    title: str = ""
    role: str = ""
    email: str = ""
    guest: bool = False
    bot: bool = False
    deleted: bool = False
    stranger: bool = False
    locale: str = "en-US"
    updated: int = 0
    quiet: dict[str, str] | None = None
    snoozed_until: int = 0
    away: bool = False

    def for_page(self) -> Json:
        """This member as the page draws them."""
        shown = {key: value for key, value in vars(self).items() if key not in HIDDEN}
        return shown | {"real_name": self.shown_name, "tz_label": self.tz, "avatar": initials(self)}

    def dnd(self, now: float) -> Json:
        """When this member wants quiet, as `dnd.info` gives it."""
        return status(self.quiet, self.tz, self.snoozed_until, now)

    def is_quiet(self, now: float) -> bool:
        """Whether this member's bell is muted at a moment."""
        told = self.dnd(now)
        return bool(told["next_dnd_start_ts"] <= now < told["next_dnd_end_ts"])

    def team(self, own: str) -> str:
        """The id of their organisation: our own, or the connected one."""
        return FOREIGN_TEAM if self.stranger else own

    def turns_at(self, now: float) -> float:
        """When it becomes quiet around this member, or loud again; infinity for never."""
        told = self.dnd(now)
        if not told["dnd_enabled"]:
            return inf
        edge = "end" if self.is_quiet(now) else "start"
        return float(told[f"next_dnd_{edge}_ts"])

    @property
    def shown_name(self) -> str:
        """The name that others read."""
        return self.real_name or self.name

    def for_slack(
        self, team: str, now: float, *, email: bool = False, locale: bool = False
    ) -> Json:
        """This member as `users.info` gives them."""
        zone = datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(self.tz)).utcoffset()
        user: Json = {
            "id": self.id,
            "team_id": self.team(team),
            "name": self.name,
            "deleted": self.deleted,
            "real_name": self.shown_name,
            "tz": self.tz,
            "tz_label": self.tz,
            "tz_offset": int(zone.total_seconds()) if zone else 0,
            "profile": self.profile(email=email),
            "is_admin": False,
            "is_owner": False,
            "is_restricted": self.guest,
            "is_ultra_restricted": False,
            "is_bot": self.bot,
            "is_app_user": self.bot,
            "is_stranger": self.stranger,
            "updated": self.updated,
        }
        return user | ({"locale": self.locale} if locale else {})

    def profile(self, *, email: bool) -> Json:
        """The part of a user that people fill in themselves."""
        shown = {
            "title": self.title,
            "real_name": self.shown_name,
            "display_name": self.name,
            "status_text": "",
            "status_emoji": "",
            "status_expiration": 0,
        }
        return shown | ({"email": self.email} if email and self.email else {})


def initials(member: Member) -> str:
    """Up to two letters that stand for a face."""
    return "".join(word[0] for word in member.shown_name.split()[:2]).upper()


def member_from(source: Mapping[str, Any]) -> Member:
    """Read a member from a workspace file; what the file says beyond our fields is ignored."""
    known = {field.name for field in fields(Member)}
    return Member(**{key: value for key, value in source.items() if key in known})


class Accounts(dict[str, Member]):
    """Members by id; who is from elsewhere is known without looking at all."""

    def __init__(self) -> None:
        super().__init__()
        self.strangers: set[str] = set()

    def __setitem__(self, name: str, member: Member) -> None:
        super().__setitem__(name, member)
        mark = self.strangers.add if member.stranger else self.strangers.discard
        mark(name)


class People:
    """Everybody, by id."""

    def __init__(self, news: News, now: Callable[[], float]) -> None:
        self.news, self.now = news, now
        self.by_id = Accounts()
        self.turns: dict[str, float] = {}

    def __iter__(self) -> Iterator[Member]:
        return iter(self.by_id.values())

    def add(self, member: Member) -> None:
        """Take somebody in, or change them."""
        self.by_id[member.id] = member
        self._tell(member)

    def shown(self, member: Member) -> Json:
        """A member as the page draws them now."""
        return member.for_page() | {"quiet_now": member.is_quiet(self.now())}

    def look_at_the_clock(self) -> None:
        """Tell whose quiet hours began or ended since they were last told of."""
        now = self.now()
        for member in self:
            wants_quiet = bool(member.quiet or member.snoozed_until)
            if wants_quiet and now >= self.turns.get(member.id, 0):
                self._tell(member)

    def _tell(self, member: Member) -> None:
        self.turns[member.id] = member.turns_at(self.now())
        self.news.tell("person", self.shown(member))

    def get(self, user_id: str) -> Member:
        """The member with this id."""
        if user_id not in self.by_id:
            raise SlackError("user_not_found")
        return self.by_id[user_id]

    def named(self, name: str) -> Member:
        """The member whom the workspace file calls so."""
        for member in self:
            if name.removeprefix("@") in (member.name, member.id):
                return member
        raise Mistake(f"Nobody here is called {name}.")

    def acting(self, user_id: str) -> Member:
        """Somebody who sits at a screen: no bot, not deactivated."""
        member = self.by_id.get(user_id)
        if member is None or member.bot or member.deleted:
            raise Mistake(f"{user_id} is nobody who can act here.")
        return member
