"""Videos that an app shows: only with the scope, and only from hosts that its manifest names.

docs.slack.dev/reference/block-kit/blocks/video-block
"""

from collections.abc import Iterator

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
        if not call.app.owns(video["video_url"])
    ]


def _videos(blocks: list[Json], at: str) -> Iterator[tuple[Json, str]]:
    for index, block in enumerate(blocks):
        for each, where in within(block, f"{at}/{index}"):
            if each["type"] == "video":
                yield each, where
