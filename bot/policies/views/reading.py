"""Documents as members read them, the way to say so, and questions about them."""

from collections.abc import Sequence
from datetime import date

from bot.policies import ids
from bot.policies.models import Acknowledgement, Document, Slug, Version
from bot.policies.rules.reading import FEWEST, Figures, is_shown
from bot.policies.rules.texts import TITLES
from bot.policies.store.documents import Shelved
from bot.policies.store.readers import Reading
from bot.policies.views.text import text_blocks
from bot.slack.blocks import actions, button, context, divider, field, modal, text_input
from bot.slack.prose import At, Bold, Part, prose
from bot.slack.types import Block, Element, View

DAY = "{date_long}"
LONGEST_QUESTION = 2000  # characters; more is a talk
JOINING = (
    "“Read it, count me in” says that you have read this, and that you take part from now on. You "
    "can leave with one tap whenever you like, and nobody is told."
)
KEPT = "Herald keeps your name, the time, the version and a fingerprint of exactly this text."
FEW = "Fewer than five have said so far that they have read it."
NEARLY = "Nearly all who take part have read it."
ASKED = "The digital team reads this with your name, and a person answers you."


def list_view(shelf: Sequence[Shelved], figures: Figures | None) -> View:
    """Draw the documents for everybody."""
    blocks: list[Block] = []
    for one in shelf:
        blocks.append(prose(Bold(one.document.title), " · ", *version_words(one.version)))
        if one.document.slug is Slug.POLICY and figures:
            blocks.append(prose(figures_words(figures)))
        blocks.append(actions(read_button(one.document.slug)))
    return modal("Policy and guidelines", blocks)


def read_view(reading: Reading) -> View:
    """Draw a whole document, and for the policy the way to say that one has read it."""
    text = reading.text
    blocks = [
        prose(*_status(reading)),
        *text_blocks(text.sections),
        divider(),
        actions(
            button("Question or remark", ids.QUESTION, text.slug),
            button("Printable page", ids.PAGE, text.slug),
        ),
    ]
    if not reading.asks:
        return modal(text.title, blocks)
    joined = reading.member.has_joined
    return modal(
        text.title,
        [*blocks, context(*([] if joined else [JOINING]), KEPT)],
        callback_id=ids.READ_FORM,
        submit="I have read it" if joined else "Read it, count me in",
        about=str(text.version.id),
    )


def acknowledged_view(said: Acknowledgement, *, is_new: bool) -> View:
    """Thank somebody who has read the policy, or say when they said so before."""
    first = "Thank you. It is written down." if is_new else "You said so before. Thank you."
    return modal("Policy and guidelines", [prose(Bold(first)), prose(*said_words(said))])


def question_form(slug: Slug) -> View:
    """Ask for a question or a remark about a document."""
    words = text_input(multiline=True, longest=LONGEST_QUESTION)
    return modal(
        "Question or remark",
        [
            prose("About: ", Bold(TITLES[slug])),
            field("question", "What would you like to know or say?", words),
            context(ASKED),
        ],
        callback_id=ids.QUESTION_FORM,
        submit="Send",
        close="Cancel",
        about=slug,
    )


def asked_view() -> View:
    """Say that a question is with the digital team."""
    return modal("Question or remark", [prose("Thank you. The digital team has it.")])


def page_sent_view() -> View:
    """Say that the printable page is in the direct messages."""
    told = "The page is in our direct messages. Open it in a browser and print it from there."
    return modal("Printable page", [prose(told)])


def unread_section(number: int) -> list[Block]:
    """Draw for somebody who takes part that the policy is to be read."""
    return [
        prose(Bold(f"Please read the policy (version {number})")),
        actions(read_button(Slug.POLICY)),
        divider(),
    ]


def review_section(documents: Sequence[Document]) -> list[Block]:
    """Draw for leads which documents are to be looked at again."""
    titles = ", ".join(document.title for document in documents)
    return [
        prose(Bold("To be looked at again: "), titles),
        actions(button("Policy", ids.DESK)),
        divider(),
    ]


def read_button(slug: Slug, label: str = "Read it") -> Element:
    """Draw the way to a document."""
    return button(label, ids.READ, slug, spoken=f"{label}: {TITLES[slug]}")


def version_words(version: Version) -> list[Part]:
    """Say which version a text is and since when."""
    corrected = f", corrected {version.correction} times" if version.correction > 1 else ""
    corrected = ", corrected once" if version.correction == 1 else corrected
    return [f"version {version.number}{corrected}, since ", At(version.at, DAY)]


def said_words(said: Acknowledgement) -> list[Part]:
    """Say when and how somebody said that they have read a version."""
    which = f"that you have read version {said.number}."
    if said.signed_on:
        return [f"You signed on paper on {written(said.signed_on)} {which}"]
    return ["You said on ", At(said.at, f"{DAY} at {{time}}"), f" {which}"]


def figures_words(figures: Figures) -> str:
    """Say how many have read the policy, with no figure about fewer than five."""
    if is_shown(figures):
        return f"{figures.have_read} of {figures.joined} who take part have read this version."
    return FEW if figures.have_read < FEWEST else NEARLY


def written(day: date) -> str:
    """Write a calendar day."""
    return f"{day:%B} {day.day}, {day.year}"


def _status(reading: Reading) -> list[Part]:
    first = version_words(reading.text.version)
    opened = ["Version" + str(first[0]).removeprefix("version"), *first[1:], "."]
    return [*opened, " ", *said_words(reading.known)] if reading.known else opened
