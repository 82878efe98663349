"""Which addresses can be passed on, and which are the same."""

from urllib.parse import urlencode

import pytest
from hypothesis import given, strategies

from bot.stories.rules import links

PATHS = strategies.text("abcxyz/-_.~%20", max_size=20)
QUERIES = strategies.dictionaries(
    strategies.text("abcutm_", min_size=1, max_size=6), strategies.text(max_size=6), max_size=3
)


@strategies.composite
def addresses(draw):
    """Draw a web address."""
    scheme = draw(strategies.sampled_from(["http://", "https://", "HTTPS://"]))
    host = draw(strategies.sampled_from(["example.gov", "www.example.gov", "EXAMPLE.gov:443"]))
    query = "&".join(f"{k}={urlencode({'': v})[1:]}" for k, v in draw(QUERIES).items())
    fragment = draw(strategies.sampled_from(["", "#top", "#!/a?b"]))
    return f"{scheme}{host}/{draw(PATHS)}{'?' if query else ''}{query}{fragment}"


@pytest.mark.parametrize(
    "same",
    [
        "http://example.gov/pool",
        "https://www.example.gov/pool/",
        "HTTPS://EXAMPLE.GOV/pool",
        "https://example.gov:443/pool",
        "http://example.gov:80/pool#times",
        "https://example.gov./pool?utm_source=x&utm_medium=y&fbclid=z",
    ],
)
def test_two_ways_to_write_an_address_are_one_page(same):
    assert links.canonical(same) == "https://example.gov/pool"


@pytest.mark.parametrize(
    "other",
    [
        "https://example.gov/pools",
        "https://example.gov/pool?day=2",
        "https://news.example.gov/pool",
        "https://example.gov:8443/pool",
        "https://example.gov/Pool",
    ],
)
def test_other_pages_stay_other_pages(other):
    assert links.canonical(other) != "https://example.gov/pool"


@given(addresses())
def test_a_canonical_link_is_its_own_canonical_link(link):
    once = links.canonical(link)
    assert links.canonical(once) == once


@given(addresses(), strategies.sampled_from(["utm_source=a", "gclid=b", "fbclid=c&utm_id=d"]))
def test_tracking_tells_no_pages_apart(link, tracking):
    address, _, fragment = link.partition("#")
    joined = f"{address}{'&' if '?' in address else '?'}{tracking}#{fragment}"
    assert links.canonical(joined) == links.canonical(link)


@pytest.mark.parametrize(
    "text",
    [
        "banana",
        "ftp://example.gov/pool",
        "javascript:alert(1)",
        "https://",
        "https://example.gov/a b",
        "https://[::1",
        "https://example.gov:port/",
        "https://user:pass@example.gov/",
        "https://example.gov/\n",
        "https://exa<mple.gov/",
        "//example.gov/pool",
    ],
)
def test_what_is_no_web_address_is_told_so(text):
    assert links.problem_with(text) == links.NOT_WEB


def test_an_address_that_no_button_can_hold_is_refused():
    assert links.problem_with("https://example.gov/" + "a" * 3000) == links.TOO_LONG


@given(strategies.text())
def test_any_text_is_either_a_web_address_or_not(text):
    assert links.is_web_link(text) == (links.problem_with(text) != links.NOT_WEB)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Look: https://example.gov/pool.", "https://example.gov/pool"),
        ("(see https://example.gov/pool)", "https://example.gov/pool"),
        ("https://example.gov/a and https://example.gov/b", "https://example.gov/a"),
        ("“https://example.gov/pool”", "https://example.gov/pool"),
        ("banana", ""),
        ("https:// nothing", ""),
    ],
)
def test_the_first_web_address_in_a_text_is_the_link(text, link):
    assert links.first_link(text) == link


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("ftp://example.gov/pool", True),
        ("javascript:alert(1)", True),
        ("  mailto:ana@example.gov ", True),
        ("https://example.gov", False),
        ("Reminder: the pool reopens", False),
        ("banana", False),
    ],
)
def test_an_address_of_another_kind_is_known_from_a_sentence(text, foreign):
    assert links.looks_foreign(text) is foreign
