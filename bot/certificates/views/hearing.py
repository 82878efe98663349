"""What is read, asked and answered when a title is to be taken back."""

from collections.abc import Sequence
from datetime import datetime

from bot.certificates import ids
from bot.certificates.models import Certificate, Step, Withdrawal
from bot.certificates.rules import numbers
from bot.certificates.rules.withdrawing import is_heard
from bot.certificates.store.hearings import Hearing
from bot.certificates.views.words import day
from bot.programme.models import Programme
from bot.slack.blocks import actions, button, confirm, context, field, modal, text_input
from bot.slack.messages import Message
from bot.slack.prose import At, Bold, Part, Person, plain, prose, quote
from bot.slack.text import shorten
from bot.slack.types import Block, Element, View

LONGEST = 2000  # characters of a reason or an answer
DAY = "{date_long}"
TITLE = "Take a title back"
LATER = "You don't have to answer. If you don't, two people decide after that day without it."
KEPT = "Until then your title is valid as before. Nothing about this is posted anywhere."
REASON = "The person reads these words, word for word. They stay on record."
HEARD_FIRST = (
    "They are told at once, on duty, and have five working days to answer. Then somebody else of "
    "the digital team or a lead can confirm it."
)
STILL_YOURS = "Your title is valid as before. It is closed."
CLOSED = "It is closed, and nothing more comes of it."
TITLE_OVER = "The title is over meanwhile, so there is nothing left to take back."
BACK = "A lead can undo this. If you think it is wrong, please tell a lead; it stays on record."
LOOKED = "The person can see under “What Herald knows about me” that you looked."
STATES = {
    Step.WITHDRAWN: "Taken back",
    Step.DROPPED: "Dropped; the title stayed",
    Step.UNDONE: "Undone; the title was given back",
}


def proposed_note(withdrawal: Withdrawal, programme: Programme) -> Message:
    """Tell somebody first that their title may be taken back, why, and by when they can answer."""
    until = day(withdrawal.answer_by, programme.tz)
    first = f"A lead proposes to take your title back. You have until {until} to answer."
    row = actions(_answer_button(withdrawal))
    said = quote(shorten(withdrawal.reason, LONGEST))
    blocks = [prose(Bold(first)), prose("The reason:"), said, prose(LATER), context(KEPT), row]
    return Message(plain(first), blocks)


def answered_note(withdrawal: Withdrawal) -> Message:
    """Bring the answer to whoever proposed it."""
    first = "There is an answer to your proposal to take a title back."
    said = quote(shorten(withdrawal.answer, LONGEST))
    row = actions(button("Look at it", ids.LOOK, str(withdrawal.id)))
    return Message(first, [prose(Bold(first)), said, row])


def withdrawn_note(withdrawal: Withdrawal) -> Message:
    """Tell somebody that their title was taken back."""
    first = "Your title as an ambassador was taken back; two people decided it."
    said = quote(shorten(withdrawal.reason, LONGEST))
    return Message(first, [prose(Bold(first)), prose("The reason:"), said, prose(BACK)])


def dropped_note(certificate: Certificate) -> Message:
    """Tell somebody that nothing comes of a proposal."""
    told = STILL_YOURS if certificate.ended_at is None else CLOSED
    first = "Nobody takes your title back: the proposal was dropped."
    return Message(first, [prose(Bold(first)), prose(told)])


def undone_note(certificate: Certificate, programme: Programme, at: datetime) -> Message:
    """Tell somebody that they have their title back; its days may have run out meanwhile."""
    first = "You have your title back: taking it back was undone."
    until = day(certificate.valid_until, programme.tz)
    number, is_past = numbers.shown(certificate.number), certificate.valid_until <= at
    told = f"Number {number}, valid until {until}, as before."
    if is_past:
        told = f"Number {number}. Its time ran to {until}, so it does not last on by itself."
    return Message(first, [prose(Bold(first)), prose(told)])


def answer_form(withdrawal: Withdrawal) -> View:
    """Ask somebody what they say about it."""
    said = quote(shorten(withdrawal.reason, LONGEST))
    words = text_input(multiline=True, longest=LONGEST)
    return modal(
        "Your answer",
        [
            prose("The reason that was given:"),
            said,
            field("answer", "What do you say?", words),
            context("Whoever decides reads this. It stays on record, and can be sent once."),
        ],
        callback_id=ids.ANSWER_FORM,
        submit="Send",
        close="Cancel",
        about=str(withdrawal.id),
    )


def answered_view() -> View:
    """Say that an answer is with those who decide."""
    return modal("Your answer", [prose("Thank you. It is with those who decide.")])


