"""User groups: a name under which several people can be called."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bot.sandbox.clock import Clock
from bot.sandbox.news import News
from bot.sandbox.types import Json, SlackError

Event = Callable[[Json], None]


class Groups:
    """All user groups, by id, as Slack describes them; the disabled ones have a `date_delete`."""

    def __init__(self, clock: Clock, news: News, team: str, happened: Event) -> None:
        self.clock, self.news, self.team, self.happened = clock, news, team, happened
        self.by_id: dict[str, Json] = {}

    def __iter__(self) -> Iterator[Json]:
        return iter(self.by_id.values())

    def get(self, group_id: str) -> Json:
        """The group with this id."""
        if group_id not in self.by_id:
            raise SlackError("no_such_subteam")
        return self.by_id[group_id]

    def handles(self) -> dict[str, str]:
        """What the groups that can be called are called, by id."""
        return {each["id"]: each["handle"] for each in self if not each["date_delete"]}

    def members(self, group_id: str) -> Sequence[str]:
        """Who is called by a mention of a group; nobody by a disabled one."""
        group = self.by_id.get(group_id, {"users": [], "date_delete": 0})
        return [] if group["date_delete"] else list(group["users"])

    def add(self, group_id: str, by: str, **given: Any) -> Json:
        """Take in a group without telling anybody."""
        now = int(self.clock.now())
        group: Json = {
            "id": group_id,
            "team_id": self.team,
            "is_usergroup": True,
            "is_subteam": True,
            "name": "",
            "description": "",
            "handle": "",
            "is_external": False,
            "date_create": now,
            "date_update": now,
            "date_delete": 0,
            "auto_type": None,
            "created_by": by,
            "updated_by": by,
            "deleted_by": None,
            "prefs": {"channels": [], "groups": []},
            "users": [],
        }
        self.by_id[group_id] = group | given
        return self.by_id[group_id]

    def create(self, group_id: str, by: str, **given: Any) -> Json:
        """Somebody makes a group."""
        group = self.add(group_id, by, **given)
        self._tell("subteam_created", group)
        return group

    def change(self, group: Json, by: str, **changes: Any) -> None:
        """Somebody changes what a group is called, whom it is for, or whether it is in use."""
        group |= changes | {"updated_by": by, "date_update": int(self.clock.now())}
        self._tell("subteam_updated", group)

    def enlist(self, group: Json, by: str, users: Sequence[str]) -> None:
        """Somebody says who is in a group; the whole list is replaced."""
        before, since = group["users"], group["date_update"]
        self.change(group, by, users=list(users))
        added = [each for each in users if each not in before]
        removed = [each for each in before if each not in users]
        event = {
            "type": "subteam_members_changed",
            "subteam_id": group["id"],
            "team_id": self.team,
            "date_previous_update": since,
            "date_update": group["date_update"],
            "added_users": added,
            "added_users_count": len(added),
            "removed_users": removed,
            "removed_users_count": len(removed),
        }
        self.happened(event)

    def _tell(self, kind: str, group: Json) -> None:
        shown = group | {"user_count": len(group["users"])}
        self.news.tell("group", shown)
        self.happened({"type": kind, "subteam": shown})
