"""Documents as leads work on them: the outline, one section, what changed, publishing."""

from collections.abc import Sequence

from bot.policies import ids
from bot.policies.models import Change, Slug
from bot.policies.rules import texts
from bot.policies.rules.changes import Changed, Mark
from bot.policies.store.documents import Outline
from bot.policies.views.reading import version_words
from bot.slack.blocks import (
    actions,
    button,
    confirm,
    context,
    divider,
    field,
    modal,
    radio,
    text_input,
)
from bot.slack.prose import At, Bold, Part, listing, prose
from bot.slack.text import shorten
from bot.slack.types import Block, Element, View

TITLE = "Edit a document"
GLIMPSE = 90  # characters of a section in the outline
MOST_CHANGES = 60  # lines; more are counted
LONGEST_CHANGE = 250  # characters of one line; the whole is in the draft
MARKS = {Mark.ADDED: "Added", Mark.REMOVED: "Removed"}
HOLDS = "This is the text that holds now. A change begins a draft, which nobody else sees."
FILLED_IN = (
    "Herald fills in {organisation}, {disclosure}, {emergency_number} and {press_number}. "
    "A whole text can come as a Markdown file: send it to me in our direct messages."
)
MARKDOWN = "Markdown: - for a list, **bold**, *italics*, [words](https://…) for a link."
NOT_THROWN = "What is written in it is lost. The text that holds now stays."
CHOICES = {
    Change.CORRECTION: "Correction: nobody has to read it again",
    Change.NEW_VERSION: "New version: everybody is asked to read it again",
}
PLAIN_CHOICES = {Change.CORRECTION: "Correction", Change.NEW_VERSION: "New version"}


def seen(outline: Outline, index: int) -> str:
    """Say in a button which section of which state of a draft a lead saw."""
    return f"{outline.slug}:{outline.seen}:{index}"


def read_seen(value: str) -> tuple[Slug, int, int]:
    """Read what `seen` wrote."""
    slug, number, index = value.split(":")[:3]
    return Slug(slug), int(number), int(index)


def outline_view(outline: Outline, notice: str = "") -> View:
    """Draw all sections of a draft in their order, each with what can be done to it."""
    rows = [block for index in range(len(outline.sections)) for block in _row(outline, index)]
    return modal(
        TITLE,
        [
            *([prose(Bold(notice))] if notice else []),
            prose(Bold(outline.title), ". ", *_state(outline)),
            *rows,
            divider(),
            actions(*_below(outline)),
            context(FILLED_IN),
        ],
    )


def section_form(outline: Outline, index: int) -> View:
    """Draw one section to be written."""
    is_new = index >= len(outline.sections)
    section = {"heading": "", "text": ""} if is_new else outline.sections[index]
    return modal(
        "A new section" if is_new else "Edit a section",
        [
            field(
                "heading",
                "Heading",
                text_input(section["heading"], longest=texts.LONGEST_HEADING),
                optional=True,
            ),
            field(
                "text",
                "Text",
                text_input(section["text"], multiline=True, longest=texts.LONGEST_SECTION),
                hint=MARKDOWN,
            ),
        ],
        callback_id=ids.SECTION_FORM,
        submit="Save",
        close="Cancel",
        about=seen(outline, index),
    )


def publish_form(outline: Outline, changes: Sequence[Changed]) -> View:
    """Show what is different from the text that holds, and ask what kind of change that is."""
    against = version_words(outline.version) if outline.version else ["nothing"]
    more = len(changes) - MOST_CHANGES
    left = [prose(f"And {more} more lines.")] if more > 0 else []
    choices = CHOICES if outline.slug is Slug.POLICY else PLAIN_CHOICES
    return modal(
        "Publish a document",
        [
            prose(Bold(outline.title), " against ", *against, ":"),
            listing([_change(one) for one in changes[:MOST_CHANGES]]),
            *left,
            field(
                "change",
                "What is this?",
                radio({change.value: label for change, label in choices.items()}),
            ),
        ],
        callback_id=ids.PUBLISH_FORM,
        submit="Publish",
        close="Cancel",
        about=seen(outline, 0),
    )


def unchanged_view(outline: Outline) -> View:
    """Say that a draft says what the text says that holds."""
    return outline_view(outline, "Word for word the text that holds now: nothing to publish.")


def published_view(title: str, number: int, correction: int) -> View:
    """Say what holds now."""
    which = f"version {number}" + (f", correction {correction}" if correction else "")
    return modal("Publish a document", [prose(Bold(f"{title}: {which} holds now."))])


def discarded_view(title: str) -> View:
    """Say that a draft is gone."""
    return modal(TITLE, [prose(f"The draft of “{title}” is gone. The text that holds stays.")])


def _state(outline: Outline) -> list[Part]:
    if outline.seen == 0 or outline.at is None:
        return [HOLDS]
    return [f"A draft, changed by {outline.by} on ", At(outline.at), ". It is not published yet."]


def _row(outline: Outline, index: int) -> list[Block]:
    section, value = outline.sections[index], seen(outline, index)
    name = section["heading"] or f"Section {index + 1}"
    glimpse = shorten(" ".join(section["text"].split()), GLIMPSE)
    buttons = [button("Edit", ids.EDIT_SECTION, value, spoken=f"Edit: {name}")]
    if index > 0:
        buttons.append(button("Move up", ids.MOVE_UP, value, spoken=f"Move up: {name}"))
    if index < len(outline.sections) - 1:
        buttons.append(button("Move down", ids.MOVE_DOWN, value, spoken=f"Move down: {name}"))
    if len(outline.sections) > 1:
        buttons.append(button("Remove", ids.REMOVE_SECTION, value, spoken=f"Remove: {name}"))
    return [prose(f"{index + 1}. ", Bold(name), f"\n{glimpse}"), actions(*buttons)]


def _below(outline: Outline) -> list[Element]:
    last, full = len(outline.sections), len(outline.sections) >= texts.MOST_SECTIONS
    buttons = [] if full else [button("Add a section", ids.ADD_SECTION, seen(outline, last))]
    if outline.seen == 0:
        return buttons or [_compare(outline)]
    sure = confirm("Throw the draft away?", NOT_THROWN, "Throw away", "Keep it")
    away = button("Throw the draft away", ids.DISCARD, seen(outline, 0), confirm=sure)
    return [_compare(outline), *buttons, away]


def _compare(outline: Outline) -> Element:
    style = "primary" if outline.seen else None
    return button("See what changed and publish", ids.COMPARE, seen(outline, 0), style=style)


def _change(one: Changed) -> list[Part]:
    where = f" ({one.heading})" if one.heading and one.heading != one.words else ""
    return [Bold(f"{MARKS[one.mark]}{where}: "), shorten(one.words, LONGEST_CHANGE)]