def propose_form(certificate: Certificate) -> View:
    """Ask a lead for the reason to take a title back."""
    words = text_input(multiline=True, longest=LONGEST)
    return modal(
        TITLE,
        [
            prose(Bold(certificate.name), f", number {numbers.shown(certificate.number)}"),
            field("reason", "Why?", words, hint=REASON),
            context(HEARD_FIRST),
        ],
        callback_id=ids.PROPOSE_FORM,
        submit="Propose",
        close="Cancel",
        about=str(certificate.id),
    )


def why_form(withdrawal: Withdrawal, *, undo: bool) -> View:
    """Ask why a proposal is dropped, or a decision undone."""
    title, submit = ("Undo it", "Give it back") if undo else ("Drop it", "Drop it")
    words = text_input(multiline=True, longest=LONGEST)
    return modal(
        title,
        [field("why", "Why?", words), context("It stays on record.")],
        callback_id=ids.UNDO_FORM if undo else ids.DROP_FORM,
        submit=submit,
        close="Cancel",
        about=str(withdrawal.id),
    )


def hearing_view(hearing: Hearing, at: datetime) -> View:
    """Draw what was proposed, what the person says, and what can be done about it."""
    return modal(TITLE, [*hearing_blocks(hearing, at), context(LOOKED)])


def hearing_blocks(hearing: Hearing, at: datetime) -> list[Block]:
    """Draw a proposal with its buttons."""
    withdrawal, certificate = hearing
    who = prose(Bold(certificate.name), f", number {numbers.shown(certificate.number)}")
    proposed: list[Part] = ["Proposed by ", Person(withdrawal.proposed_by), " on "]
    return [
        who,
        prose(*proposed, At(withdrawal.proposed_at, DAY), ":"),
        quote(shorten(withdrawal.reason, LONGEST)),
        *_answer(withdrawal),
        prose(*_state(hearing, at)),
        *_buttons(hearing, at),
    ]


def waiting_blocks(count: int, first: Withdrawal) -> list[Block]:
    """Tell the digital team that something waits for a second person; no names here."""
    told = "A title is to be taken back; it waits for a second person."
    more = f" So do {count - 1} others." if count > 1 else ""
    return [
        prose(Bold(told), more),
        actions(button("Look at it", ids.LOOK, str(first.id))),
    ]


def own_blocks(withdrawal: Withdrawal, programme: Programme) -> list[Block]:
    """Remind somebody on their Home that they can answer."""
    if withdrawal.answered_at is not None:
        return [prose("A lead proposes to take it back. Your answer is with those who decide.")]
    until = day(withdrawal.answer_by, programme.tz)
    told = f"A lead proposes to take it back. You have until {until} to answer."
    return [prose(told), actions(_answer_button(withdrawal))]


def _answer_button(withdrawal: Withdrawal) -> Element:
    return button("Answer", ids.ANSWER, str(withdrawal.id))


def _answer(withdrawal: Withdrawal) -> Sequence[Block]:
    if withdrawal.answered_at is None:
        return [prose("No answer so far.")]
    said: list[Part] = ["They answered on ", At(withdrawal.answered_at, DAY), ":"]
    return [prose(*said), quote(shorten(withdrawal.answer, LONGEST))]


def _state(hearing: Hearing, at: datetime) -> list[Part]:
    withdrawal, certificate = hearing
    if withdrawal.step is not Step.HEARING:
        by = Person(withdrawal.decided_by) if withdrawal.decided_by else "somebody"
        why = f": {shorten(withdrawal.why, LONGEST)}" if withdrawal.why else "."
        return [f"{STATES[withdrawal.step]} by ", by, why]
    if certificate.ended_at is not None:
        return [TITLE_OVER]
    if is_heard(withdrawal, at):
        return ["A second person can confirm this now."]
    return ["They can answer until ", At(withdrawal.answer_by), ". Before that, nobody confirms."]


def _buttons(hearing: Hearing, at: datetime) -> list[Block]:
    withdrawal, certificate = hearing
    about = str(withdrawal.id)
    if withdrawal.step is Step.WITHDRAWN:
        return [actions(button("Undo it", ids.UNDO, about))]
    if withdrawal.step is not Step.HEARING:
        return []
    sure = confirm("Take this title back?", "The person reads it at once.", "Take it back")
    take = button("Confirm", ids.CONFIRM, about, style="danger", confirm=sure)
    can_confirm = certificate.ended_at is None and is_heard(withdrawal, at)
    return [actions(*([take] if can_confirm else []), button("Drop it", ids.DROP, about))]
