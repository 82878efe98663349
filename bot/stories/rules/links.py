"""Web addresses: which can be passed on, and which are the same."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from bot.stories.rules import networks

TRACKING = {
    "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid",
    "igshid", "igsh", "mc_cid", "mc_eid", "_hsenc", "_hsmi", "mkt_tok", "vero_id", "ref_src",
}  # fmt: skip
CAMPAIGN = "utm_"
IN_TEXT = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
TRAILING = ".,;:!?'’”)]}…"
OTHER_SCHEME = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|(?:javascript|data|vbscript|mailto|file|tel|blob|about):)\S+",
    re.IGNORECASE,
)
WWW = re.compile(r"^(?:www\.)+")
PICTURES = (".jpg", ".jpeg", ".png", ".gif")  # what Slack shows (reference, image block)
SCHEMES = ("http", "https")
USUAL_PORTS = (None, 80, 443)

NOT_WEB = "Please give a web address: it starts with https:// or http:// and has no blanks."
NOT_A_PICTURE = "Please give the picture's own address: it ends in .jpg, .png or .gif."
TOO_LONG = "This link is too long for the networks' share buttons. Please give a shorter one."


def is_web_link(text: str) -> bool:
    """Say whether this is one http or https address and nothing else."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if parts.scheme.lower() not in SCHEMES or not host or "@" in parts.netloc:
        return False
    return bool(host.strip(".")) and text.isprintable() and not re.search(r"[\s<>\"\\]", text)


def problem_with(link: str) -> str | None:
    """Say what is wrong with a link that a person typed, or None."""
    if not is_web_link(link):
        return NOT_WEB
    return None if networks.take(link) else TOO_LONG


def problem_with_picture(link: str) -> str | None:
    """Say what is wrong with a link to a picture, or None."""
    problem = problem_with(link)
    ends_well = problem is not None or urlsplit(link).path.lower().endswith(PICTURES)
    return problem if ends_well else NOT_A_PICTURE


def looks_foreign(text: str) -> bool:
    """Say whether somebody gave an address that is none of the web, such as ftp://…."""
    return bool(OTHER_SCHEME.fullmatch(text.strip())) and not is_web_link(text.strip())


def first_link(text: str) -> str:
    """Find the first web address in a text, or nothing."""
    found = (match.group().rstrip(TRAILING) for match in IN_TEXT.finditer(text))
    return next((link for link in found if problem_with(link) is None), "")


def canonical(link: str) -> str:
    """Write a link so that two links to the same page are the same text.

    Scheme, www., default port, fragment, closing slash, tracking and the order of parameters do
    not tell pages apart.
    """
    parts = urlsplit(link)
    host = WWW.sub("", (parts.hostname or "").rstrip("."))
    port = parts.port if parts.port not in USUAL_PORTS else None
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() not in TRACKING and not name.lower().startswith(CAMPAIGN)
    )
    query = f"?{urlencode(kept)}" if kept else ""
    address = f"[{host}]" if ":" in host else host
    return f"https://{address}{f':{port}' if port else ''}{parts.path.rstrip('/')}{query}"
