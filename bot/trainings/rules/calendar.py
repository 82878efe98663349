"""Words and addresses as a calendar may hold them, whatever somebody typed (RFC 5545, 3.3.11)."""

import re
import unicodedata
from urllib.parse import urlsplit

BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")  # what some programs take for one
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
WEB = re.compile(r"https?://[!-~]+")


def paragraph(words: str) -> str:
    """Take words without control characters and half characters, lines ending in one way."""
    lines = BREAKS.sub("\n", words).encode("utf-8", "replace").decode("utf-8")
    return "".join(char for char in lines if char == "\n" or not _is_control(char))


def line(words: str) -> str:
    """Take words as one line."""
    return " ".join(paragraph(words).split())


def name(words: str) -> str:
    """Take a name as a parameter may hold it: Outlook does not read escaped quotes in one."""
    return line(words).replace('"', "'")


def is_address(typed: str) -> bool:
    """Say whether something is an e-mail address that a calendar can carry."""
    return ADDRESS.fullmatch(typed) is not None


def is_web(typed: str) -> bool:
    """Say whether something is a web address that a calendar can carry."""
    if WEB.fullmatch(typed) is None:
        return False
    try:
        return bool(urlsplit(typed).hostname)
    except ValueError:
        return False


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs")
