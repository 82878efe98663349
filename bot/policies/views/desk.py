"""The leads' desk: every document, who has read the policy, paper, review dates."""

from collections.abc import Iterator, Sequence

from bot.policies import ids
from bot.policies.models import Acknowledgement, Document, Slug
from bot.policies.rules.reading import Figures
from bot.policies.store.documents import Shelved
from bot.policies.store.readers import PAGE, Names
from bot.policies.views.reading import figures_words, read_button, version_words, written
from bot.slack.blocks import (
    actions,
    button,
    calendar_day,
    context,
    divider,
    field,
    modal,
    person_picker,
    text_input,
)
from bot.slack.prose import At, Bold, Part, listing, prose
from bot.slack.types import Block, View

FIRST_PAGE = "first"  # in a window of its own; from there pages take its place
LONGEST_SHEET = 100  # characters: a folder and a number
SEEN = "Everybody on this page can see under “What Herald knows about me” that you looked."
BY_FILE = "To bring a whole text, send me a Markdown file (.md) in our direct messages."
SHEET = "Where the sheet is kept, such as “Folder 3, sheet 12”."
ON_PAPER = "The sheet must carry the text of version {number}. Its name, day and place are kept."


def desk_view(shelf: Sequence[Shelved], figures: Figures) -> View:
    """Draw what leads do with documents."""
    blocks: list[Block] = []
    for one in shelf:
        blocks += _document(one)
        if one.document.slug is Slug.POLICY:
            blocks += _readers(figures)
    return modal("Policy", [*blocks, divider(), context(BY_FILE)])


def names_view(page: Names) -> View:
    """Draw who has read the policy, a page at a time."""
    first = prose(Bold(f"Who has read version {page.number}"))
    entries = [_reader(one) for one in page.people]
    listed = listing(entries) if entries else prose("Nobody so far.")
    return modal("Who has read it", [first, listed, *_turning(page), context(SEEN)])


def _turning(page: Names) -> Iterator[Block]:
    """Draw the ways to the other pages, each in a row of its own: they share an id."""
    if page.has_more:
        yield actions(button("More names", ids.NAMES, str(page.skip + PAGE)))
    if page.skip:
        yield actions(button("Earlier names", ids.NAMES, str(max(0, page.skip - PAGE))))


def paper_form(number: int) -> View:
    """Ask who signed which sheet, and when."""
    return modal(
        "Signed on paper",
        [
            prose(ON_PAPER.format(number=number)),
            field("person", "Who signed?", person_picker()),
            field("signed_on", "On which day?", calendar_day()),
            field("sheet", "Which sheet?", text_input(longest=LONGEST_SHEET), hint=SHEET),
        ],
        callback_id=ids.PAPER_FORM,
        submit="Enter",
        close="Cancel",
    )


def entered_view(said: Acknowledgement) -> View:
    """Say what was entered."""
    day = written(said.signed_on) if said.signed_on else ""
    told = f"{said.name} has read version {said.number}, on paper, {day}. It is written down."
    return modal("Signed on paper", [prose(told)])


def review_form(document: Document) -> View:
    """Ask when a document is to be looked at again."""
    day = document.review_on.isoformat() if document.review_on else None
    return modal(
        "Review date",
        [
            prose(Bold(document.title)),
            field(
                "review_on",
                "When do you want to look at it again?",
                calendar_day(day),
                hint="Every lead reads it on that day. Empty: no date.",
                optional=True,
            ),
        ],
        callback_id=ids.REVIEW_FORM,
        submit="Save",
        close="Cancel",
        about=document.slug,
    )


def _document(one: Shelved) -> list[Block]:
    document = one.document
    day = f" · to be reviewed on {written(document.review_on)}" if document.review_on else ""
    draft = " · a draft is waiting" if one.has_draft else ""
    line: list[Part] = [Bold(document.title), " · ", *version_words(one.version), day, draft]
    return [
        prose(*line),
        actions(
            button("Edit", ids.EDIT, document.slug, spoken=f"Edit: {document.title}"),
            read_button(document.slug),
            button("Review date", ids.REVIEW, document.slug, spoken=f"Review: {document.title}"),
        ),
    ]


def _readers(figures: Figures) -> list[Block]:
    return [
        prose(figures_words(figures)),
        actions(
            button("Who has read it", ids.NAMES, FIRST_PAGE), button("Signed on paper", ids.PAPER)
        ),
        divider(),
    ]


def _reader(one: Acknowledgement) -> list[Part]:
    if one.signed_on:
        return [Bold(one.name), f", on paper, {written(one.signed_on)}, {one.sheet}"]
    return [Bold(one.name), ", ", At(one.at)]
