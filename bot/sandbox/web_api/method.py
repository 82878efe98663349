"""What a method of the Web API is: what it does, the scope it needs, the arguments it takes."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.types import Json
from bot.sandbox.web_api.call import Call
from bot.sandbox.web_api.scopes import PREFIXES, scopes_of

TIERS = {
    0: 0,
    1: 1,
    2: 20,
    3: 50,
    4: 100,
}  # calls a minute; docs.slack.dev/apis/web-api/rate-limits
SPECIAL = 0  # Slack names no number
BY_KIND = "*:"  # a scope that depends on the kind of channel: `*:read`


@dataclass(frozen=True)
class Method:
    """One method of the Web API."""

    run: Callable[[Call], Json]
    takes: frozenset[str]
    scope: str = ""
    who: str = "bot"
    tier: int = 3

    @property
    def needs(self) -> str:
        """The scope without which nobody may call; "" if that depends on what is asked for."""
        return "" if self.scope.startswith(BY_KIND) else self.scope

    @property
    def accepted(self) -> str:
        """The scopes of which one is enough, as a header tells them."""
        if self.needs or not self.scope:
            return self.scope
        purpose = self.scope.removeprefix(BY_KIND)
        return ",".join(scope for kind in PREFIXES for scope in scopes_of(kind, purpose))

    @property
    def a_minute(self) -> int:
        """How often it may be called in a minute; 0 where Slack names no number."""
        return TIERS[self.tier]


def method(
    run: Callable[[Call], Json], takes: str, scope: str = "", *, who: str = "bot", tier: int = 3
) -> Method:
    """A line of a family's table."""
    return Method(run, frozenset(takes.split()), scope, who, tier)


PAGE = "cursor limit"
