"""Taking a title back: two people, one of them a lead, after the person was heard."""

from collections.abc import Iterable
from datetime import date, datetime

from bot.certificates.models import Certificate, Ending, Step, Withdrawal
from bot.certificates.rules.validity import end
from bot.errors import Refusal
from bot.hours.rules import Duty, stretches
from bot.members.models import Member
from bot.members.rules import require_lead, require_team

DAYS = 5  # working days in which somebody can answer

OWN = "This is about your own title, so others decide about it. Nothing has changed."
OVER = "This title is over already. Nothing has changed."
PROPOSED = "Taking this title back was proposed already. Nothing has changed."
PROPOSER = "You proposed this, so somebody else has to confirm it. Nothing has changed."
ONE_LEAD = "One of the two has to be a lead. Nothing has changed."
WAIT = (
    "They have not answered yet and still have time to. Nobody can confirm this before that. "
    "Nothing has changed."
)
ANSWERED = "You have answered already; your words are with those who decide."
NOT_YOURS = "This is about somebody else's title."
SETTLED = {
    Step.HEARING: "This was not taken back. Nothing has changed.",
    Step.WITHDRAWN: "This title was taken back already. Nothing has changed.",
    Step.DROPPED: "The proposal was dropped already. Nothing has changed.",
    Step.UNDONE: "This was undone already. Nothing has changed.",
}


def propose(certificate: Certificate, pending: Withdrawal | None, *, by: Member) -> None:
    """Let a lead propose to take a title back."""
    require_lead(by)
    _refuse_own(certificate, by)
    if certificate.ended_at is not None:
        raise Refusal(OVER)
    if pending is not None:
        raise Refusal(PROPOSED)


def answer_by(told_at: datetime, duty: Duty, office: Duty) -> datetime:
    """Give the end of the fifth day that somebody works after the day on which they are told.

    Somebody who has no five such days ahead is given the programme's.
    """
    days = _ends_of_days(told_at, duty)
    if len(days) < DAYS:
        days = _ends_of_days(told_at, office)
    return days[DAYS - 1] if len(days) >= DAYS else told_at


def answer(withdrawal: Withdrawal, words: str, holder: str, *, by: str, at: datetime) -> None:
    """Take what somebody says about it, once."""
    require_open_answer(withdrawal, holder, by=by)
    withdrawal.answer, withdrawal.answered_at = words, at


def require_open_answer(withdrawal: Withdrawal, holder: str, *, by: str) -> None:
    """Let only the person themself answer, and only once."""
    if by != holder:
        raise Refusal(NOT_YOURS)
    _require(withdrawal, Step.HEARING)
    if withdrawal.answered_at is not None:
        raise Refusal(ANSWERED)


def is_heard(withdrawal: Withdrawal, at: datetime) -> bool:
    """Say whether somebody has answered, or had their five days."""
    return withdrawal.answered_at is not None or at >= withdrawal.answer_by


def confirm(
    withdrawal: Withdrawal,
    certificate: Certificate,
    *,
    proposer: Member | None,
    by: Member,
    at: datetime,
) -> None:
    """Take a title back: the second of two people, one of them a lead."""
    require_other(certificate, by)
    _require(withdrawal, Step.HEARING)
    if by.slack_id == withdrawal.proposed_by:
        raise Refusal(PROPOSER)
    if not (by.is_lead or _leads(proposer)):
        raise Refusal(ONE_LEAD)
    if certificate.ended_at is not None:
        raise Refusal(OVER)
    if not is_heard(withdrawal, at):
        raise Refusal(WAIT)
    _settle(withdrawal, Step.WITHDRAWN, by, at)
    end(certificate, Ending.WITHDRAWN, at)


def drop(
    withdrawal: Withdrawal, certificate: Certificate, why: str, *, by: Member, at: datetime
) -> None:
    """Let a proposal rest: whoever made it, or a lead."""
    require_other(certificate, by)
    _require(withdrawal, Step.HEARING)
    if by.slack_id != withdrawal.proposed_by:
        require_lead(by)
    _settle(withdrawal, Step.DROPPED, by, at)
    withdrawal.why = why


def undo(
    withdrawal: Withdrawal, certificate: Certificate, why: str, *, by: Member, at: datetime
) -> None:
    """Give a title back that was taken back; its days have run on."""
    require_lead(by)
    _refuse_own(certificate, by)
    _require(withdrawal, Step.WITHDRAWN)
    _settle(withdrawal, Step.UNDONE, by, at)
    withdrawal.why = why
    certificate.ended_at = certificate.ending = None


def require_other(certificate: Certificate, by: Member) -> None:
    """Let one of the digital team look at what is proposed about somebody else."""
    require_team(by)
    _refuse_own(certificate, by)


def _leads(proposer: Member | None) -> bool:
    return proposer is not None and proposer.is_team and proposer.is_lead


def _require(withdrawal: Withdrawal, step: Step) -> None:
    if withdrawal.step is not step:
        raise Refusal(SETTLED[withdrawal.step])


def _refuse_own(certificate: Certificate, by: Member) -> None:
    if certificate.member_id == by.slack_id:
        raise Refusal(OWN)


def _settle(withdrawal: Withdrawal, step: Step, by: Member, at: datetime) -> None:
    withdrawal.step, withdrawal.decided_by, withdrawal.decided_at = step, by.slack_id, at


def _ends_of_days(told_at: datetime, duty: Duty) -> list[datetime]:
    """List when somebody's next working days end, after the day on which they are told."""
    return list(_last_of_days(told_at, duty).values())[1 : DAYS + 1]


def _last_of_days(told_at: datetime, duty: Duty) -> dict[date, datetime]:
    ends: dict[date, datetime] = {}
    for start, finish in _ahead(told_at, duty):
        day = start.astimezone(duty.tz).date()
        ends[day] = max(finish, ends.get(day, finish))
        if len(ends) > DAYS + 1:
            break
    return ends


def _ahead(told_at: datetime, duty: Duty) -> Iterable[tuple[datetime, datetime]]:
    return (span for span in stretches(told_at, duty) if span[1] > told_at)
