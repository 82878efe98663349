"""The first day: nobody is written to, a card invites, new accounts are welcomed once."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlmodel import col

from bot import outbox
from bot.errors import FormRefusal, Refusal
from bot.journal.models import Line
from bot.members import acts
from bot.members.acts.inviting import TODAY_ALREADY
from bot.members.models import Member, Standing
from bot.members.rules.pilot import NOT_IN_PILOT
from bot.members.views.consent import CAN_BE_LEFT, COUNTED_IN
from bot.members.views.inviting import ALL_RIGHT
from bot.outbox import pace
from bot.outbox.models import Delivery, Urgency
from bot.programme.models import Programme
from bot.slack.messages import Message
from tests import given
from tests.given import ANA, BEN, DANA, MONDAY
from tests.town import open_town

CARD = "Good news of the Town of Willow Bend, ready to share, if you like to."
HELLO = "Hello Pat Newman, I'm Herald, the bot of the Town of Willow Bend's ambassador programme."
NEWCOMERS = 500
CLASS = 60  # who all come in one morning, each with an event of their own
NAMES = ["ana", "ben", "chris", "dana", "emi", "farid", "grace", "hugo", "ivy", "jonas", "kira"]
PAT = {"id": "U0PAT", "name": "pat", "real_name": "Pat Newman"}


async def welcoming(slack):
    """Switch the welcome on."""
    await slack.herald.db.transact(
        lambda session: session.execute(update(Programme).values(welcomes=True)) and None
    )


async def test_in_its_first_week_herald_writes_to_nobody(database_url, clock):
    async with open_town(database_url, clock, joined=False) as town:
        await town.wind(hours=7 * 24)
        said = {name: town.said_to(town.member(name)) for name in NAMES}
        assert said == {name: [] for name in NAMES}


async def test_a_lead_posts_the_card_and_people_join_from_it(slack):
    dana, emi = slack.member("dana"), slack.member("emi")
    await slack.herald.db.transact(_not_joined, "U0EMI")
    await dana.open_home()

    await dana.press("Invitation card")
    assert await dana.submit(channel="C0SHARE") == {}
    await slack.settle()

    await emi.press("Count me in")
    assert emi.ephemerals[-1]["text"] == f"{COUNTED_IN} {CAN_BE_LEFT}"


def _not_joined(session, who):
    session.execute(update(Member).where(col(Member.slack_id) == who).values(joined_at=None))


def test_one_card_a_day_and_channel(session):
    given.people(session)
    acts.invite(session, "C0GENERAL", by=DANA, at=MONDAY)
    with pytest.raises(FormRefusal) as refused:
        acts.invite(session, "C0GENERAL", by=DANA, at=MONDAY)
    assert refused.value.errors == {"channel": TODAY_ALREADY}
    acts.invite(session, "C0GENERAL", by=DANA, at=MONDAY + timedelta(days=1))
    cards = select(func.count()).where(col(Delivery.lane) == "C0GENERAL")
    assert session.scalar(cards) == 2


def test_during_a_pilot_the_card_stays_within_its_channels(session):
    given.people(session)
    acts.begin_pilot(session, [ANA], ["C0SHARE"], by=DANA, at=MONDAY)
    acts.invite(session, "C0SHARE", by=DANA, at=MONDAY)
    with pytest.raises(FormRefusal) as refused:
        acts.invite(session, "C0GENERAL", by=DANA, at=MONDAY)
    assert refused.value.errors == {"channel": NOT_IN_PILOT}


def test_only_a_lead_invites(session):
    given.people(session)
    with pytest.raises(Refusal, match="Only a lead"):
        acts.invite(session, "C0GENERAL", by=BEN, at=MONDAY)


async def test_nobody_is_welcomed_until_leads_say_so(slack):
    await slack.sandbox.welcome(**PAT)
    await slack.settle()
    assert slack.said_to(slack.member("pat")) == []


async def test_a_new_account_is_welcomed_once_and_may_say_no(slack):
    await welcoming(slack)
    await slack.sandbox.welcome(**PAT)
    await slack.settle()
    pat, db = slack.member("pat"), slack.herald.db
    assert slack.said_to(pat) == [HELLO]
    await db.transact(acts.welcome, "U0PAT", at=slack.clock.now())
    await slack.settle()
    before = await db.read(journal_length)

    await pat.press("No, thanks")

    assert slack.said_to(pat) == [ALL_RIGHT]
    assert await db.read(journal_length) == before


def journal_length(session):
    """Count the lines of record."""
    return session.scalar(select(func.count()).select_from(Line))


@pytest.mark.parametrize("standing", [s for s in Standing if s is not Standing.MEMBER])
def test_only_full_members_are_welcomed(session, standing):
    session.add_all([given.programme(welcomes=True), given.member(standing=standing)])
    session.flush()
    acts.welcome(session, ANA, at=MONDAY)
    assert session.scalar(select(func.count()).select_from(Delivery)) == 0


def test_five_hundred_newcomers_are_welcomed_once_each_and_delay_nobody(session):
    given.people(session)
    session.execute(update(Programme).values(welcomes=True))
    _five_hundred(session)
    _welcome_all_twice(session, MONDAY)
    outbox.tell(session, ANA, Message("For Ana."), key="ana")

    rows = session.execute(select(col(Delivery.lane), col(Delivery.urgency))).all()
    welcomed = Counter(lane for lane, urgency in rows if urgency == Urgency.BULK)
    assert (len(welcomed), set(welcomed.values())) == (NEWCOMERS, {1})
    assert [lane for lane, urgency in rows if urgency > Urgency.BULK] == [ANA]


def _five_hundred(session):
    session.add_all(given.member(f"U0NEW{number}") for number in range(NEWCOMERS))
    session.flush()


def _welcome_all_twice(session, at):
    for number in [*range(NEWCOMERS)] * 2:
        acts.welcome(session, f"U0NEW{number}", at=at)


async def test_a_morning_of_newcomers_is_welcomed_at_a_pace_that_leaves_room(slack):
    await welcoming(slack)
    began = slack.clock.seconds()
    for number in range(CLASS):
        who = {"id": f"U0CLASS{number}", "name": f"class{number}", "real_name": f"Class {number}"}
        await slack.sandbox.welcome(**who)
    await slack.settle()

    greeted = [len(slack.said_to(slack.member(f"class{n}"))) for n in range(CLASS)]
    assert greeted == [1] * CLASS
    assert slack.clock.seconds() - began >= (CLASS - pace.BULK.burst) / pace.BULK.rate
