"""What Herald writes about documents to people and to the digital team."""

from bot.members.models import Member
from bot.members.views.stopping import stop_foot
from bot.policies import ids
from bot.policies.models import Slug, Upload
from bot.policies.rules.texts import TITLES
from bot.policies.views.reading import read_button
from bot.slack.blocks import actions, button, context
from bot.slack.messages import Message
from bot.slack.prose import Bold, Person, plain, prose, quote
from bot.slack.text import counted, shorten

HAS_DRAFT = (
    "{name} has begun a draft of “{title}”, which would be lost. Publish it or throw it away "
    "first, then try again."
)
SENT_ALREADY = "You sent this a moment ago; the digital team has it."
ANSWER_THEM = "It is a person's matter: please answer them directly, and tell each other here."
DAY = "If it is none of them, do nothing: Herald forgets it after a day. Nothing has changed yet."
STAYS = "It stays on your Home until you have read it. Taking part is your choice."
TITLE_RESTS = (
    "If you are an ambassador: your title stays valid for 30 days, then it rests until you have "
    "read it."
)
LONGEST = 2900  # characters of somebody's words in one quotation


def is_this_note(upload: Upload, guess: Slug) -> Message:
    """Ask a lead which document a file is; the likeliest comes first."""
    found = counted(len(upload.sections), "section")
    title = upload.title or "without a title"
    first = f"Is this the new text of “{TITLES[guess]}”?"
    told = f"Your file ({shorten(title, 100)}) has {found}. You'll see it before anybody else does."
    slugs = [guess, *(slug for slug in Slug if slug is not guess)]
    buttons = [button(TITLES[slug], f"{ids.TAKE_UPLOAD}.{slug}", str(upload.id)) for slug in slugs]
    return Message(plain(first), [prose(Bold(first)), prose(told), actions(*buttons), context(DAY)])


def please_read_note(number: int) -> Message:
    """Ask somebody who takes part to read the policy."""
    first = f"Please read the policy (version {number})." if number > 1 else (
        "Please read the policy when you have a moment."
    )  # fmt: skip
    row = actions(read_button(Slug.POLICY))
    rests = [prose(TITLE_RESTS)] if number > 1 else []
    return Message(plain(first), [prose(Bold(first)), prose(STAYS), *rests, row, stop_foot()])


def review_note(slug: Slug, title: str) -> Message:
    """Tell a lead that a document is due to be looked at."""
    first = f"“{title}” is to be looked at again; you set this day for it."
    row = actions(button("Edit", ids.EDIT, slug, spoken=f"Edit: {title}"), read_button(slug))
    return Message(plain(first), [prose(Bold(first)), row])


def question_note(title: str, question: str, asker: Member) -> Message:
    """Bring a question about a document to the digital team."""
    first = f"{asker.name} has a question or remark on “{title}”."
    said = quote(shorten(question, LONGEST))
    who = prose("From ", Person(asker.slack_id), ". ", ANSWER_THEM)
    return Message(plain(first), [prose(Bold(first)), said, who])


def page_note(title: str) -> Message:
    """Stand beside the printable page."""
    return Message(plain(f"{title}, as a page to print."))
