"""The few sentences that the outbox says itself."""

from collections.abc import Sequence
from typing import Any

from bot.outbox.models import LEADS, PROGRAMME, SHARE, TEAM, Card
from bot.slack.blocks import section
from bot.slack.messages import Message
from bot.slack.prose import Link, Part, listing, plain
from bot.slack.text import counted, shorten, unescape
from bot.slack.types import Block

NAMES = {
    TEAM: "the digital team's channel",
    SHARE: "the share channel",
    PROGRAMME: "the programme's channel",
    LEADS: "the leads",
}
REASONS = {
    "not_in_channel": "I'm not a member there. Please invite me with `/invite @Herald`.",
    "channel_not_found": "I can't see it. Please invite me, or set another one.",
    "is_archived": "It is archived.",
    "user_disabled": "The account is deactivated.",
    "user_not_found": "There is no such account any more.",
    "messages_tab_disabled": "The app's Messages tab is switched off.",
    "deleted": "The message was deleted several times, so I stopped posting it.",
}

TITLE = 100  # characters of a thread's first line
THREADS = 10  # threads that a bundle names; with a hundred characters each it still has room

UNSHOWN = "invalid_blocks"  # also what Slack answers when it cannot fetch a picture
UNSHOWN_NOTE = (
    "One of my messages to {lane} doesn't arrive. Slack can't show it, most often because it "
    "can't fetch the picture. Please give the story another picture, or none, under Edit. "
    "Then it goes out."
)


UNDRAWN = "not drawn"  # the reason of our own why a file is missing
WITHOUT = "A file belongs here, but I could not attach it. The digital team knows."
UNDRAWN_NOTE = (
    "I could not make a file that belongs to a message, so the words went out without it. The log "
    "says why."
)
NO_FILES = {
    "file_uploads_disabled": "Uploads are switched off in this workspace.",
    "file_uploads_except_images_disabled": "Only pictures may be uploaded in this workspace.",
    "missing_scope": "The app lacks the scope `files:write`. Your IT team adds it.",
    "storage_limit_reached": "The workspace's storage is full.",
}


def waited_line(count: int) -> str:
    """Open a bundle of what came while somebody was off duty."""
    return f"This came while you were off duty: {counted(count, 'message')}."


def threads_text(cards: Sequence[Card]) -> str:
    """Say in words in whose threads there is more, a line each."""
    return "".join(f"\n{plain(*_thread(card, ''))}" for card in _different(cards))


def threads_block(cards: Sequence[Card], site: str) -> Block:
    """Draw a list of the threads in which there is more, linked where the site is known."""
    return listing(_thread(card, site) for card in _different(cards))


def _thread(card: Card, site: str) -> list[Part]:
    """Name a thread by the first words of its message; it stands in the same conversation."""
    title = shorten(unescape(str(card.wanted["text"])).split("\n")[0], TITLE)
    return ["More in the thread of “", Link(_permalink(card, site), title) if site else title, "”"]


def _permalink(card: Card, site: str) -> str:
    """Write a message's address (docs.slack.dev, chat.getPermalink), which takes no call."""
    return f"{site}archives/{card.channel}/p{(card.ts or '').replace('.', '')}"


def _different(cards: Sequence[Card]) -> list[Card]:
    """Take each card once, and no more of them than a bundle has room for."""
    return list({card.name: card for card in cards}.values())[:THREADS]


def parked_note(lane: str, reason: str) -> Message:
    """Tell who can mend it that messages do not arrive, and why."""
    if reason == UNSHOWN:
        return Message(UNSHOWN_NOTE.format(lane=_named(lane)))
    why = REASONS.get(reason, f"Slack answers `{reason}`.")
    return Message(
        f"My messages to {_named(lane)} don't arrive. {why} "
        "They are kept and go out when this is mended, or with `herald outbox retry`."
    )


def without_file(body: dict[str, Any]) -> dict[str, Any]:
    """Say at the end of a message that a file is missing, once."""
    text, blocks = str(body["text"]), body.get("blocks")
    if text.endswith(WITHOUT):
        return body
    return (
        body
        | {"text": f"{text}\n{WITHOUT}"}
        | ({"blocks": [*blocks, section(WITHOUT)]} if blocks else {})
    )


def no_files_note(reason: str) -> Message:
    """Tell who can mend it that messages go out without their files, and why."""
    if reason == UNDRAWN:
        return Message(UNDRAWN_NOTE)
    why = NO_FILES.get(reason, f"Slack answers `{reason}`.")
    return Message(
        f"Slack doesn't take files from me. {why} "
        "Until this is mended, the words go out without them and say so."
    )


def _named(lane: str) -> str:
    if lane in NAMES:
        return NAMES[lane]
    return f"<@{lane}>" if lane[:1] in "UW" else f"<#{lane}>"
