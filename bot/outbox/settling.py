"""Writing down what came of a call, if the lane is still ours; else another courier decides."""

from sqlalchemy import ColumnElement, and_, case, null, select, update
from sqlmodel import col

from bot.db import Session, changed
from bot.outbox import cards, filing, pace, parking
from bot.outbox.leases import SPACING, later, release, struck_out, went
from bot.outbox.models import OPEN, SENDING, WAITING, Delivery, State
from bot.outbox.work import (
    Accepted,
    Claim,
    Doubtful,
    Instant,
    Limited,
    Opening,
    Outcome,
    Posting,
    Refused,
    Searching,
    Sent,
    Trouble,
)

SEARCH = 3.0  # seconds between two searches, at least
BREATH = 1.0  # seconds of silence everywhere when Slack asks one lane to wait

THREAD_GONE = {"message_not_found", "thread_not_found"}
POSTED_AND_DELETED = "duplicate_message_not_found"  # what client_msg_id brings (SLACK.md, 3.5)


def opened(session: Session, work: Opening, channel: str, newest: str) -> None:
    """Remember a lane's conversation and its newest message."""
    values = {"target": work.target, "channel": channel, "last_ts": newest, "unset": False}
    release(session, work.claim, **values)


def not_opened(session: Session, work: Opening, trouble: Trouble, at: Instant) -> None:
    """Park what waits for a conversation that cannot be opened; else try again later."""
    if not isinstance(trouble, Refused):
        release(session, work.claim, **later(session, work.claim, trouble, at))
    elif release(session, work.claim, target=work.target, last_ts=None):
        lane = work.claim.lane
        rows = and_(OPEN, WAITING, col(Delivery.lane) == lane)
        parking.park(session, rows, lane, trouble.reason, at.now)


def posted(session: Session, work: Posting, outcome: Outcome, at: Instant) -> None:
    """Write down what came of a post."""
    match outcome:
        case Sent(ts):
            _arrived(session, work.claim, work.id, ts, at)
        case Accepted():
            filing.accepted(session, work, at)
        case Refused(reason):
            _refused(session, work, reason, at)
        case Doubtful(reason):
            _doubted(session, work, reason, at)
        case _:
            _not_sent(session, work, outcome, at)


def found(session: Session, work: Searching, ts: str | None, at: Instant) -> None:
    """Count a message in doubt as sent, because it is there."""
    _arrived(session, work.claim, work.id, ts, at)


def absent(session: Session, work: Searching, began: float, quiet: float, at: Instant) -> None:
    """Send a message in doubt again, if it was not there long enough after the attempt."""
    age = began - work.tried
    if age < quiet:
        wait = min(max(SEARCH, age), max(SEARCH, work.tried + quiet - at.real))
        release(session, work.claim, after=at.real + wait)
    elif work.accepted:
        _arrived(session, work.claim, work.id, None, at)
    elif release(session, work.claim):
        _surely_absent(session, work, at)


def _surely_absent(session: Session, work: Searching, at: Instant) -> None:
    rows = _rows(work.claim, work.id)
    changed(session, update(Delivery).where(rows).values(doubted=True))
    if not _struck_out(session, work.claim, rows, at):
        _put_back(session, rows)


def not_searched(session: Session, work: Searching, trouble: Trouble, at: Instant) -> None:
    """Search again later, unless this conversation can be read no more: that parks the doubt."""
    if not isinstance(trouble, Refused):
        release(session, work.claim, **later(session, work.claim, trouble, at))
    elif work.accepted:
        _arrived(session, work.claim, work.id, None, at)
    elif release(session, work.claim):
        rows = _rows(work.claim, work.id)
        changed(session, update(Delivery).where(rows).values(doubted=True))
        parking.park(session, rows, work.claim.lane, trouble.reason, at.now)


def _rows(claim: Claim, bundle: str) -> ColumnElement[bool]:
    mine = and_(col(Delivery.lane) == claim.lane, col(Delivery.bundle) == bundle)
    return and_(OPEN, SENDING, mine)


def _arrived(session: Session, claim: Claim, bundle: str, ts: str | None, at: Instant) -> None:
    newest = {"last_ts": ts} if ts else {}
    if not release(session, claim, after=at.real + SPACING, **newest, **went(at)):
        return
    rows = _rows(claim, bundle)
    for row in session.scalars(select(Delivery).where(rows, col(Delivery.card).is_not(None))):
        _card_arrived(session, row, ts, at)
    changed(session, update(Delivery).where(rows).values(state=State.SENT, ts=ts, error=None))


def _card_arrived(session: Session, row: Delivery, ts: str | None, at: Instant) -> None:
    name, channel = row.card or "", row.channel or ""
    if ts is None:
        cards.lose(session, name, None, deleted=True, now=at.now)
    else:
        cards.posted(session, name, ts=ts, channel=channel, version=row.version or 0)


def _refused(session: Session, work: Posting, reason: str, at: Instant) -> None:
    """Take Slack's no for one message: nobody else has to wait for it."""
    if reason == POSTED_AND_DELETED:
        _arrived(session, work.claim, work.id, None, at)
    elif not filing.refused(session, work, reason, at) and release(session, work.claim, strikes=0):
        rows = _rows(work.claim, work.id)
        changed(session, update(Delivery).where(rows).values(doubted=False))
        if reason in THREAD_GONE and work.thread_ts:
            _thread_gone(session, work, at)
        else:
            parking.park(session, rows, work.claim.lane, reason, at.now)


def _thread_gone(session: Session, work: Posting, at: Instant) -> None:
    rows = _rows(work.claim, work.id)
    thread = session.scalars(select(col(Delivery.thread)).where(rows).limit(1)).one()
    _put_back(session, rows)
    cards.lose(session, thread or "", work.thread_ts, deleted=True, now=at.now)


def _doubted(session: Session, work: Posting, reason: str, at: Instant) -> None:
    wait = later(session, work.claim, Doubtful(reason), at)
    if release(session, work.claim, **wait):
        values = {"tried": at.real, "doubted": True, "error": reason}
        changed(session, update(Delivery).where(_rows(work.claim, work.id)).values(**values))


def _not_sent(session: Session, work: Posting, trouble: Trouble, at: Instant) -> None:
    if not release(session, work.claim, **later(session, work.claim, trouble, at)):
        return
    rows = _rows(work.claim, work.id)
    if isinstance(trouble, Limited):
        pace.pause(session, pace.POSTS, at.real, min(trouble.seconds, BREATH))
        _put_back(session, rows)
        return
    changed(session, update(Delivery).where(rows).values(error=trouble.reason))
    if not _struck_out(session, work.claim, rows, at):
        _put_back(session, rows)


def _put_back(session: Session, rows: ColumnElement[bool]) -> None:
    """Let rows wait again; what Slack may have seen keeps its shape, so that its id stays true."""
    state = case((col(Delivery.unwanted), State.WITHDRAWN), else_=State.WAITING)
    bundle = case((col(Delivery.doubted), col(Delivery.bundle)), else_=null())
    changed(session, update(Delivery).where(rows).values(state=state, bundle=bundle))


def _struck_out(session: Session, claim: Claim, rows: ColumnElement[bool], at: Instant) -> bool:
    """Park a message that alone keeps failing; when everything fails nothing is parked."""
    if not struck_out(session, claim):
        return False
    reason = session.scalars(select(col(Delivery.error)).where(rows).limit(1)).one() or "no answer"
    parking.park(session, rows, claim.lane, reason, at.now)
    return True
