"""Who checks in, and who looks after a training: its hosts, the digital team, leads."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot.trainings.ids import check_in as ids
from bot.trainings.ids import roster
from bot.trainings.rules.presence import ONLY_HOSTS
from tests.seams.roles import MEMBERS, SLACK_ITSELF, THE_TEAM
from tests.trainings.checking import planned

HOSTS = {
    ("action", ids.YES_HERE): THE_TEAM,
    ("action", ids.NOT_HERE): THE_TEAM,
    ("action", ids.WINDOW): THE_TEAM,
    ("action", roster.ROSTER): THE_TEAM,
    ("action", roster.TURN): THE_TEAM,
    ("action", roster.HISTORY): THE_TEAM,
    ("action", roster.GUEST): THE_TEAM,
    ("action", roster.PASTE): THE_TEAM,
    ("view", roster.ROSTER_FORM): THE_TEAM,
    ("view", roster.GUEST_FORM): THE_TEAM,
    ("view", roster.PASTE_FORM): THE_TEAM,
    ("view", roster.NAMES_FORM): THE_TEAM,
}
ROWS = {
    ("action", ids.CHECK_IN): MEMBERS,
    ("view", ids.CHECK_IN_FORM): MEMBERS,
    ("action", ids.ASK_HOST): MEMBERS,
    ("view_closed", ids.WINDOW_VIEW): SLACK_ITSELF,
    ("action", roster.FIGURES): THE_TEAM,
    **HOSTS,
}
INSTEAD = dict.fromkeys(HOSTS, ONLY_HOSTS)


def about(session: Session, at: datetime) -> UUID:
    """Lay down a training that begins now, hosted by somebody else."""
    return planned(session, going=[], starts_at=at).id
