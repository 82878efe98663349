"""Handing something in for an open session, and the list that its hosts read."""

from bot.slack.blocks import (
    actions,
    button,
    checkboxes,
    context,
    field,
    header,
    modal,
    radio,
    text_input,
)
from bot.slack.prose import Bold, Person, prose, quote
from bot.slack.text import shorten
from bot.slack.types import Block, Element, View
from bot.trainings.ids import open_sessions as ids
from bot.trainings.models import Submission, Topic, TrainingKind, TrainingState
from bot.trainings.rules.open_sessions import LONGEST
from bot.trainings.store.open_sessions import HandedIn
from bot.trainings.store.trainings import Dated
from bot.trainings.store.voices import Voices
from bot.trainings.views import dated as parts
from bot.trainings.views.feedback import more_button, read_button, summary

TITLE = "Hand something in"
LIST_TITLE = "Handed in"
VOICES = "What people said"
TOPICS = {Topic.QUESTION: "A question", Topic.IDEA: "An idea", Topic.OFFER: "An offer to help"}
SIGN = {"yes": "Put my name under it"}
UNSIGNED = (
    "Without your name, Herald keeps the words and the day, not who you are: nobody can look it up."
)
WHO_READS = "The hosts and the digital team read it. Thirty days after the session it is forgotten."
LEAVE_OUT = "Without your name: leave out what would tell who you are."
THANKS = "Thank you. It is on the list for the session, without your name."
THANKS_SIGNED = "Thank you. It is on the list for the session, with your name."
NOTHING = "Nothing has been handed in yet."
NOBODY = "Unsigned"
PAGE = 12  # in a window, which may weigh 250,000 bytes (docs.slack.dev, views.open)


def handing_in(dated: Dated) -> list[Element]:
    """Draw the way to hand something in, under an open session that is not cancelled."""
    training = dated.training
    is_open = training.kind is TrainingKind.OPEN and training.state is TrainingState.PLANNED
    spoken = f"{TITLE} for {parts.name(dated)}"
    return [button(TITLE, ids.HAND_IN, str(training.id), spoken=spoken)] if is_open else []


def hand_in_form(dated: Dated, window: str) -> View:
    """Take a question, an idea or an offer; `window` is a random id, so that it counts once."""
    choices = {topic.value: label for topic, label in TOPICS.items()}
    what = text_input(multiline=True, longest=LONGEST)
    return modal(
        TITLE,
        [
            prose(*parts.line(dated, linked=False)),
            field("topic", "What is it?", radio(choices, Topic.QUESTION)),
            field("what", "In your words", what, hint=LEAVE_OUT),
            field("signed", "Your name", checkboxes(SIGN), optional=True),
            context(UNSIGNED, WHO_READS),
        ],
        callback_id=ids.HAND_IN_FORM,
        submit="Hand in",
        close="Cancel",
        about=f"{dated.training.id}:{window}",
    )


def handed_in_view(*, signed: bool) -> View:
    """Say that it is on the list."""
    said = [prose(THANKS_SIGNED)] if signed else [prose(THANKS), context(UNSIGNED)]
    return modal(TITLE, said)


def submissions_view(found: HandedIn, skip: int = 0) -> View:
    """Show hosts what was handed in, by kind; what comes before `skip` stands on other pages."""
    of_kind = [one for topic in TOPICS for one in found.submissions if one.topic is topic]
    lines = [block for one in of_kind[skip : skip + PAGE] for block in _submission(one)]
    more = more_button(ids.HANDED_IN, found.dated, skip + PAGE, len(of_kind))
    line = prose(*parts.line(found.dated, linked=False))
    return modal(LIST_TITLE, [line, *(lines or [prose(NOTHING)]), *more])


def voices_section(voices: Voices) -> list[Block]:
    """Draw the ways to what people handed in and what they said, for those who may read it."""
    sessions = [block for one in voices.sessions for block in _session(one)]
    said = [
        block
        for one in voices.heard
        if one.figures
        for block in (
            prose(*parts.line(one.dated, linked=False), "\n", summary(one.figures)),
            read_button(one.dated),
        )
    ]
    return [header(VOICES), *sessions, *said]


def _session(dated: Dated) -> list[Block]:
    value, spoken = str(dated.training.id), f"See what was handed in for {parts.name(dated)}"
    see = button("See what was handed in", ids.HANDED_IN, value, spoken=spoken)
    return [prose(*parts.line(dated, linked=False)), actions(see)]


def _submission(one: Submission) -> list[Block]:
    who = Person(one.member_id) if one.member_id else NOBODY
    return [prose(Bold(TOPICS[one.topic]), " · ", who), quote(shorten(one.words, LONGEST))]
