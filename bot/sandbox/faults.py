"""Bad luck to order: Slack slow, refusing, failing before or after it acted, or gone."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from bot.sandbox.types import Json, Mistake

ANY, EVENTS, SOCKET = "*", "events", "socket"  # beside the names of methods
UPLOADS = "upload_url"  # the address to which the bytes of a file go
SECONDS, STATUS = "seconds", "status"


@dataclass(frozen=True)
class Kind:
    """One way in which things go wrong, and which numbers it takes."""

    name: str
    says: str
    takes: tuple[str, ...] = ()
    at_once: bool = False


CALLS = (
    Kind("slow", "It is done, but the answer takes a while.", (SECONDS,)),
    Kind("ratelimited", "429: called too often; the seconds are its Retry-After.", (SECONDS,)),
    Kind("error_before", "An error, and nothing was done.", (STATUS,)),
    Kind("error_after", "An error, although it was done.", (STATUS,)),
    Kind("error_late", "An error, and it is done a while later.", (STATUS, SECONDS)),
    Kind("drop_before", "The line breaks, and nothing was done."),
    Kind("drop_after", "The line breaks, although it was done."),
    Kind("drop_late", "The line breaks, and it is done a while later.", (SECONDS,)),
)
DELIVERIES = (
    Kind("duplicate", "The next event comes twice, with one event_id."),
    Kind("late", "The next event comes a while later.", (SECONDS,)),
    Kind("out_of_order", "The next event comes after the one that follows it.", (SECONDS,)),
    Kind("lost", "The next event is lost on its way and comes again as a retry."),
)
LINES = (
    Kind("warning", "Slack says that it will close the connection in ten seconds.", at_once=True),
    Kind("refresh_requested", "Slack asks for a fresh connection.", at_once=True),
    Kind("link_disabled", "Slack says that Socket Mode was switched off.", at_once=True),
    Kind("drop", "Every connection is cut without a word.", at_once=True),
    Kind("silent", "The connections stay open, but nothing comes and no ping is answered."),
    Kind("too_many_websockets", "The next connection is sent away as if there were ten."),
)


def kinds(method: str) -> tuple[Kind, ...]:
    """What can go wrong with a method, with events or with sockets."""
    return {EVENTS: DELIVERIES, SOCKET: LINES}.get(method, CALLS)


@dataclass
class Fault:
    """What goes wrong with the next calls of a method (`*`: of any), events or sockets.

    `times` is None for as often as it happens until the moment `until` (in real seconds), or until
    it is cleared.
    """

    method: str
    kind: str
    times: int | None = 1
    seconds: float = 1.0
    status: int = 500
    until: float | None = None

    def fits(self, method: str, kind: str | None) -> bool:
        """Whether this is meant for a call of this method."""
        asked = method == self.method or (self.method == ANY and method not in (EVENTS, SOCKET))
        return asked and kind in (None, self.kind)


class Faults:
    """All bad luck that is still to come; it lives in real time."""

    def __init__(
        self,
        seconds: Callable[[], float],
        changed: Callable[[], None] = lambda: None,
        disturb: Callable[[str], object] = lambda kind: None,
    ) -> None:
        self.seconds, self.changed, self.disturb = seconds, changed, disturb
        self.waiting: list[Fault] = []

    def add(
        self, method: str, kind: str, times: int | None = None, seconds: float = 1.0,
        status: int = 500, lasting: float = 0.0,
    ) -> None:  # fmt: skip
        """Order bad luck: once, so many `times`, or whenever it fits for a `lasting` of seconds.

        `seconds` is how slow, how late, or how long to wait after a refusal; `status` is what an
        `error_…` answers with. What is done to sockets at once is not kept.
        """
        known = {each.name: each for each in kinds(method)}
        if kind not in known:
            raise Mistake(f"There is no fault {kind} of {method}; there are {', '.join(known)}.")
        if known[kind].at_once:
            self.disturb(kind)
            return
        endless = kind == "silent" or (lasting and times is None)
        often = None if endless else times or 1
        until = self.seconds() + lasting if lasting else None
        self.waiting.append(Fault(method, kind, often, seconds, status, until))
        self.changed()

    def take(self, method: str, kind: str | None = None) -> Fault | None:
        """The bad luck of this call (of this kind only, if one is named), if any."""
        self._forget()
        fault = next((each for each in self.waiting if each.fits(method, kind)), None)
        if fault is not None and fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                self.waiting.remove(fault)
            self.changed()
        return fault

    def clear(self) -> None:
        """Be lucky again."""
        self.waiting.clear()
        self.changed()

    def for_page(self) -> list[Json]:
        """What is still to come, for the page; `left` are seconds."""
        self._forget()
        now = self.seconds()
        return [
            asdict(each) | {"left": None if each.until is None else round(each.until - now, 1)}
            for each in self.waiting
        ]

    def _forget(self) -> None:
        """What lasted long enough is over."""
        now = self.seconds()
        self.waiting = [each for each in self.waiting if each.until is None or now < each.until]
