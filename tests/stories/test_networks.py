"""The addresses that open the networks, word for word as each of them takes it."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given, strategies

from bot.members.networks import Network
from bot.stories.rules import networks
from tests import given as town

LINK = "https://example.gov/pool?day=1"
CODED = "https%3A%2F%2Fexample.gov%2Fpool%3Fday%3D1"


@pytest.mark.parametrize(
    ("network", "address"),
    [
        (Network.X, f"https://x.com/intent/tweet?text=Ni%C3%B1os%20%26%20agua&url={CODED}"),
        (
            Network.BLUESKY,
            f"https://bsky.app/intent/compose?text=Ni%C3%B1os%20%26%20agua%20{CODED}",
        ),
        (
            Network.THREADS,
            f"https://www.threads.com/intent/post?text=Ni%C3%B1os%20%26%20agua&url={CODED}",
        ),
        (Network.WHATSAPP, f"https://wa.me/?text=Ni%C3%B1os%20%26%20agua%20{CODED}"),
        (Network.FACEBOOK, f"https://www.facebook.com/sharer/sharer.php?u={CODED}"),
        (Network.LINKEDIN, f"https://www.linkedin.com/sharing/share-offsite/?url={CODED}"),
        (
            Network.NEXTDOOR,
            f"https://nextdoor.com/sharekit/?source=example.gov&body=Ni%C3%B1os%20%26%20agua%20{CODED}",
        ),
        (Network.INSTAGRAM, "https://www.instagram.com/"),
    ],
)
def test_a_network_opens_with_the_words_and_the_link(network, address):
    assert networks.intent(network, "Niños & agua", LINK) == address


@given(strategies.sampled_from(Network), strategies.text(max_size=5000))
def test_no_words_make_an_address_longer_than_a_button_takes(network, words):
    assert len(networks.intent(network, words, LINK)) <= networks.LONGEST


@given(strategies.sampled_from(["🏊", "ñ", "a b", "&"]), strategies.integers(1, 3000))
def test_words_are_cut_and_the_link_never(unit, times):
    address = networks.intent(Network.WHATSAPP, unit * times, LINK)
    text = parse_qs(urlsplit(address).query)["text"][0]
    words = text.removesuffix(f" {LINK}")
    assert text == f"{words} {LINK}"
    assert (unit * times).startswith(words.removesuffix("…"))


@given(strategies.text(min_size=1, max_size=200))
def test_words_that_fit_arrive_as_they_are(words):
    whole = words.encode("utf-8", "replace").decode()
    address = networks.intent(Network.X, whole, LINK)
    if not address.endswith("%E2%80%A6&url=" + CODED) or whole.endswith("…"):
        coded = address.removeprefix("https://x.com/intent/tweet?text=").partition("&url=")[0]
        assert unquote(coded) == whole


def test_a_story_is_meant_for_the_networks_that_were_ticked_in_our_order():
    story = town.story(networks=["whatsapp", "x"])
    assert networks.chosen(story) == [Network.X, Network.WHATSAPP]


def test_a_story_without_ticks_is_meant_for_all():
    assert networks.chosen(town.story()) == list(Network)
