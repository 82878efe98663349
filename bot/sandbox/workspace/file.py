"""One file of the workspace, and how Slack describes it."""

import re
import unicodedata
from dataclasses import dataclass, field

from bot.sandbox.types import Json
from bot.sandbox.workspace.kinds import UNKNOWN, Kind

TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # marks that turn text round


@dataclass
class File:
    """One file, from the promise of so many bytes to its deletion."""

    id: str
    name: str
    size: int
    user: str
    created: int
    title: str = ""
    alt: str = ""
    state: str = "promised"  # then uploaded, complete, and perhaps deleted
    app_may_read: bool = False
    public: bool = False
    shares: list[tuple[str, str]] = field(default_factory=list)  # channel and ts
    kind: Kind | None = None  # None until the file was looked at

    @property
    def slug(self) -> str:
        """The name as an address carries it."""
        return re.sub(r"[^a-z0-9._-]+", "_", self.name.lower()).strip("._")[:80] or "file"

    def shown(self, base: str, team: Json) -> Json:
        """This file as messages and forms carry it; `base` is the address of the sandbox."""
        if self.state == "deleted":
            return {"id": self.id, "mode": "tombstone"}
        return CONSTANT | self._told(team["id"]) | self._looks() | self._addresses(base, team)

    def _told(self, team_id: str) -> Json:
        return {
            "id": self.id,
            "created": self.created,
            "timestamp": self.created,
            "name": self.name,
            "title": self.title or self.name,
            "user": self.user,
            "user_team": team_id,
            "size": self.size,
            "is_public": self.public,
        } | ({"alt_txt": self.alt} if self.alt else {})

    def _looks(self) -> Json:
        kind = self.kind or UNKNOWN
        told = {"mimetype": kind.mimetype, "filetype": kind.filetype, "pretty_type": kind.pretty}
        size = {"original_w": kind.width, "original_h": kind.height}
        return told | (size if kind.width else {})

    def _addresses(self, base: str, team: Json) -> Json:
        private = f"{base}/files-pri/{team['id']}-{self.id}"
        place = f"https://{team['domain']}.slack.com/files/{self.user}"
        return {
            "url_private": f"{private}/{self.slug}",
            "url_private_download": f"{private}/download/{self.slug}",
            "permalink": f"{place}/{self.id}/{self.slug}",
        }


CONSTANT: Json = {
    "editable": False,
    "mode": "hosted",
    "is_external": False,
    "external_type": "",
    "public_url_shared": False,
    "display_as_bot": False,
    "username": "",
    "file_access": "visible",
    "has_rich_preview": False,
}


def file_from(kept: Json) -> File:
    """Read a file that the state remembers."""
    kind = Kind(**kept["kind"]) if kept["kind"] else None
    return File(**kept | {"kind": kind, "shares": [(each[0], each[1]) for each in kept["shares"]]})


def plain_name(name: str) -> str:
    """A name without what nobody sees: control characters, and marks that turn text round."""
    seen = (each for each in name if unicodedata.category(each) not in ("Cc", "Cs"))
    return TURNING.sub("", "".join(seen))[:255] or "file"
