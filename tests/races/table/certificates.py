"""Acts about titles: given, told of, carried on, ended, taken back."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.certificates.acts import announcing, awarding, lasting, looking, withdrawing
from bot.certificates.models import Certificate, Ending, Withdrawal
from bot.journal.models import Look
from bot.outbox.models import Delivery
from bot.trainings.acts import attending
from bot.trainings.models import Means, Presence
from tests import given
from tests.certificates import titles
from tests.given import ANA, DANA, MONDAY, NOON
from tests.races.table.trial import LATER, TEAM, Arrange, Trial, by_itself, by_one, rows, told

YEAR = timedelta(days=400)
AUTUMN = datetime(2027, 10, 13, 12, 0, tzinfo=given.TOWN)  # a Wednesday of the title's last year
SECONDS = ["U0BEN", *TEAM[:7]]  # who may be the second of two, and is no lead


def eight_more(session: Session) -> None:
    """Save eight more of the digital team."""
    session.add_all(given.member(who, in_team_channel=True, joined_at=given.JOINED) for who in TEAM)
    session.flush()


def titled(session: Session, **fields: Any) -> Certificate:
    """Save the town, with a title of Ana's."""
    titles.town(session)
    eight_more(session)
    return titles.certified(session, **fields)


def proposed(session: Session) -> Withdrawal:
    """Let Dana have proposed to take Ana's title back, and Ana have answered."""
    mine = titled(session)
    found = withdrawing.propose(session, mine.id, "Why not?", by=DANA, at=MONDAY)
    withdrawing.answer(session, found.withdrawal.id, "Because.", by=ANA, at=MONDAY)
    return found.withdrawal


def at_once(act: Callable[..., Any], at: datetime = LATER, **given: Any) -> list[Any]:
    """Let eight replicas do the same at a moment."""
    return [partial(act, **given, at=at) for _ in range(8)]


def ended(why: Ending) -> Callable[[Session], int]:
    """Count the titles that ended so."""

    def count(session: Session) -> int:
        over = select(func.count()).where(col(Certificate.ending) == why)
        return session.scalar(over) or 0

    return count


def posts(session: Session) -> int:
    """Count what was said in the programme's channel."""
    said = select(func.count()).where(col(Delivery.lane) == "programme")
    return session.scalar(said) or 0


def catching_up(session: Session) -> Trial:
    course = titles.town(session, lessons=1)
    titles.read(session)
    training = titles.planned(session, course[0])
    came = (session, training, ANA, Presence.THERE, Means.LIST)
    attending.mark(*came, by=DANA, at=NOON, milestones=())
    calls = by_itself(awarding.catch_up, after="")
    left = {rows(Certificate): 1, told(ANA): 1}
    return Trial(calls, 8, {"certificate awarded": 1}, left)


def choosing(session: Session) -> Trial:
    mine = titled(session)
    calls = by_one(announcing.choose, certificate_id=mine.id, wanted=True)
    return Trial(calls, 8, {"telling wished": 8})


def announcing_titles(session: Session) -> Trial:
    titled(session, announced=True)
    return Trial(by_itself(announcing.announce), 8, {"titles announced": 1}, {posts: 1})


def sending_again(session: Session) -> Trial:
    mine = titled(session)
    calls = by_one(announcing.send_again, certificate_id=mine.id)
    return Trial(calls, 8, {"certificate sent again": 8}, {told(ANA): 1})


def ending(session: Session) -> Trial:
    titled(session)
    calls = at_once(lasting.end_due, MONDAY + YEAR)
    left = {ended(Ending.EXPIRED): 1, told(ANA): 1}
    return Trial(calls, 8, {"certificate ended": 1}, left)


def carrying_on(session: Session) -> Trial:
    titled(session)
    titles.read(session)
    titles.session_for_all(session, AUTUMN, ANA)
    calls = at_once(lasting.end_due, MONDAY + YEAR)
    left = {ended(Ending.EXPIRED): 0, told(ANA): 1}
    return Trial(calls, 8, {"certificate renewed": 1}, left)


def reminding(session: Session) -> Trial:
    mine = titled(session)
    calls = at_once(lasting.remind, mine.valid_until - timedelta(days=20), stage=0)
    return Trial(calls, 8, {"end of titles told": 1}, {told(ANA): 1})


def proposing(session: Session) -> Trial:
    mine = titled(session)
    given_ = {"certificate_id": mine.id, "reason": "Why not?"}
    calls = by_one(withdrawing.propose, by=DANA, **given_)
    return Trial(calls, 1, {"withdrawal proposed": 1}, {rows(Withdrawal): 1, told(ANA): 1})


def answering(session: Session) -> Trial:
    mine = titled(session)
    found = withdrawing.propose(session, mine.id, "Why not?", by=DANA, at=MONDAY)
    calls = by_one(withdrawing.answer, withdrawal_id=found.withdrawal.id, words="Because.")
    return Trial(calls, 1, {"withdrawal answered": 1}, {told(DANA): 1})


def confirming(session: Session) -> Trial:
    about = proposed(session).id
    calls = [partial(withdrawing.confirm, withdrawal_id=about, by=by, at=LATER) for by in SECONDS]
    return Trial(calls, 1, {"certificate withdrawn": 1}, {ended(Ending.WITHDRAWN): 1})


def dropping(session: Session) -> Trial:
    about = proposed(session).id
    calls = by_one(withdrawing.drop, by=DANA, withdrawal_id=about, why="A mistake.")
    return Trial(calls, 1, {"withdrawal dropped": 1}, {ended(Ending.WITHDRAWN): 0})


def undoing(session: Session) -> Trial:
    about = withdrawn(session)
    calls = by_one(withdrawing.undo, by=DANA, withdrawal_id=about, why="A mistake.")
    return Trial(calls, 1, {"withdrawal undone": 1}, {ended(Ending.WITHDRAWN): 0})


def withdrawn(session: Session) -> UUID:
    """Let Ana's title have been taken back."""
    about = proposed(session).id
    withdrawing.confirm(session, about, by="U0BEN", at=MONDAY)
    return about


def looking_at_a_proposal(session: Session) -> Trial:
    calls = by_one(withdrawing.look, by=DANA, withdrawal_id=proposed(session).id)
    return Trial(calls, 8, {"names read": 8}, {rows(Look): 8})


def looking_somebody_up(session: Session) -> Trial:
    titled(session)
    calls = by_one(looking.look_up, by=DANA, member_id=ANA)
    return Trial(calls, 8, {"names read": 8}, {rows(Look): 8})


TABLE: list[tuple[object, Arrange]] = [
    (awarding.catch_up, catching_up),
    (announcing.choose, choosing),
    (announcing.announce, announcing_titles),
    (announcing.send_again, sending_again),
    (lasting.end_due, ending),
    (lasting.end_due, carrying_on),
    (lasting.remind, reminding),
    (withdrawing.propose, proposing),
    (withdrawing.answer, answering),
    (withdrawing.confirm, confirming),
    (withdrawing.drop, dropping),
    (withdrawing.undo, undoing),
    (withdrawing.look, looking_at_a_proposal),
    (looking.look_up, looking_somebody_up),
]
