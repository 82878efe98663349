"""How Slack's composer turns what a person types into a message."""

import re
from collections.abc import Iterator

from bot.sandbox.types import Json
from bot.sandbox.workspace import Workspace, escaped

TOKEN = re.compile(
    r"(?P<url>https?://[^\s<>]+[^\s<>.,;:!?'\")\]])"
    r"|(?<!\w)@(?P<who>\w[\w.-]*)"
    r"|(?<!\w)#(?P<where>[\w-]+)"
)
SHOUTS = ("here", "channel", "everyone")


def composed(workspace: Workspace, text: str) -> Json:
    """The text with three characters escaped and links marked, and the same as rich text."""
    parts = list(_parts(workspace, text))
    section = {"type": "rich_text_section", "elements": [part for part, _ in parts]}
    block = {"type": "rich_text", "block_id": workspace.name("r"), "elements": [section]}
    return {"text": "".join(written for _, written in parts), "blocks": [block]}


def _parts(workspace: Workspace, text: str) -> Iterator[tuple[Json, str]]:
    end = 0
    for found in TOKEN.finditer(text):
        part = _linked(workspace, found)
        if part is not None:
            yield from _words(text[end : found.start()])
            yield part
            end = found.end()
    yield from _words(text[end:])


def _words(text: str) -> Iterator[tuple[Json, str]]:
    if text:
        yield {"type": "text", "text": text}, escaped(text)


def _linked(workspace: Workspace, found: re.Match[str]) -> tuple[Json, str] | None:
    if url := found["url"]:
        return {"type": "link", "url": url}, f"<{escaped(url)}>"
    if found["who"]:
        return _mention(workspace, found["who"])
    for channel in workspace.channels:
        if channel.name == found["where"]:
            return {"type": "channel", "channel_id": channel.id}, f"<#{channel.id}|{channel.name}>"
    return None


def _mention(workspace: Workspace, who: str) -> tuple[Json, str] | None:
    if who in SHOUTS:
        return {"type": "broadcast", "range": who}, f"<!{who}>"
    for member in workspace.people:
        if who in (member.name, member.id):
            return {"type": "user", "user_id": member.id}, f"<@{member.id}>"
    return None


def slash_text(workspace: Workspace, text: str, *, escape: bool) -> str:
    """What stands behind a command: raw, or with people and channels as links."""
    if not escape:
        return text
    names = {f"@{each.name}": f"<@{each.id}|{each.name}>" for each in workspace.people}
    names |= {
        f"#{each.name}": f"<#{each.id}|{each.name}>" for each in workspace.channels if each.name
    }
    return re.sub(r"(?<!\w)[@#][\w.-]+", lambda found: names.get(found[0], found[0]), text)
