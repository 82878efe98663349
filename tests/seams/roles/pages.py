"""Pages of the web: whoever has the address reads them, and what is secret is in the address."""

from tests.seams.roles import THE_WORLD

ROWS = {
    ("page", "/"): THE_WORLD,
    ("page", "/robots.txt"): THE_WORLD,
    ("page", "/health"): THE_WORLD,
    ("page", "/ready"): THE_WORLD,
    ("page", "/door/{door}"): THE_WORLD,
    ("page", "/calendar/{token}.ics"): THE_WORLD,
    ("page", "/check"): THE_WORLD,
    ("page", "/check/{number}"): THE_WORLD,
}
