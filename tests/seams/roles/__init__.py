"""Who may do what: one row for every listener, in one file a feature.

A row is (kind, name): the roles that may; a command's name may carry a verb ("/share queue"). A
page of the web is a row of the kind "page". A file of rows can say two things
more: `about(session, at)` lays down what its buttons are about and gives its id, which stands in
the place of the ids in the drawings; `INSTEAD` maps a row to the sentence that refuses it, where
that is not the usual one.
"""

import pkgutil
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType
from typing import TypeAlias

from bot.members.models import Standing
from bot.members.rules import ONLY_LEADS, ONLY_TEAM, REFUSED

Row: TypeAlias = tuple[str, str]

ROLES = (
    *("stranger", "guest", "member", "joined", "ambassador"),
    *("contributor", "contact", "team", "lead"),
)
ANYBODY = frozenset(ROLES)
MEMBERS = ANYBODY - {"stranger", "guest"}
JOINED = MEMBERS - {"member"}
THE_TEAM = frozenset({"team", "lead"})
LEADS = frozenset({"lead"})
SLACK_ITSELF = frozenset({"slack"})  # what Slack tells of its own accord; nobody is refused
THE_WORLD = frozenset({"the world"})  # who opens a page; it does not ask who they are

FORBIDDEN = {"guest": REFUSED[Standing.GUEST], "stranger": REFUSED[Standing.STRANGER]}
ABOUT_ROLES = (*FORBIDDEN.values(), ONLY_TEAM, ONLY_LEADS)


def files() -> list[ModuleType]:
    """Import every feature's file of rows."""
    return [import_module(f"{__name__}.{file.name}") for file in pkgutil.iter_modules(__path__)]


def table() -> dict[Row, frozenset[str]]:
    """Put the rows of all features together."""
    return {row: who for file in files() for row, who in file.ROWS.items()}


def sentence(row: Row, role: str) -> str:
    """Say how a role is refused."""
    usual = ONLY_TEAM if "team" in table()[row] else ONLY_LEADS
    return FORBIDDEN.get(role) or _instead().get(row, usual)


def _instead() -> Mapping[Row, str]:
    return {row: said for file in files() for row, said in getattr(file, "INSTEAD", {}).items()}
