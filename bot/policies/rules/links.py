"""Which addresses a text may link to, and whether the words over them tell the truth."""

from urllib.parse import urlsplit

SCHEMES = ("https", "http", "mailto")
LONGEST_LINK = 3000  # characters that Slack takes as an address


def is_safe(url: str) -> bool:
    """Say whether an address is of the web or of mail, and short enough to be a link."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    place = parts.path if parts.scheme == "mailto" else parts.netloc
    return parts.scheme in SCHEMES and bool(place) and len(url) <= LONGEST_LINK


def is_misleading(label: str, url: str) -> bool:
    """Say whether words look like another address than the one they lead to."""
    shown = label.casefold().removeprefix("mailto:")
    if not any(sign in shown for sign in ("://", "www.", "@")):
        return False
    return shown.rstrip("/") not in (url.casefold().rstrip("/"), url.removeprefix("mailto:"))
