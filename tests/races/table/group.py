"""Acts about the ambassadors' user group, as several replicas may do them at once."""

from sqlalchemy.orm import Session

from bot.certificates.acts import group
from bot.certificates.models import Certificate, GroupMember
from bot.certificates.rules.group import Change
from bot.programme.models import Programme
from tests.certificates import titles
from tests.given import ANA, DANA, MONDAY
from tests.races.table.trial import Arrange, Trial, by_itself, rows, told

GROUP, EMI = "S0AMBASSADORS", "U0EMI"
ANA_OUT = Change((EMI,), (), (ANA,), ())


def titled(session: Session) -> Certificate:
    """Save the town with a title of Ana's and a user group."""
    titles.town(session)
    session.get_one(Programme, 1).ambassadors_group = GROUP
    return titles.certified(session)


def putting_in(session: Session) -> Trial:
    titled(session)
    calls = by_itself(group.begin, group_id=GROUP, listed=[EMI])
    return Trial(calls, 8, {"put into the ambassadors' group": 1}, {rows(GroupMember): 1})


def taking_out(session: Session) -> Trial:
    titled(session)
    group.begin(session, GROUP, [EMI], at=MONDAY)
    calls = by_itself(group.done, group_id=GROUP, change=ANA_OUT)
    return Trial(calls, 8, {"taken out of the ambassadors' group": 1}, {rows(GroupMember): 0})


def being_refused(session: Session) -> Trial:
    titled(session)
    calls = by_itself(group.refused, group_id=GROUP, reason="permission_denied")
    return Trial(calls, 8, {"ambassadors' group left": 1}, {told(DANA): 1})


TABLE: list[tuple[object, Arrange]] = [
    (group.begin, putting_in),
    (group.done, taking_out),
    (group.refused, being_refused),
]
