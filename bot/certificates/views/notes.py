"""What Herald writes to people about their title, and to colleagues if they like."""

from collections.abc import Sequence
from datetime import datetime

from bot.certificates import ids
from bot.certificates.models import Certificate
from bot.certificates.views.words import NO_VOICE, and_so_on, day, in_words, lasts, title
from bot.members.views.stopping import stop_foot
from bot.policies.models import Slug
from bot.policies.views.reading import read_button
from bot.programme.models import Programme
from bot.slack.blocks import actions, button
from bot.slack.messages import Message
from bot.slack.prose import At, Bold, Part, listing, plain, prose
from bot.slack.types import Block
from bot.trainings.models import Training, TrainingKind

BELOW = "Your certificate is below, as a picture to show and a PDF to keep."
AGAIN = "Here is your certificate again, as a picture to show and a PDF to keep."
MAY_WE = "May we tell your colleagues?"
BACK = "One open session or one refresher brings it back. If you do nothing, nothing happens."
READ_BACK = (
    "You were in a session in its last year. While that is not longer ago than a title lasts, "
    "reading the new version of the policy brings the title back."
)
KINDS = {TrainingKind.OPEN: "Open session", TrainingKind.REFRESHER: "Refresher"}
TOLD = "Your colleagues have read it already, so that can't be taken back."
WILL_TELL = (
    "Thank you. The next morning's post in the programme's channel names you. Until then you can "
    "change your mind."
)
KEPT = "It stays between us. You can change your mind on your Home."
SENT = "Picture and PDF are on their way into our direct messages."
NOT_VALID = "This number is not valid."
WHICH = "Please write the number behind it, such as: /ambassador check 7K2M-91QX"


def awarded_note(certificate: Certificate, programme: Programme, lessons: int) -> Message:
    """Give somebody the title (WORDS.md, 5)."""
    did = f"{certificate.name}, you did it: all {in_words(lessons)}."
    first = f"{did} You are a {title(programme)}."
    told = f"{BELOW} {lasts(certificate, programme.tz)}"
    voice = NO_VOICE.format(whose=programme.whose)
    return _note(first, prose(told), prose(voice), prose(MAY_WE), _choice(certificate))


def renewed_note(certificate: Certificate, programme: Programme) -> Message:
    """Tell somebody that their title lasts on, with what is printed anew."""
    until = day(certificate.valid_until, programme.tz)
    first = f"{certificate.name}, your title lasts on until {until}."
    thanks = "Thank you for coming to a session in its last year."
    return _note(first, prose(f"{thanks} {BELOW} {lasts(certificate, programme.tz)}"))


def again_note(certificate: Certificate, programme: Programme) -> Message:
    """Bring somebody their certificate once more, because they asked."""
    return _note(AGAIN, prose(lasts(certificate, programme.tz)))


def ending_note(
    certificate: Certificate, programme: Programme, coming: Sequence[Training]
) -> Message:
    """Tell somebody that their title ends soon, and what carries it on."""
    until = day(certificate.valid_until, programme.tz)
    first = f"Your title as an ambassador is valid until {until}."
    told = "One open session or one refresher before then carries it on. Whether is up to you."
    chances = [prose("Next chances:"), listing(map(_chance, coming))] if coming else []
    return _note(first, prose(told), *chances, stop_foot())


def ended_note(
    certificate: Certificate, programme: Programme, *, needs_reading: bool = False
) -> Message:
    """Tell somebody that their title has expired, and what brings it back."""
    until = day(certificate.valid_until, programme.tz)
    first = f"Your title as an ambassador ended on {until}. Thank you for bearing it."
    if needs_reading:
        row = actions(read_button(Slug.POLICY, "Read the policy"))
        return _note(first, prose(READ_BACK), row)
    return _note(first, prose(BACK))


def announcement(certificates: Sequence[Certificate], programme: Programme) -> Message:
    """Tell colleagues of those who agreed to it; names ring nobody's bell."""
    names = and_so_on([certificate.name for certificate in certificates])
    one = len(certificates) == 1
    called = f"is a {title(programme)} now" if one else f"are {title(programme)}s now"
    first = f"{names} {called}. Congratulations."
    return Message(plain(first), [prose(Bold(names), f" {called}. Congratulations.")])


def choice_note(*, wanted: bool) -> Message:
    """Say what follows from an answer to *May we tell your colleagues?*."""
    return Message(WILL_TELL if wanted else KEPT)


def sent_note() -> Message:
    """Say that the certificate is on its way again."""
    return Message(SENT)


def checked_note(until: datetime | None, programme: Programme) -> Message:
    """Answer whoever asks about a number: until when it is valid, or not valid, nothing else."""
    return Message(f"Valid until {day(until, programme.tz)}." if until else NOT_VALID)


def which_note() -> Message:
    """Say how one asks about a number."""
    return Message(WHICH)


def _note(first: str, *blocks: Block) -> Message:
    return Message(plain(first), [prose(Bold(first)), *blocks])


def _choice(certificate: Certificate) -> Block:
    return actions(
        button("Yes, tell them", ids.TELL, str(certificate.id)),
        button("Keep it between us", ids.KEEP, str(certificate.id)),
    )


def _chance(training: Training) -> list[Part]:
    where = f", {training.place}" if training.place else ""
    return [Bold(KINDS[training.kind]), ": ", At(training.starts_at), where]
