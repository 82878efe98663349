"""Acts about people, the programme, the week, and what could not be sent."""

from datetime import timedelta
from functools import partial

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import outbox
from bot.digests import acts as digests
from bot.members import acts as members
from bot.members.models import Member, Standing
from bot.members.profiles import Profile
from bot.outbox.models import Delivery, Lane, State
from bot.programme import acts as programme
from bot.programme.models import Programme
from bot.slack.messages import Message
from tests import given
from tests.given import ANA, BEN, MONDAY
from tests.races.table.trial import EIGHT, Arrange, Trial, by_itself, by_one, people, rows, told

EMI = Profile(
    slack_id="U0EMI", name="Emi Tanaka", zone="America/New_York", standing=Standing.MEMBER
)
NEXT_MONDAY = MONDAY + timedelta(days=7)


def in_team(session: Session) -> list[str]:
    """Read who is on the digital team, but for the eight."""
    wanted = select(col(Member.slack_id)).where(col(Member.in_team_channel))
    return sorted(who for who in session.scalars(wanted) if "TEAM" not in who)


def reading_people(session: Session) -> Trial:
    people(session)
    before = rows(Member)(session)
    calls = by_itself(members.read_people, profiles=[EMI])
    return Trial(calls, 8, {"people read": 1}, {rows(Member): before + 1})


def reading_changed_people(session: Session) -> Trial:
    people(session)
    ana = Profile(slack_id=ANA, name="Ana Ruiz-Lee", zone="Etc/UTC", standing=Standing.MEMBER)
    return Trial(by_itself(members.read_people, profiles=[ana]), 8, {"people read": 1})


def reading_the_team(session: Session) -> Trial:
    people(session)
    team = [member.slack_id for member in session.scalars(select(Member)) if member.is_team]
    calls = by_itself(members.read_team, slack_ids=[*team, ANA])
    lines = {"joined the digital team": 2}
    return Trial(calls, 8, lines, {in_team: [ANA, BEN, given.CHRIS, given.DANA]})


def coming_in(session: Session) -> Trial:
    people(session)
    calls = by_itself(members.entered, slack_id=ANA, room="C0TEAM")
    return Trial(calls, 8, {"joined the digital team": 1}, {in_team: [ANA, BEN, given.CHRIS]})


def leaving(session: Session) -> Trial:
    people(session)
    calls = by_itself(members.departed, slack_id=BEN, room="C0TEAM")
    return Trial(calls, 8, {"left the digital team": 1}, {in_team: [given.CHRIS]})


def settling_the_programme(session: Session) -> Trial:
    calls = [partial(programme.adopt, first=given.programme(), at=MONDAY) for _ in EIGHT]
    return Trial(calls, 8, {"programme begun": 1}, {rows(Programme): 1})


def parked(session: Session) -> None:
    """Leave a message that Slack did not take."""
    people(session)
    outbox.say(session, outbox.SHARE, Message("Lost"))
    session.add(Lane(name=outbox.SHARE, target="C0SHARE", channel="C0SHARE"))
    session.execute(update(Delivery).values(state=State.PARKED, error="not_in_channel"))


def waiting(session: Session) -> list[State]:
    """Read how far the messages have come."""
    return list(session.scalars(select(col(Delivery.state))))


def sending_again(session: Session) -> Trial:
    parked(session)
    calls = by_one(programme.send_again, by="command line")
    return Trial(calls, 8, {"outbox sent again": 8}, {waiting: [State.WAITING]})


def inviting(session: Session) -> Trial:
    parked(session)
    calls = by_itself(programme.invited, room="C0SHARE")
    return Trial(calls, 8, {"invited": 8}, {waiting: [State.WAITING]})


def telling_the_week(session: Session) -> Trial:
    people(session)
    given.saved(session, given.published())
    calls = [partial(digests.post_week, at=NEXT_MONDAY) for _ in EIGHT]
    return Trial(calls, 8, {"week told": 1}, {told("share"): 1})


TABLE: list[tuple[object, Arrange]] = [
    (members.read_people, reading_people),
    (members.read_people, reading_changed_people),
    (members.read_team, reading_the_team),
    (members.entered, coming_in),
    (members.departed, leaving),
    (programme.adopt, settling_the_programme),
    (programme.send_again, sending_again),
    (programme.invited, inviting),
    (digests.post_week, telling_the_week),
]
