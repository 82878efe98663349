"""Public holidays of countries and their parts, from a library that waits until it is needed."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

ENGLISH = "en_US"  # the language of the names, where the library has it


def name_of(day: date, country: str, subdivision: str) -> str | None:
    """Give the name of a public holiday, or None on any other day.

    Without a country, and in one that the library does not know, there are none.
    """
    return days(country, subdivision, day.year).get(day) if country else None


@functools.cache
def days(country: str, subdivision: str, year: int) -> Mapping[date, str]:
    """Name the public holidays of a year, by day; read once for each place and year."""
    import holidays  # starting up must not wait for it

    if problem_with(country, subdivision):
        return {}
    found = holidays.country_holidays(
        country, subdiv=subdivision or None, years=year, language=ENGLISH
    )
    return dict(sorted(found.items()))


@functools.cache
def problem_with(country: str, subdivision: str) -> str | None:
    """Say in a sentence what is wrong with a place, or None if its holidays are known."""
    known = countries()
    if country not in known:
        return f"No holidays are known for “{country}”. Write a country as two letters, such as US."
    if subdivision and subdivision not in known[country]:
        return f"{country} has no part “{subdivision}”. Known are: {_some(known[country])}."
    return None


@functools.cache
def countries() -> Mapping[str, Sequence[str]]:
    """List the countries whose holidays are known (ISO 3166-1), each with its parts."""
    import holidays

    return holidays.list_supported_countries(include_aliases=False)


def _some(parts: Iterable[str]) -> str:
    return ", ".join(parts) or "none"
