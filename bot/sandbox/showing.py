"""What the app wants to show, judged in one place for every door through which it comes.

Videos: only with the scope, and only from hosts that the manifest names
(docs.slack.dev/reference/block-kit/blocks/video-block).
"""

from collections.abc import Iterator

from bot.sandbox.checker import check_message, check_view
from bot.sandbox.checker.flaws import Flaw, refuse, refuse_message
from bot.sandbox.checker.pictures import check_pictures, check_view_pictures
from bot.sandbox.checker.surfaces import within
from bot.sandbox.types import Json, SlackError
from bot.sandbox.workspace import Workspace

SCOPE = "links.embed:write"
STRANGE = "must be on a host of the app's unfurl domains"


def judge_message(workspace: Workspace, message: Json) -> None:
    """Refuse a message that the app may not show, as `chat.*` does."""
    check_message(message)
    check_pictures(message, workspace.files.may_show)
    refuse_message(_strange_videos(workspace, message.get("blocks") or [], "/blocks"))


def judge_view(workspace: Workspace, view: Json, kind: str = "modal", but: str = "") -> None:
    """Refuse a view that the app may not show, as `views.*` does; `but` is the one it replaces."""
    check_view(view, kind)
    check_view_pictures(view, workspace.files.may_show)
    refuse(_strange_videos(workspace, view["blocks"], "/view/blocks"))
    external_id = view.get("external_id")
    for _, other in workspace.views.all():
        if external_id and other["external_id"] == external_id and other["id"] != but:
            raise SlackError("duplicate_external_id")


def _strange_videos(workspace: Workspace, blocks: list[Json], at: str) -> list[Flaw]:
    """The videos that the app may not show; without the scope it may show none."""
    videos = list(_videos(blocks, at))
    if videos:
        workspace.require("A video", SCOPE)
    known = sorted(workspace.app.unfurl_domains)
    return [
        Flaw(STRANGE, f"{where}/video_url", "enum", known)
        for video, where in videos
        if not workspace.app.owns(video["video_url"])
    ]


def _videos(blocks: list[Json], at: str) -> Iterator[tuple[Json, str]]:
    for index, block in enumerate(blocks):
        for each, where in within(block, f"{at}/{index}"):
            if each["type"] == "video":
                yield each, where
