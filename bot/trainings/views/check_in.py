"""Checking in: the window for the code, what came of it, and the hosts' question."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.members.models import Member
from bot.slack.blocks import actions, button, context, field, modal, text_input, words
from bot.slack.messages import Message
from bot.slack.prose import Bold, Part, Person, plain, prose
from bot.slack.text import escape
from bot.slack.types import Block, Element, View
from bot.trainings.ids import check_in as ids
from bot.trainings.models import Presence, Training
from bot.trainings.rules import codes
from bot.trainings.rules.check_in import Kind
from bot.trainings.rules.progress import Progress
from bot.trainings.store.trainings import Dated
from bot.trainings.views.dated import line, name
from bot.trainings.views.progress import progress_section, progress_words

TITLE = "Check in"
CODE = "The six digits on the screen in the room"
HINT = "They change every minute; the last three count."
NO_CODE = "No code in sight, or no luck with it?"
SEEN = "The hosts, the digital team and the leads see who was there; your supervisor does not."
ASK = "Ask the host to check me in"
ASKED = "The hosts of “{title}” have your question. You'll hear from us here."
ASKED_BEFORE = "You have asked already; the hosts have your question. You'll hear from us here."
NOBODY_ASKS = "This question is settled, or its day is over. Nothing has changed."
SAID = {
    Presence.THERE: "was there",
    Presence.LATE: "was there, after the start",
    Presence.NOT_THERE: "was not there",
}
WRITTEN_DOWN = "You are on the list already. Nothing more to do."
WRONGLY = "If that isn't right, please talk to them; they can correct it."
SAID_NOT = (
    "The host has put you down as not there. If that isn't right, please talk to them; they can "
    "correct it."
)
# What is wrong with a code, by its kind; {title}, {opens}, {closes} and {until} are filled in.
WRONG: Mapping[Kind, str] = {
    Kind.OLD: "This code of “{title}” is a few minutes old. Please type the one that is on the "
    "screen now.",
    Kind.EARLY: "Check-in for “{title}” opens at {opens}. Please try again then.",
    Kind.OVER: "Check-in for “{title}” closed at {closes}. The host can still check you in.",
    Kind.CANCELLED: "“{title}” was cancelled, so there is no check-in for it.",
    Kind.WRONG: "This isn't the code of a training that is on now. Please look at the screen once "
    "more.",
    Kind.UNREADABLE: "A code has six digits, such as 123 456. Please type the one on the screen.",
    Kind.NOTHING: "No training has its check-in open just now. It opens 15 minutes before the "
    "start and closes 15 minutes after it.",
    Kind.WAIT: "These were too many wrong codes. Please try again at {until}, or ask the host.",
    Kind.SAID_NOT: SAID_NOT,
    Kind.ELSEWHERE: "You are checked in to “{title}”, which is at the same time. If you changed "
    "rooms, please ask the host.",
}
CANNOT_ASK = {
    Kind.EARLY: "You can ask from {opens} on, when check-in for “{title}” opens.",
    Kind.OVER: "The day of “{title}” is over. Please talk to the hosts; they can still correct "
    "the list.",
    Kind.CANCELLED: WRONG[Kind.CANCELLED],
}


def check_in_form(dated: Dated | None, askable: Sequence[Dated], *, code: str = "") -> View:
    """Ask for the code; whoever has none asks the host."""
    about = prose(Bold(name(dated))) if dated else words("Your code says which training it is.")
    return modal(
        TITLE,
        [
            about,
            field("code", CODE, text_input(code, longest=20), hint=HINT),
            *ask_blocks(askable),
            context(SEEN),
        ],
        callback_id=ids.CHECK_IN_FORM,
        submit="Check in",
        close="Cancel",
    )


def check_in_button(training: Training) -> Element:
    """Draw the way to check in, for whoever shows a training that is on."""
    return button("Check in", ids.CHECK_IN, str(training.id), style="primary")


def open_section(found: Sequence[Dated]) -> list[Block]:
    """Draw on the Home that check-in is open for somebody."""
    drawn: list[Block] = []
    for one in found:
        drawn += [
            prose("Check-in is open: ", *line(one)),
            actions(check_in_button(one.training)),
        ]
    return drawn


def ask_blocks(askable: Sequence[Dated]) -> list[Block]:
    """Draw the ways to the hosts; where several trainings are on, each is named."""
    if not askable:
        return []
    named = [(f"{ASK}: {name(one)}" if len(askable) > 1 else ASK, one) for one in askable[:5]]
    return [
        words(NO_CODE),
        *(actions(button(label[:75], ids.ASK_HOST, str(one.training.id))) for label, one in named),
    ]


def checked_in_note(
    dated: Dated, presence: Presence, progress: Progress, *, is_new: bool
) -> Message:
    """Say that somebody is checked in, as what, how far they have come, and who sees it."""
    first: list[Part] = [
        "You are checked in to " if is_new else "You were checked in already to ",
        Bold(name(dated)),
        ", after the start." if presence is Presence.LATE else ".",
    ]
    text = " ".join([plain(*first), progress_words(progress)]).strip()
    return Message(text, [prose(*first), *progress_section(progress), context(SEEN)])


def wrong_note(sentence: str, askable: Sequence[Dated]) -> Message:
    """Say what is wrong with a code, with the way to the host beside it."""
    return Message(escape(sentence), [words(sentence), *ask_blocks(askable)])


def wrong(kind: Kind, dated: Dated | None, until: datetime | None, tz: ZoneInfo) -> str:
    """Say what is wrong with a code, in one sentence."""
    sentence = WRONG[kind].replace("{until}", _clock(until, tz) if until else "")
    return _filled(sentence, dated, tz)


def cannot_ask(dated: Dated, kind: Kind, tz: ZoneInfo) -> str:
    """Say why the hosts cannot be asked now."""
    return _filled(CANNOT_ASK[kind], dated, tz)


def is_written_down(presence: Presence) -> str:
    """Say that there is nothing to ask any more."""
    return SAID_NOT if presence is Presence.NOT_THERE else WRITTEN_DOWN


def asked_note(dated: Dated, member: Member) -> Message:
    """Ask a host whether somebody is in the room."""
    asks: list[Part] = [Person(member.slack_id), " asks to be checked in to ", Bold(name(dated))]
    buttons = answer_buttons(dated, member.slack_id, member.name)
    return Message(plain(*asks, "."), [prose(*asks, "."), buttons])


def answer_buttons(dated: Dated, member_id: str, who: str) -> Block:
    """Draw a host's two answers."""
    value = f"{dated.training.id}:{member_id}"
    return actions(
        button("Yes, here", ids.YES_HERE, value, spoken=f"Yes, here: {who}"),
        button("Not here", ids.NOT_HERE, value, spoken=f"Not here: {who}"),
    )


