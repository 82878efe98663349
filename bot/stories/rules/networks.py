"""Where a story can be shared, and the address that opens a network with the words filled in.

The addresses are those that the networks document or that are in wide use (SLACK.md section 8
names each source); they change, so they stand in one table.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from bot.members.networks import Network
from bot.slack.text import ELLIPSIS
from bot.stories.models import Story

LONGEST = 3000  # characters of a button's address, after encoding (button element reference)


class Door(NamedTuple):
    """How a network is opened, and whether it takes ready words."""

    takes_words: bool
    address: Callable[[str, str], str]


def encoded(text: str) -> str:
    """Percent-encode a value as UTF-8, a blank as %20."""
    return quote(text, safe="", errors="replace")


def _together(words: str, link: str) -> str:
    return encoded(f"{words} {link}" if words else link)


def _x(words: str, link: str) -> str:
    return f"https://x.com/intent/tweet?text={encoded(words)}&url={encoded(link)}"


def _bluesky(words: str, link: str) -> str:
    return f"https://bsky.app/intent/compose?text={_together(words, link)}"


def _threads(words: str, link: str) -> str:
    return f"https://www.threads.com/intent/post?text={encoded(words)}&url={encoded(link)}"


def _whatsapp(words: str, link: str) -> str:
    return f"https://wa.me/?text={_together(words, link)}"


def _facebook(_: str, link: str) -> str:
    return f"https://www.facebook.com/sharer/sharer.php?u={encoded(link)}"


def _linkedin(_: str, link: str) -> str:
    return f"https://www.linkedin.com/sharing/share-offsite/?url={encoded(link)}"


def _nextdoor(words: str, link: str) -> str:
    site = encoded(urlsplit(link).hostname or "")
    return f"https://nextdoor.com/sharekit/?source={site}&body={_together(words, link)}"


def _instagram(_words: str, _link: str) -> str:
    return "https://www.instagram.com/"


DOORS = {
    Network.X: Door(True, _x),
    Network.BLUESKY: Door(True, _bluesky),
    Network.THREADS: Door(True, _threads),
    Network.WHATSAPP: Door(True, _whatsapp),
    Network.FACEBOOK: Door(False, _facebook),
    Network.LINKEDIN: Door(False, _linkedin),
    Network.NEXTDOOR: Door(False, _nextdoor),
    Network.INSTAGRAM: Door(False, _instagram),
}


def chosen(story: Story) -> Sequence[Network]:
    """List the networks a story is meant for, in our order; none chosen means all."""
    return [network for network in Network if not story.networks or network in story.networks]


def offered(story: Story, mine: Sequence[str]) -> Sequence[Network]:
    """List the networks of a story that somebody uses; if they use none of them, all of them."""
    meant = chosen(story)
    return [network for network in meant if network in mine] or meant


def take(link: str) -> bool:
    """Say whether a link is short enough for the button of every network."""
    return all(len(door.address(ELLIPSIS, link)) <= LONGEST for door in DOORS.values())


def intent(network: Network, words: str, link: str) -> str:
    """Give the address that opens a network; the words are cut to fit, the link never."""
    address = DOORS[network].address
    whole = address(words, link)
    if len(whole) <= LONGEST:
        return whole
    space = LONGEST - len(address(ELLIPSIS, link))
    return address(_cut(words, space).rstrip() + ELLIPSIS, link)


def _cut(words: str, space: int) -> str:
    used = 0
    for position, character in enumerate(words):
        used += len(encoded(character))
        if used > space:
            return words[:position]
    return words
