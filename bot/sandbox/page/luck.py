"""Bad luck as the page and the command line order it: faults, switches, and what there is."""

from collections.abc import Callable, Iterable
from typing import Any

from bot.sandbox.faults import ANY, EVENTS, SOCKET, UPLOADS, Faults, kinds
from bot.sandbox.types import Json, Mistake
from bot.sandbox.web_api.call import Switches

SWITCHES = {
    "tiers": "Calls are counted, and too many of a method in a minute are refused.",
    "free_plan": "User groups are refused, as without a paid plan.",
    "groups_locked": "User groups can only be changed by people, as an admin may decide.",
    "no_uploads": "Uploads are refused, as an admin may decide.",
    "short_pages": "Lists come in pages of so many, however many were asked for.",
    "empty_pages": "Lists begin with an empty page that has a cursor.",
    "limit_required": "Lists of people are refused without a `limit`.",
    "honour_client_msg_id": "A message sent twice with one `client_msg_id` is posted once.",
}
WORDS = {"on": True, "off": False, "true": True, "false": False, "": False}


class Luck:
    """What can be made to go wrong, by name."""

    def __init__(self, faults: Faults, switches: Switches, methods: Iterable[str]) -> None:
        self.faults, self.switches, self.methods = faults, switches, methods
        self.verbs: dict[str, Callable[[Json], Json]] = {
            "luck": lambda body: self.possible(),
            "fault": self.fault,
            "clear_faults": lambda body: self.clear(),
            "switch": self.switch,
        }

    def possible(self) -> Json:
        """Everything that can be ordered, with a line about each, and how the switches stand."""
        told = {name: [vars(each) for each in kinds(name)] for name in (ANY, EVENTS, SOCKET)}
        return {"fault_kinds": told, "fault_methods": sorted([*self.methods, UPLOADS])} | self.now()

    def now(self) -> Json:
        """What is still to come, and how the switches stand."""
        return {"faults": self.faults.for_page(), "switches": self._switches()}

    def fault(self, body: Json) -> Json:
        """Order a fault: `method`, `kind`; and `times`, `seconds`, `status`, `lasting` at will."""
        method, kind = str(body.get("method") or ""), str(body.get("kind") or "")
        if method not in (ANY, EVENTS, SOCKET, UPLOADS, *self.methods):
            raise Mistake(f"Slack has no method {method or 'without a name'}.")
        self.faults.add(
            method,
            kind,
            times=int(_within(body, "times", 1, 100_000)) if body.get("times") else None,
            seconds=_within(body, "seconds", 1, 3600),
            status=int(_within(body, "status", 500, 599)),
            lasting=_within(body, "lasting", 0, 86400),
        )
        return self.now()

    def clear(self) -> Json:
        """Be lucky again."""
        self.faults.clear()
        return self.now()

    def switch(self, body: Json) -> Json:
        """Turn one switch: `name` and `value`, which is on, off or a number."""
        name, value = str(body.get("name")), read(body.get("value"))
        if name not in SWITCHES:
            raise Mistake(f"There is no switch {name}; there are {', '.join(SWITCHES)}.")
        counts = name == "short_pages"
        if counts and value is True:
            raise Mistake(f"{name} takes a number, or off.")
        setattr(self.switches, name, (value or None) if counts else bool(value))
        self.faults.changed()
        return self.now()

    def _switches(self) -> list[Json]:
        return [
            {"name": name, "says": says, "value": getattr(self.switches, name)}
            for name, says in SWITCHES.items()
        ]


def read(value: Any) -> bool | int:
    """A switch's position as somebody wrote it."""
    text = str("" if value is None else value).lower()
    if text in WORDS:
        return WORDS[text]
    if text.isdecimal() and int(text) <= 1000:
        return int(text)
    raise Mistake(f"A switch is on, off or a number up to 1000, not {text[:20]}.")


def _within(body: Json, name: str, default: float, most: float) -> float:
    try:
        value = float(body.get(name) or default)
    except (TypeError, ValueError):
        raise Mistake(f"Say {name} as a number.") from None
    if not 0 <= value <= most:
        raise Mistake(f"{name} goes up to {most}.")
    return value
