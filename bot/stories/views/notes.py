"""What Herald says about stories in direct messages and threads."""

from bot.slack.blocks import actions, button, image
from bot.slack.messages import Message
from bot.slack.prose import At, Bold, Part, Person, plain, prose, quote
from bot.slack.text import escape, shorten
from bot.slack.types import Block
from bot.stories import ids
from bot.stories.models import Letter, Story
from bot.stories.rules.words import name_of
from bot.stories.store.stories import Dossier
from bot.stories.views import parts
from bot.stories.views.review import decision_row

NO_PICTURES = "I can't pass pictures on yet. If yours has a link, put that into the form."


def approved_note(dossier: Dossier) -> Message:
    """Tell the suggester that a story was accepted, and when it goes out."""
    story = dossier.story
    return _said(
        Person(story.decided_by or ""),
        " approved your story “",
        name_of(story),
        "”. ",
        *goes_out(dossier),
    )


def accepted_note(dossier: Dossier) -> Message:
    """Tell the one who approved a story from elsewhere that it worked."""
    return _said("Approved. ", *goes_out(dossier))


def goes_out(dossier: Dossier) -> list[Part]:
    """Say when a story goes out."""
    return (
        ["It goes out ", At(dossier.goes_out_at), "."]
        if dossier.goes_out_at
        else ["It is held back for now."]
    )


def declined_note(story: Story) -> Message:
    """Tell the suggester that a story was declined, and why."""
    first = (Person(story.decided_by or ""), " read your story “", name_of(story), "” and said no.")
    return Message(
        f"{plain(*first)} {escape(story.decline_note)}",
        [prose(*first), quote(shorten(story.decline_note, 3000))],
    )


def is_this_right_note(dossier: Dossier) -> Message:
    """Ask the suggester whether the team's words are right."""
    story = dossier.story
    first = ("Is this right? ", Person(story.asked_by or ""), " put your story into these words.")
    return Message(
        plain(*first),
        [
            prose(Bold("Is this right? "), *first[1:]),
            *_content(dossier),
            actions(
                button("Yes", ids.CONFIRM, parts.seen(story), style="primary"),
                button("No, change it", ids.OBJECT, parts.seen(story)),
            ),
        ],
    )


def confirmed_note(dossier: Dossier) -> Message:
    """Thank the suggester whose *Yes* was the second pair of eyes."""
    return _said("Thank you, that makes two of you. ", *goes_out(dossier))


def objection_note(story: Story) -> Message:
    """Tell the one who asked that the suggester would change something."""
    first = (Person(story.asked_by or ""), ": the suggester would change this.")
    return Message(
        f"{plain(*first)} {escape(story.objection)}",
        [prose(*first), quote(shorten(story.objection, 3000))],
    )


def leads_note(dossier: Dossier, asked_by: str) -> Message:
    """Ask a lead to be the second pair of eyes."""
    first = (Person(asked_by), " asks you to look at a story: “", name_of(dossier.story), "”.")
    return Message(
        plain(*first),
        [prose(*first), *_content(dossier), *decision_row(dossier.story)],
    )


def asked_note(whom: str) -> Message:
    """Tell who asked that the question is on its way."""
    return _said("Asked: ", whom, ". The question arrives when they are on duty.")


def reminder_note(story: Story) -> Message:
    """Remind somebody of a story they wanted to share later."""
    first = ("You wanted to come back to “", name_of(story), "”.")
    row = actions(
        parts.share_button(story.id, story.headline),
        button("Not for me", ids.NOT_FOR_ME, str(story.id)),
    )
    return Message(plain(*first), [prose(*first), row])


def words_note(words: str) -> Message:
    """Give the words, alone, so that a phone can copy them."""
    return Message(plain(words), [prose(words)])


def picture_note(story: Story) -> Message:
    """Give the picture, alone."""
    return Message(plain("Picture: ", story.alt_text), [image(story.picture_url, story.alt_text)])


def letter_note(letter: Letter, *, pictures: bool) -> Message:
    """Ask what should become of what somebody sent."""
    first = "Thank you. Is this a good story for colleagues to share?"
    lines = [prose(Bold(first))]
    if pictures:
        lines.append(prose(NO_PICTURES))
    lines.append(prose("If you choose nothing, I forget it after a day."))
    row = actions(
        button("Good story", ids.SUGGEST_LETTER, str(letter.id), style="primary"),
        button("Never mind", ids.FORGET_LETTER, str(letter.id)),
    )
    return Message(first, [*lines, row])


def forgotten_note() -> Message:
    """Say that what was sent is gone."""
    return _said("All right, it's forgotten.")


def _content(dossier: Dossier) -> list[Block]:
    story = dossier.story
    return [
        parts.title(story),
        *parts.why(story),
        *parts.wordings(dossier.captions),
        *parts.picture(story),
        *([prose(parts.site(story.link))] if story.link else []),
    ]


def _said(*line: Part) -> Message:
    return Message(plain(*line), [prose(*line)])