def asked_kept_note(dated: Dated) -> Message:
    """Say that the hosts are asked."""
    sentence = ASKED.format(title=name(dated))
    return Message(escape(sentence), [words(sentence)])


def answered_note(dated: Dated, host_id: str, *, is_here: bool) -> Message:
    """Tell somebody what the host answered."""
    if is_here:
        said: list[Part] = [Person(host_id), " checked you in to ", Bold(name(dated)), "."]
        return Message(plain(*said), [prose(*said), context(SEEN)])
    said = [Person(host_id), " did not see you at ", Bold(name(dated)), ". ", WRONGLY]
    return Message(plain(*said), [prose(*said)])


def answer_kept_note(who: str, *, is_here: bool) -> Message:
    """Tell a host what is written down now."""
    sentence = f"{who} is checked in." if is_here else f"{who} is put down as not there."
    return Message(escape(sentence), [words(sentence)])


def answered_before(who: str, by: str, presence: Presence, *, by_themselves: bool) -> str:
    """Tell a host that somebody was faster."""
    if by_themselves:
        return f"{who} has checked in meanwhile. Nothing more to do."
    return f"{by} answered before you: {who} {SAID[presence]}. Nothing has changed."


def _filled(sentence: str, dated: Dated | None, tz: ZoneInfo) -> str:
    """Fill in times, and last the title, whatever it holds."""
    if dated is None:
        return sentence
    opens, closes = codes.opens_at(dated.training), codes.closes_at(dated.training)
    timed = sentence.replace("{opens}", _clock(opens, tz)).replace("{closes}", _clock(closes, tz))
    return timed.replace("{title}", name(dated))


def _clock(at: datetime, tz: ZoneInfo) -> str:
    local = at.astimezone(tz)
    return f"{local.hour}:{local:%M}"
