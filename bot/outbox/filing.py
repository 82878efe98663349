"""Writing down what became of a message's files, if the lane is still ours."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import Select, TextClause, select, update
from sqlmodel import col

from bot.db import Session, changed
from bot.outbox import pace, parking
from bot.outbox.leases import SPACING, later, release, struck_out, went
from bot.outbox.models import OPEN, SENDING, WAITING, Delivery, State
from bot.outbox.views import without_file
from bot.outbox.work import Instant, Limited, Posting, Trouble, Unsent, Uploaded, Uploading

SEEN_LATER = "accepted, and not seen yet"
# What Slack says of uploads that it lost, or that somebody deleted: they are made anew.
GONE = {"access_denied", "file_deleted", "file_not_found"}
# What it says when it will not have files (docs.slack.dev, files.completeUploadExternal).
NO_FILES = {
    "file_type_not_allowed",
    "file_upload_size_restricted",
    "file_uploads_disabled",
    "file_uploads_except_images_disabled",
    "missing_scope",
    "not_allowed_token_type",
    "storage_limit_reached",
}


def uploaded(session: Session, work: Uploading, came: Uploaded | Trouble, at: Instant) -> None:
    """Write down what came of the uploads of a message that still waits."""
    if isinstance(came, Uploaded):
        if release(session, work.claim, strikes=0):
            _keep(session, work, came, at)
    elif release(session, work.claim, **later(session, work.claim, came, at)):
        _not_uploaded(session, work, came, at)


def accepted(session: Session, work: Posting, at: Instant) -> None:
    """Keep a message at the head of its lane until Slack shows it, so that nothing overtakes it."""
    if release(session, work.claim, after=at.real + SPACING, **went(at)):
        mine = update(Delivery).where(OPEN, SENDING, col(Delivery.bundle) == work.id)
        changed(session, mine.values(error=SEEN_LATER))


def refused(session: Session, work: Posting, reason: str, at: Instant) -> bool:
    """Take Slack's no where it is about the files, and say whether it was."""
    if not work.uploads or reason not in GONE | NO_FILES:
        return False
    back_off = later(session, work.claim, Unsent(reason), at) if reason in GONE else {"strikes": 0}
    if release(session, work.claim, **back_off):
        row = session.scalars(_with(SENDING, work.id)).one()
        row.state = State.WITHDRAWN if row.unwanted else State.WAITING
        row.uploads, row.bundle, row.doubted, row.error = None, None, False, reason
        if reason in NO_FILES or struck_out(session, work.claim):
            row.files = None
            _say_so(session, row, [reason], at)
    return True


def _keep(session: Session, work: Uploading, came: Uploaded, at: Instant) -> None:
    """Keep under which ids Slack has the files; without any it is a message like others."""
    row = session.scalar(_with(WAITING, work.id))
    if row is None:
        return
    _say_so(session, row, came.missing, at)
    if came.uploads:
        row.uploads = [asdict(upload) for upload in came.uploads]
    else:
        row.files = None


def _not_uploaded(session: Session, work: Uploading, no: Trouble, at: Instant) -> None:
    """Begin anew later; where this alone keeps failing, the words go without the files."""
    if isinstance(no, Limited):
        pace.pause(session, pace.FILES, at.real, no.seconds)
        return
    row = session.scalar(_with(WAITING, work.id))
    if row is not None and struck_out(session, work.claim):
        row.files = None
        _say_so(session, row, [no.reason], at)


def _with(state: TextClause, message_id: str) -> Select[Delivery]:
    """Find a message and hold it: who takes it back at this moment waits."""
    mine = select(Delivery).where(OPEN, state, col(Delivery.id) == message_id)
    return mine.with_for_update()


def _say_so(session: Session, row: Delivery, reasons: Sequence[str], at: Instant) -> None:
    """Say in a message that a file is missing, and tell those who can mend it."""
    for reason in dict.fromkeys(reasons):
        row.body = without_file(row.body or {"text": ""})
        parking.report_files(session, reason, at.now)
