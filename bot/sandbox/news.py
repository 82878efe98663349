"""Who hears what: everything that changes on somebody's screen is told here."""

from collections.abc import Callable, Collection

from bot.sandbox.types import Json

KEPT = 1_000  # mistakes of the app, and notices to each person
Listener = Callable[[str, Json, Collection[str] | None], None]


class News:
    """A notice board; listeners are handed the name, the data and who may see it (None: all).

    `watching` names those who have a page open: what looks different to each is drawn for them.
    """

    def __init__(self) -> None:
        self.listeners: list[Listener] = []
        self.watching: Callable[[], Collection[str]] = tuple
        self.problems: list[str] = []
        self.notices: dict[str, list[str]] = {}

    def tell(self, name: str, data: Json, to: Collection[str] | None = None) -> None:
        """Tell all listeners at once."""
        for listener in list(self.listeners):
            listener(name, data, to)

    def keep(self, kind: str, name: str) -> None:
        """Something changed that outlives a restart, whether or not anybody sees it."""
        self.tell("kept", {"kind": kind, "id": name}, ())

    def hear(self, listener: Listener) -> Callable[[], None]:
        """Listen from now on, until the returned function is called."""
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def problem(self, text: str) -> None:
        """Note a mistake of the app for the tester."""
        self.problems.append(text)
        del self.problems[:-KEPT]
        self.tell("problem", {"text": text})

    def notice(self, user: str, text: str, kind: str = "error") -> None:
        """Show somebody what Slack itself would show."""
        notices = self.notices.setdefault(user, [])
        notices.append(text)
        del notices[:-KEPT]
        self.tell("notice", {"text": text, "kind": kind}, [user])
