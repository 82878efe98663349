"""Reading a pasted list of names and addresses, as it comes from a sign-in sheet or a table."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from bot.trainings.rules.roster import LONGEST_EMAIL, LONGEST_NAME, is_address

MOST = 100  # lines of one list
TOO_MANY = f"These are more than {MOST} lines. Please paste the list in parts."
ADDRESS = re.compile(r"[^@\s,;<>\"()|]+@[^@\s,;<>\"()|]+")
MARKS = " \t,;<>()\"'|*•·–-"
NUMBER = re.compile(r"^\s*\d{1,3}\s*[.):\t]\s*")
KEPT = 149  # characters of a guest that a box can carry, with a sign between


class Person(NamedTuple):
    """A line of the list: a name, an address in small letters, or both."""

    name: str
    email: str


class Known(NamedTuple):
    """Somebody who may be meant: a member, or a guest; `is_expected` by a seat of theirs."""

    key: str
    name: str
    email: str
    is_expected: bool


class Reading(NamedTuple):
    """What a list comes to, before anything is written."""

    found: Sequence[Known]
    unclear: Sequence[tuple[Person, Sequence[Known]]]
    new: Sequence[Person]
    unknown: Sequence[Person]


def read(text: str) -> list[Person]:
    """Read the lines of a list; doubles count once."""
    return [*dict.fromkeys(one for line in text.splitlines() if (one := _person(line)))]


def match(lines: Sequence[Person], known: Collection[Known]) -> Reading:
    """Say whom a list names: by address, else by name; a seat decides among namesakes."""
    by_email = {one.email: one for one in known if one.email}
    by_name = _by_name(known)
    found: dict[str, Known] = {}
    unclear: list[tuple[Person, Sequence[Known]]] = []
    strangers: list[Person] = []
    for line in lines:
        meant = _meant(line, by_email, by_name)
        if len(meant) == 1:
            found.setdefault(meant[0].key, meant[0])
        elif meant:
            unclear.append((line, meant))
        else:
            strangers.append(line)
    return Reading(
        [*found.values()],
        unclear,
        [one for one in strangers if _can_be_guest(one)],
        [one for one in strangers if not _can_be_guest(one)],
    )


def plain(name: str) -> str:
    """Write a name so that two ways of writing it are one: case, blanks and signs of width."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _person(line: str) -> Person | None:
    bare = NUMBER.sub("", line)
    address = ADDRESS.search(bare)
    email = address.group(0).strip(".").casefold() if address else ""
    rest = bare.replace(address.group(0), " ") if address else bare
    name = " ".join(rest.replace("\t", " ").strip(MARKS).split())
    if is_address(email):
        return Person(name, email)
    return Person(" ".join(bare.split()), "") if any(sign.isalnum() for sign in bare) else None


def _by_name(known: Collection[Known]) -> dict[str, list[Known]]:
    found: dict[str, list[Known]] = {}
    for one in known:
        found.setdefault(plain(one.name), []).append(one)
    return found


def _meant(
    line: Person, by_email: Mapping[str, Known], by_name: Mapping[str, Sequence[Known]]
) -> Sequence[Known]:
    if line.email:  # an address says who it is; a name beside it does not count
        return [by_email[line.email]] if line.email in by_email else []
    meant = next((by_name[name] for name in _spellings(line.name) if name in by_name), [])
    expected = [one for one in meant if one.is_expected]
    return expected if len(expected) == 1 else meant


def _spellings(name: str) -> list[str]:
    """Give a name as it stands, and the other way round if it is written “Ruiz, Ana”."""
    last, comma, first = name.partition(",")
    return [plain(name), *([plain(f"{first} {last}")] if comma else [])]


def _can_be_guest(one: Person) -> bool:
    is_short = len(one.name) + len(one.email) <= KEPT and len(one.email) <= LONGEST_EMAIL
    return bool(one.name and one.email) and is_short and len(one.name) <= LONGEST_NAME
