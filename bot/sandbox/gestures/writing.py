"""How Slack's composer turns what a person types into a message."""

import re
from collections.abc import Iterator

from bot.sandbox.types import Json
from bot.sandbox.workspace import Workspace, escaped


def _between(mark: str, name: str) -> str:
    """Words between two marks that touch them, as `*bold*`."""
    sign = re.escape(mark)
    inner = rf"[^\s{sign}](?:[^{sign}\n]*[^\s{sign}])?"
    return rf"|(?<![\w{sign}]){sign}(?P<{name}>{inner}){sign}(?![\w{sign}])"


TOKEN = re.compile(
    r"(?P<url>https?://[^\s<>]+[^\s<>.,;:!?'\")\]*_~`])"
    r"|(?<!\w)@(?P<who>\w[\w.-]*)"
    r"|(?<!\w)#(?P<where>[\w-]+)"
    r"|(?<!\w):(?P<emoji>[a-z][a-z0-9_+-]*|[+-]1|100):"
    r"|`(?P<code>[^`\n]+)`"
    + _between("*", "bold")
    + _between("_", "italic")
    + _between("~", "strike")
)
STYLES = {"bold": "*", "italic": "_", "strike": "~"}
SHOUTS = ("here", "channel", "everyone")
BLOCKS = re.compile(
    r"```\n?(?P<code>.+?)\n?```\n?|(?P<quote>(?:^>[^\n]*(?:\n|$))+)", re.DOTALL | re.MULTILINE
)
Part = tuple[Json, str]


def composed(workspace: Workspace, text: str) -> Json:
    """The text with three characters escaped and links marked, and the same as rich text."""
    drawn, end, elements = [], 0, []
    for found in (*BLOCKS.finditer(text), None):
        plain = text[end : found.start() if found else None]
        for element, written in (
            *_section(workspace, plain, last=found is None),
            *(_block(workspace, found) if found else ()),
        ):
            elements.append(element)
            drawn.append(written)
        end = found.end() if found else end
    block = {"type": "rich_text", "block_id": workspace.name("r"), "elements": elements}
    return {"text": "".join(drawn), "blocks": [block]}


def _section(workspace: Workspace, text: str, *, last: bool) -> Iterator[Part]:
    if text:
        shown = text if last else text.removesuffix("\n")
        element, written = _filled(workspace, "rich_text_section", shown)
        yield element, written + ("" if shown == text else "\n")


def _block(workspace: Workspace, found: re.Match[str]) -> Iterator[Part]:
    if found["code"]:
        words = {"type": "text", "text": found["code"]}
        yield {"type": "rich_text_preformatted", "elements": [words]}, escaped(found[0])
        return
    lines = [line.removeprefix(">").removeprefix(" ") for line in found["quote"].splitlines()]
    quote, _ = _filled(workspace, "rich_text_quote", "\n".join(lines))
    yield quote, _filled(workspace, "", found[0])[1]


def _filled(workspace: Workspace, kind: str, text: str) -> Part:
    parts = list(_parts(workspace, text, {}))
    element = {"type": kind, "elements": [part for part, _ in parts]}
    return element, "".join(written for _, written in parts)


def _parts(workspace: Workspace, text: str, style: dict[str, bool]) -> Iterator[Part]:
    end = 0
    for found in TOKEN.finditer(text):
        parts = list(_token(workspace, found, style))
        if parts:
            yield from _words(text[end : found.start()], style)
            yield from parts
            end = found.end()
    yield from _words(text[end:], style)


def _words(text: str, style: dict[str, bool]) -> Iterator[Part]:
    if text:
        yield _styled({"type": "text", "text": text}, style), escaped(text)


def _styled(element: Json, style: dict[str, bool]) -> Json:
    return element | ({"style": style} if style else {})


def _token(workspace: Workspace, found: re.Match[str], style: dict[str, bool]) -> Iterator[Part]:
    if found["code"]:
        words = {"type": "text", "text": found["code"]}
        yield _styled(words, style | {"code": True}), escaped(found[0])
        return
    for name, mark in STYLES.items():
        if found[name]:
            yield from _marked(workspace, found[name], style | {name: True}, mark)
            return
    linked = _linked(workspace, found)
    if linked is not None:
        yield _styled(linked[0], style), linked[1]


def _marked(workspace: Workspace, text: str, style: dict[str, bool], mark: str) -> Iterator[Part]:
    """Words in a style; the marks stay in the written text and are not drawn."""
    parts = list(_parts(workspace, text, style))
    for index, (element, written) in enumerate(parts):
        opened, closed = mark * (index == 0), mark * (index == len(parts) - 1)
        yield element, f"{opened}{written}{closed}"


def _linked(workspace: Workspace, found: re.Match[str]) -> Part | None:
    if url := found["url"]:
        return {"type": "link", "url": url}, f"<{escaped(url)}>"
    if found["emoji"]:
        return {"type": "emoji", "name": found["emoji"]}, found[0]
    if found["who"]:
        return _mention(workspace, found["who"])
    for channel in workspace.channels:
        if channel.name == found["where"]:
            return {"type": "channel", "channel_id": channel.id}, f"<#{channel.id}|{channel.name}>"
    return None


def _mention(workspace: Workspace, who: str) -> Part | None:
    if who in SHOUTS:
        return {"type": "broadcast", "range": who}, f"<!{who}>"
    for member in workspace.people:
        if who in (member.name, member.id):
            return {"type": "user", "user_id": member.id}, f"<@{member.id}>"
    for group_id, handle in workspace.groups.handles().items():
        if who == handle:
            element = {"type": "usergroup", "usergroup_id": group_id}
            return element, f"<!subteam^{group_id}|@{handle}>"
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
