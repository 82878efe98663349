"""The forms: the suggester's three fields, the editor's three steps, and notes."""

from datetime import datetime
from uuid import UUID

from bot.members.networks import LABELS, Network
from bot.slack.blocks import (
    actions,
    button,
    checkboxes,
    context,
    date_time,
    field,
    modal,
    text_input,
)
from bot.slack.prose import Bold, prose
from bot.slack.types import Block, View
from bot.stories import ids
from bot.stories.models import Story
from bot.stories.rules import captions, review
from bot.stories.rules.words import HEADLINE, name_of
from bot.stories.store.stories import Dossier
from bot.stories.views import parts

FIELD = 3000  # characters that a field of Slack's takes at most
YES = "yes"
OUTCOME = "I'll tell you the outcome. The team may ask you first whether its words are right."
RIGHTS = "I took it or may use it, and the people in it agreed"


def suggest_form(what: str = "", *, letter_id: UUID | None = None) -> View:
    """Draw the suggester's form, with what is known already."""
    return modal(
        "Suggest a story",
        [
            field(
                "what",
                "What is it?",
                text_input(what, multiline=True),
                hint="A link or a sentence. The digital team does the rest.",
            ),
            field("why", "Why does it matter?", text_input(), optional=True),
            field(
                "may_name",
                "May we name you?",
                checkboxes({YES: "Yes, “suggested by” with my name"}),
                optional=True,
            ),
            context("The digital team reads this, and it is kept as a record."),
        ],
        callback_id=ids.SUGGEST_FORM,
        submit="Suggest",
        about=str(letter_id or ""),
    )


def suggested_view() -> View:
    """Draw what follows a suggestion."""
    first = prose(Bold("Thank you. The digital team has it."))
    return modal("Suggest a story", [first, prose(OUTCOME)])


def words_form(dossier: Dossier) -> View:
    """Draw the editor's first step: what is said."""
    story = dossier.story
    return _step(
        dossier,
        ids.WORDS_FORM,
        [
            field("link", "Link", text_input(story.link), optional=True),
            field(
                "headline", "Headline", text_input(story.headline, longest=HEADLINE), optional=True
            ),
            field("why", "Why it matters", text_input(story.why), optional=True),
            field(
                "captions",
                "Captions",
                text_input(captions.as_typed(dossier.captions), multiline=True),
                hint="One to five ready wordings with an empty line between them. "
                "Begin a Spanish one with [es].",
                optional=True,
            ),
        ],
        submit="Save and next",
    )


def picture_form(dossier: Dossier) -> View:
    """Draw the editor's second step: what is seen."""
    story = dossier.story
    return _step(
        dossier,
        ids.PICTURE_FORM,
        [
            field(
                "picture_url",
                "Link to the picture",
                text_input(story.picture_url),
                hint="A public address that ends in .jpg, .png or .gif. Empty: no picture.",
                optional=True,
            ),
            field(
                "alt_text",
                "Alt text",
                text_input(story.alt_text, longest=2000),
                hint="What somebody who can't see it would want to know.",
                optional=True,
            ),
            _rights(story),
        ],
        submit="Save and next",
    )


def schedule_form(dossier: Dossier) -> View:
    """Draw the editor's third step: when it goes out and where it is shared."""
    story = dossier.story
    return _step(
        dossier,
        ids.SCHEDULE_FORM,
        [
            _moment(
                "publish_at",
                "Goes out",
                story.publish_at,
                "Empty: on the next day with room. One story a day, in office hours.",
            ),
            _moment("expires_at", "Ends", story.expires_at, "Empty: two weeks after it goes out."),
            field(
                "networks",
                "Meant for",
                checkboxes({n.value: LABELS[n] for n in Network}, story.networks),
                hint="None ticked: all of them.",
                optional=True,
            ),
        ],
        submit="Save",
        about=parts.seen_schedule(story),
    )


def decline_form(story: Story, version: int) -> View:
    """Ask for the note that goes with a no."""
    return _note(
        "Decline a story",
        ids.DECLINE_FORM,
        story,
        version,
        field(
            "note",
            "Why not?",
            text_input(multiline=True),
            hint="The suggester reads this. A sentence is enough.",
        ),
        submit="Decline",
    )


def object_form(story: Story, version: int) -> View:
    """Ask the suggester what should change."""
    label = "What should change?"
    return _note(
        "Change it",
        ids.OBJECT_FORM,
        story,
        version,
        field("note", label, text_input(multiline=True), hint="The digital team reads this."),
        submit="Send",
    )


def passed_on_view() -> View:
    """Tell the suggester that the team has what should change."""
    return modal("Change it", [prose("Thank you. The digital team has your words.")])


def publish_form(story: Story, version: int) -> View:
    """Ask why a story cannot wait for its turn."""
    return _note(
        "Publish now",
        ids.PUBLISH_FORM,
        story,
        version,
        field(
            "reason",
            "Why can't it wait?",
            text_input(multiline=True),
            hint="It goes out at once, beside today's story. The reason goes on record.",
        ),
        submit="Publish now",
    )


def _rights(story: Story) -> Block:
    boxes = checkboxes({YES: RIGHTS}, [YES] if story.picture_rights else [])
    return field("picture_rights", "Right to use it", boxes, optional=True)


def _moment(name: str, label: str, moment: datetime | None, hint: str) -> Block:
    picker = date_time(int(moment.timestamp()) if moment else None)
    return field(name, label, picker, hint=hint, optional=True)


def _note(
    title: str, callback_id: str, story: Story, version: int, note: Block, *, submit: str
) -> View:
    return modal(
        title,
        [parts.title(story), note],
        callback_id=callback_id,
        submit=submit,
        close="Cancel",
        about=f"{story.id}:{version}:{story.status}",
    )


def _step(
    dossier: Dossier, callback_id: str, fields: list[Block], *, submit: str, about: str = ""
) -> View:
    story = dossier.story
    needs = review.missing(story, dossier.captions)
    return modal(
        "Edit a story",
        [
            prose(Bold(name_of(story))),
            _menu(story),
            *fields,
            context(
                f"Still needed: {', '.join(needs)}." if needs else "Nothing is missing.",
                "Each step is saved when you send it. You can close this and come back.",
            ),
        ],
        callback_id=callback_id,
        submit=submit,
        about=about or parts.seen(story),
    )


def _menu(story: Story) -> Block:
    value = str(story.id)
    return actions(
        button("1 Words", ids.TO_WORDS, value),
        button("2 Picture", ids.TO_PICTURE, value),
        button("3 When and where", ids.TO_SCHEDULE, value),
    )
