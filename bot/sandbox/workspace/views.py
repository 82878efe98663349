"""Modals stacked in front of each person, and each person's App Home."""

from collections.abc import Callable, Iterator

from bot.sandbox.clock import Clock
from bot.sandbox.manifest import App
from bot.sandbox.news import News
from bot.sandbox.types import Json, SlackError, copied
from bot.sandbox.workspace.values import elements, inner_blocks, parts, state_of

FILES = "files:read"
DEPTH = 3  # views in a stack; docs.slack.dev/surfaces/modals


class Views:
    """Every view that is open somewhere."""

    def __init__(self, clock: Clock, news: News, app: App, team: str, name: Callable[[str], str]):
        self.clock, self.news, self.app, self.team, self.name = clock, news, app, team, name
        self.stacks: dict[str, list[Json]] = {}
        self.homes: dict[str, Json] = {}

    def of(self, user: str) -> list[Json]:
        """The stack in front of somebody, bottom first."""
        return self.stacks.get(user, [])

    def all(self) -> Iterator[tuple[str, Json]]:
        """Every view with the person it belongs to."""
        for user, stack in self.stacks.items():
            yield from ((user, view) for view in stack)
        yield from self.homes.items()

    def open(self, user: str, sent: Json) -> Json:
        """Open a modal as the only one."""
        view = self._made(sent)
        self.stacks[user] = [view]
        self.show(user)
        return view

    def push(self, user: str, sent: Json) -> Json:
        """Lay a modal on top of the others."""
        stack = self.of(user)
        if not stack:
            raise SlackError("not_found")
        if len(stack) >= DEPTH:
            raise SlackError("push_limit_reached")
        view = self._made(sent) | {
            "root_view_id": stack[0]["id"],
            "previous_view_id": stack[-1]["id"],
        }
        stack.append(view)
        self.show(user)
        return view

    def update(self, user: str, view: Json, sent: Json) -> Json:
        """Draw a view anew; it keeps its id, its place and what was typed."""
        kept = {key: view[key] for key in ("id", "root_view_id", "previous_view_id")}
        fresh = self._made(sent, typed=view["state"]["values"]) | kept
        view.clear()
        view.update(fresh)
        if view["type"] == "home":
            self.show_home(user)
        else:
            self.show(user)
        return view

    def publish(self, user: str, sent: Json) -> Json:
        """Draw somebody's App Home."""
        if user in self.homes:
            return self.update(user, self.homes[user], sent)
        self.homes[user] = self._made(sent)
        self.show_home(user)
        return self.homes[user]

    def find(self, view_id: str = "", external_id: str = "") -> tuple[str, Json]:
        """The view with this id, and whose it is."""
        for user, view in self.all():
            if view_id == view["id"] or (external_id and external_id == view["external_id"]):
                return user, view
        raise SlackError("not_found")

    def close(self, user: str, view_id: str) -> None:
        """Take a view away; all go with one that says so."""
        stack = self.of(user)
        view = next((each for each in stack if each["id"] == view_id), None)
        if view is None:
            return
        gone = stack if view["clear_on_close"] else [view]
        self.stacks[user] = [each for each in stack if each not in gone]
        self.show(user)

    def clear(self, user: str) -> None:
        """Take all modals away."""
        self.stacks[user] = []
        self.show(user)

    def show(self, user: str) -> None:
        """Tell somebody's screen which modals are in front of it now."""
        self.news.tell("views", {"views": self.of(user)}, [user])

    def show_home(self, user: str) -> None:
        """Tell somebody's screen how their App Home looks now."""
        self.news.tell("home", {"view": self.homes[user]}, [user])

    def _made(self, sent: Json, typed: dict[str, dict[str, Json]] | None = None) -> Json:
        view_id = self.name("V")
        blocks = self.furnished(sent.get("blocks", []))
        self._may_take_files(blocks)
        return {
            "id": view_id,
            "team_id": self.team,
            "type": sent["type"],
            "title": sent.get("title"),
            "submit": sent.get("submit"),
            "close": sent.get("close"),
            "blocks": blocks,
            "private_metadata": sent.get("private_metadata") or "",
            "callback_id": sent.get("callback_id") or "",
            "external_id": sent.get("external_id") or "",
            "state": {"values": state_of(blocks, typed)},
            "hash": f"{self.clock.ts()}.{view_id[-4:]}",
            "clear_on_close": bool(sent.get("clear_on_close")),
            "notify_on_close": bool(sent.get("notify_on_close")),
            "root_view_id": view_id,
            "previous_view_id": None,
            "app_id": self.app.id,
            "app_installed_team_id": self.team,
            "bot_id": self.app.bot_id,
        }

    def _may_take_files(self, blocks: list[Json]) -> None:
        """Note a `file_input` of an app that may not read files."""
        asks = any(element["type"] == "file_input" for _, element in elements(blocks))
        if asks and FILES not in self.app.scopes:
            self.news.problem(f"A file_input needs the scope {FILES}.")

    def furnished(self, blocks: list[Json]) -> list[Json]:
        """A copy of blocks in which nothing lacks its id."""
        own: list[Json] = copied(blocks)
        for block in own:
            self._furnish(block)
        return own

    def _furnish(self, block: Json) -> None:
        if not block.get("block_id"):
            block["block_id"] = self.name("b")
        for element in parts(block):
            if element.get("type") not in INERT:
                element.setdefault("action_id", self.name("a"))
        for inner in inner_blocks(block):
            self._furnish(inner)


INERT = frozenset(
    {"mrkdwn", "plain_text", "image", "rich_text_section", "rich_text_list", "rich_text_quote",
     "rich_text_preformatted"}
)  # fmt: skip
