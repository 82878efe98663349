"""A town whose app may handle files, and a few files."""

import copy
import zlib
from contextlib import asynccontextmanager
from struct import pack

from bot.sandbox import Sandbox
from bot.sandbox.types import Json
from tests.sandbox.conftest import MANIFEST, MONDAY, TOWN

POLICY = b"# Photos\n\nAsk before you take one.\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>parent.ran = true</script></svg>'

LETTER: Json = {
    "type": "modal",
    "callback_id": "letter",
    "title": {"type": "plain_text", "text": "A letter"},
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [
        {
            "type": "input",
            "block_id": "letter",
            "label": {"type": "plain_text", "text": "Letter"},
            "hint": {"type": "plain_text", "text": "Nobody outside the office reads it."},
            "element": {
                "type": "file_input", "action_id": "value", "filetypes": ["md", "png"],
                "max_files": 2,
            },
        },
        {
            "type": "input",
            "block_id": "why",
            "optional": True,
            "label": {"type": "plain_text", "text": "Why?"},
            "element": {"type": "plain_text_input", "action_id": "value", "max_length": 10},
        },
    ],
}  # fmt: skip


def _chunk(kind, content):
    check = zlib.crc32(kind + content)
    return pack(">I", len(content)) + kind + content + pack(">I", check)


def png(width=4, height=3, colour=(15, 107, 95)):
    """A picture in one colour."""
    head = pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + bytes(colour) * width) * height
    pixels = zlib.compress(rows)
    parts = _chunk(b"IHDR", head) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def manifest_with(*scopes, events=()):
    """The manifest of the small town with more scopes and events."""
    manifest = copy.deepcopy(MANIFEST)
    manifest["oauth_config"]["scopes"]["bot"] += scopes
    manifest["settings"]["event_subscriptions"]["bot_events"] += events
    return manifest


FILES = manifest_with(
    "files:read", "files:write", events=("file_created", "file_deleted", "file_shared")
)


@asynccontextmanager
async def town_with_files(request, now):
    """A running sandbox; a mistake of the app that no test asked for fails the test."""
    town = Sandbox(FILES, TOWN, seconds=lambda: now[0], now=MONDAY)
    await town.start()
    yield town
    await town.stop()
    if "mistakes" not in request.fixturenames:
        assert town.take_problems() == []
