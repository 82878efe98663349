"""Texts that come and go as files on the command line."""

from pathlib import Path

from sqlalchemy.orm import Session

from bot.errors import Refusal
from bot.policies.models import Change, Slug
from bot.policies.rules import changes, texts
from bot.policies.rules.texts import Imported
from bot.policies.store import documents
from bot.policies.views.page import printable
from bot.slack.fetch import MOST, TOO_LARGE, decode

ONE_CHANGE = "A text is a correction or a new version, not both."
UNKNOWN = "There is no document “{name}”. There are: {known}."
NOTHING = "Nothing would change."


def slug_of(name: str) -> Slug:
    """Find a document by its name on the command line."""
    try:
        return Slug(name)
    except ValueError as error:
        raise Refusal(UNKNOWN.format(name=name, known=", ".join(Slug))) from error


def change_of(*, new_version: bool, correction: bool) -> Change | None:
    """Say what kind of change somebody asked for; neither makes a draft."""
    if new_version and correction:
        raise Refusal(ONE_CHANGE)
    if new_version:
        return Change.NEW_VERSION
    return Change.CORRECTION if correction else None


def read(file: Path) -> Imported:
    """Read a Markdown file, within the limits of a document."""
    content = file.read_bytes()
    if len(content) > MOST:
        raise Refusal(TOO_LARGE.format(name=file.name, most=MOST // 1000))
    return texts.read(decode(content, file.name))


def compared(session: Session, slug: Slug, imported: Imported) -> list[str]:
    """Say, a line each, what a text would change."""
    holds = documents.current(session, slug)
    found = changes.between(holds.sections if holds else [], imported.sections)
    return [f"{one.mark}: {one.words}" for one in found] or [NOTHING]


def page(session: Session, slug: Slug) -> str:
    """Write a document as a page to print."""
    return printable(documents.text(session, slug))
