"""Time zones as people name them: America/New_York, New York, eastern."""

import functools
from difflib import get_close_matches
from zoneinfo import ZoneInfo, available_timezones

SPOKEN = {  # how people in the United States say it
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "arizona": "America/Phoenix",
    "pacific": "America/Los_Angeles",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
}
UNKNOWN = "There is no time zone “{name}”. Write a city such as New York, or America/New_York."
LIKE_IT = "There is no time zone “{name}”. Did you mean {others}?"


class UnknownZone(ValueError):
    """A name that is no time zone; says what is near it."""


@functools.cache
def named(name: str) -> ZoneInfo | None:
    """Find a zone by its exact name in the world's list (IANA), or None."""
    return ZoneInfo(name) if name in available_timezones() else None


def find(text: str) -> str:
    """Give the exact name of a zone that somebody typed; nothing typed stays nothing.

    Raises `UnknownZone` with a sentence.
    """
    wanted = _plain(text)
    if not wanted:
        return ""
    if (known := _known().get(wanted)) is None:
        raise UnknownZone(_sentence(text.strip(), wanted))
    return known


def city(name: str) -> str:
    """Write a zone so that people know it: America/New_York is New York."""
    return name.rsplit("/", 1)[-1].replace("_", " ")


def _sentence(name: str, wanted: str) -> str:
    near = dict.fromkeys(_known()[other] for other in get_close_matches(wanted, _known(), 3))
    return (
        LIKE_IT.format(name=name, others=" or ".join(near)) if near else UNKNOWN.format(name=name)
    )


@functools.cache
def _known() -> dict[str, str]:
    """Map how a zone may be written to its name; of two cities of a name, the first is meant."""
    zones = sorted(name for name in available_timezones() if "/" in name or name == "UTC")
    places = [name for name in zones if not name.startswith(("Etc/", "US/", "posix", "right"))]
    by_city = {_plain(city(name)): name for name in reversed(places)}
    return by_city | SPOKEN | {_plain(name): name for name in zones}


def _plain(text: str) -> str:
    words = text.casefold().replace("_", " ").removesuffix(" time")
    return " ".join(words.split())
