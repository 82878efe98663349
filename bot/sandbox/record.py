"""What the app and Slack said to each other: the newest exchanges, cut where they are long."""

import json
import re
from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from bot.sandbox.clock import Clock
from bot.sandbox.headings import about_call, about_envelope
from bot.sandbox.news import News
from bot.sandbox.types import Answer, Envelope, Json, parsed

MOST = 500  # exchanges that are kept
ROOM = 8 * 2**20  # characters that all payloads together may take
LONGEST = 100_000  # characters of one payload
SECRETS = (
    r"xox[a-z]-[\w-]+|xapp-[\w-]+|(?<=ticket=)[\w-]+|(?<=/hooks/)[\w/-]+|(?<=/upload/v1/)[\w-]+",
    r"(?<=\"token\": \")[^\"]+",
)
CUT = "… cut here: the whole had {} characters"

here: ContextVar["Exchange | None"] = ContextVar("here", default=None)


@dataclass
class Exchange:
    """One thing that was said, what was answered, and what Slack thinks of it."""

    number: int
    at: float
    door: str
    name: str
    who: str = ""
    about: Json = field(default_factory=dict)
    ok: bool = True
    status: int = 0
    ms: float = 0.0
    error: str = ""
    notes: list[str] = field(default_factory=list)
    sent: str | Mapping[str, Any] = ""
    answered: str = ""
    size: int = 0
    began: float = 0.0

    @property
    def went_wrong(self) -> bool:
        """Whether somebody should look at this."""
        return not self.ok or bool(self.notes)


class Record:
    """The newest exchanges, by number; how many and how much is bounded."""

    def __init__(self, news: News, clock: Clock, secrets: Iterable[str] = ()) -> None:
        self.news, self.clock = news, clock
        self.secret = re.compile("|".join([*map(re.escape, secrets), *SECRETS]))
        self.name, self.count, self.size = uuid4().hex, 0, 0
        self.by_number: OrderedDict[int, Exchange] = OrderedDict()
        news.hear(self._heard)

    def asked(
        self, said: Exchange, arguments: Mapping[str, Any], size: int, luck: str = ""
    ) -> None:
        """The app called a method with these arguments, and met this bad luck."""
        said.sent, said.size = arguments, size  # written down only if somebody wants to read it
        said.about = about_call(arguments) | ({"fault": luck} if luck else {})

    def responded(self, said: Exchange, status: int, text: str) -> None:
        """A method answered."""
        ok = text.startswith('{"ok": true')
        error = "" if ok else str(parsed(text).get("error", ""))
        self.end(said, text, ok=ok, status=status, error=error)

    def delivery(self, envelope: Envelope) -> Exchange:
        """Slack hands something to the app."""
        door, name, who, about = about_envelope(envelope)
        return self.begin(door, name, envelope.payload, who=who, about=about)

    def begin(
        self, door: str, name: str, sent: Any = None, *, who: str = "", about: Json | None = None
    ) -> Exchange:
        """Something is said; what goes wrong from here on belongs to it."""
        self.count += 1
        said = Exchange(self.count, self.clock.now(), door, name, who, about or {})
        said.sent, said.began = written(sent), self.clock.seconds()
        said.size = len(said.sent)
        here.set(said)
        return said

    def answered(self, said: Exchange, answer: Answer | None) -> None:
        """The app acknowledged a delivery, or did not."""
        if answer is None:
            self.end(said, None, ok=False, error="no acknowledgement in time")
            return
        error, content = "" if answer.went_well else f"HTTP {answer.status}", answer.content
        if isinstance(content, dict) and "response_action" in content:
            said.about["answer"] = content["response_action"]
        self.end(said, content, ok=answer.went_well, status=answer.status, error=error)

    def end(
        self, said: Exchange, answer: Any, *, ok: bool, status: int = 0, error: str = ""
    ) -> None:
        """It is answered: keep it and tell the pages."""
        said.ok, said.status, said.error = ok, status, error
        said.ms = (self.clock.seconds() - said.began) * 1000
        said.answered = written(answer)
        said.size += len(said.answered)
        self.by_number[said.number] = said
        self.size += said.size
        while len(self.by_number) > MOST or self.size > ROOM:
            self.size -= self.by_number.popitem(last=False)[1].size
        self._tell(said)

    def note(self, door: str, name: str, *, error: str = "", **about: Any) -> None:
        """Something happened that nobody answers, such as a socket that opened."""
        kept = here.get()
        self.end(self.begin(door, name, about=about), None, ok=not error, error=error)
        here.set(kept)

    def hide(self, text: str) -> str:
        """A text without tokens, secrets and the keys of addresses."""
        return self.secret.sub("(hidden)", text)

    def line(self, said: Exchange) -> Json:
        """An exchange as a line of a list."""
        kept = ("number", "at", "door", "name", "who", "ok", "status", "error")
        about = {key: self.hide(str(value)) for key, value in said.about.items()}
        notes = [self.hide(note) for note in said.notes]
        told = {key: getattr(said, key) for key in kept} | {"about": about, "notes": notes}
        return told | {"ms": round(said.ms, 1)}

    def for_page(self) -> Json:
        """What a page is told when it opens: where the record stands and what went wrong."""
        wrong = [each.number for each in self.by_number.values() if each.went_wrong]
        return {"name": self.name, "last": self.count, "wrong": wrong}

    def _heard(self, name: str, data: Json, to: Collection[str] | None) -> None:
        """A mistake of the app belongs to what is being said just now, else it stands alone."""
        if name != "problem":
            return
        said = here.get()
        if said is None:
            self.note("slack", "note", error=data["text"])
            return
        said.notes.append(data["text"])
        if said.number in self.by_number:
            self._tell(said)

    def _tell(self, said: Exchange) -> None:
        if self.news.watching():
            self.news.tell("exchange", self.line(said))


def written(value: Any) -> str:
    """Any value as text, cut where it is long."""
    text = value if isinstance(value, str) else json.dumps(value, default=str)
    return text if len(text) <= LONGEST else text[:LONGEST] + CUT.format(len(text))
