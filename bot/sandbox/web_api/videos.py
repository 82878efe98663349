"""Videos that an app shows: only with the scope, and only from hosts that its manifest names.

docs.slack.dev/reference/block-kit/blocks/video-block
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from bot.sandbox.checker.flaws import Flaw
from bot.sandbox.checker.surfaces import within
from bot.sandbox.types import Json
from bot.sandbox.web_api.call import Call

SCOPE = "links.embed:write"
STRANGE = "must be on a host of the app's unfurl domains"


def strange_videos(call: Call, blocks: list[Json], at: str) -> list[Flaw]:
    """The videos that the app may not show; without the scope it may show none."""
    videos = list(_videos(blocks, at))
    if videos:
        call.require(SCOPE)
    known = sorted(call.app.unfurl_domains)
    return [
        Flaw(STRANGE, f"{where}/video_url", "enum", known)
        for video, where in videos
        if not any(_is_on(video["video_url"], domain) for domain in known)
    ]


def _videos(blocks: list[Json], at: str) -> Iterator[tuple[Json, str]]:
    for index, block in enumerate(blocks):
        for each, where in within(block, f"{at}/{index}"):
            if each["type"] == "video":
                yield each, where


def _is_on(url: str, domain: str) -> bool:
    """Whether an address is on a domain or below it."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return host == domain or host.endswith(f".{domain}")
