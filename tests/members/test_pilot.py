"""A pilot: a small group tries Herald first, and the rest waits until a lead lifts it."""

import pytest

from bot import members, outbox
from bot.errors import FormRefusal, Refusal
from bot.hours.store.piloting import may_reach
from bot.members import acts, store
from bot.members.acts.pilot import ONLY_MEMBERS
from bot.members.models import Standing
from bot.members.rules import ONLY_LEADS
from bot.members.rules.pilot import SMALL_GROUP
from bot.outbox.claiming import UNSET
from bot.slack.messages import Message
from bot.stories import acts as stories
from tests import given
from tests.given import ANA, BEN, CHRIS, DANA, MONDAY

GUEST = "U0KIRA"


@pytest.fixture
def pilot(session):
    """A pilot with Ana in it, and the share channel."""
    given.people(session)
    acts.begin_pilot(session, [ANA], ["C0SHARE"], by=DANA, at=MONDAY)
    return session


def refused(session, who):
    """Say whether both doors refuse somebody, with the same sentence."""
    sentences = set()
    for door in (members.get, members.admit):
        try:
            door(session, who)
        except Refusal as refusal:
            sentences.add(refusal.sentence)
        else:
            sentences.add("")
    (sentence,) = sentences
    return sentence


@pytest.mark.both_databases
def test_only_the_named_and_the_leads_are_admitted(pilot):
    assert {who: refused(pilot, who) for who in (ANA, BEN, CHRIS, DANA)} == {
        ANA: "",
        BEN: SMALL_GROUP,
        CHRIS: SMALL_GROUP,
        DANA: "",
    }


def test_after_the_pilot_everybody_is_admitted(pilot):
    acts.lift_pilot(pilot, by=DANA, at=MONDAY)
    assert [refused(pilot, who) for who in (ANA, BEN, DANA)] == ["", "", ""]
    assert store.pilot_for_lead(pilot, by=DANA).people == [ANA]


def test_only_named_channels_and_the_teams_get_posts(pilot):
    names = (outbox.SHARE, outbox.TEAM, outbox.PROGRAMME)
    assert [store.room(pilot, name) for name in names] == ["C0SHARE", "C0TEAM", None]
    acts.lift_pilot(pilot, by=DANA, at=MONDAY)
    assert store.room(pilot, outbox.PROGRAMME) == "C0PROGRAMME"


def test_a_channel_of_a_department_is_in_the_pilot_only_if_it_is_named(pilot):
    assert [store.room(pilot, room) for room in ("C0SHARE", "C0PARKS")] == ["C0SHARE", None]


def test_who_is_outside_gets_no_news_and_waits_for_the_rest(pilot):
    assert may_reach(pilot, ANA, MONDAY, True) == MONDAY
    assert may_reach(pilot, BEN, MONDAY, True) is None
    later = may_reach(pilot, BEN, MONDAY, False)
    assert later is not None
    assert later > MONDAY


def test_who_is_outside_can_still_leave(pilot):
    assert acts.leave(pilot, [], by=BEN, at=MONDAY) is True
    with pytest.raises(Refusal, match="small group"):
        acts.join(pilot, (), by=BEN, at=MONDAY)


def test_only_leads_name_and_lift(session):
    given.people(session)
    for act in (acts.lift_pilot, lambda s, **k: acts.begin_pilot(s, [], [], **k)):
        with pytest.raises(Refusal) as refusal:
            act(session, by=BEN, at=MONDAY)
        assert refusal.value.sentence == ONLY_LEADS


def test_no_guest_and_nobody_unknown_is_in_a_pilot(session):
    given.people(session)
    session.add(given.member(GUEST, standing=Standing.GUEST))
    session.flush()
    for person in (GUEST, "U404"):
        with pytest.raises(FormRefusal) as refusal:
            acts.begin_pilot(session, [ANA, person], [], by=DANA, at=MONDAY)
        assert refusal.value.errors == {"people": ONLY_MEMBERS}


async def test_a_lead_names_the_small_group_and_lifts_the_pilot(slack):
    dana, ana, emi = (slack.member(name) for name in ("dana", "ana", "emi"))
    await dana.open_home()

    await dana.press("Pilot")
    await dana.submit(people=["U0ANA", "U0BEN"], channels=["C0SHARE"])
    await dana.close()
    await emi.command("/share", channel="general")
    await ana.command("/share", channel="general")
    assert emi.ephemerals[-1]["text"] == SMALL_GROUP
    assert ana.ephemerals[-1]["text"] != SMALL_GROUP
    home = await emi.open_home()
    assert [block["text"]["text"] for block in home["blocks"]] == [SMALL_GROUP]

    await dana.press("Pilot")
    await dana.press("Lift the pilot")
    await emi.command("/share", channel="general")
    assert emi.ephemerals[-1]["text"] != SMALL_GROUP


@pytest.mark.parametrize("channel", [outbox.PROGRAMME, "C0PROGRAMME"])
async def test_what_waited_for_the_end_of_the_pilot_goes_out_then(slack, channel):
    db, now = slack.herald.db, slack.clock.now()
    emi = slack.member("emi")
    await db.transact(acts.begin_pilot, ["U0ANA"], [], by="U0DANA", at=now)
    await db.transact(
        lambda session: outbox.tell(session, emi.id, Message("Your story is out."), key="owed")
    )
    await db.transact(
        lambda session: outbox.say(session, channel, Message("The week."), key="week")
    )
    await slack.settle()
    assert "Your story is out." not in slack.said_to(emi)
    assert "The week." not in emi.reads("ambassadors")

    await db.transact(acts.lift_pilot, by="U0DANA", at=slack.clock.now())
    await slack.clock.sleep(UNSET + 1)
    await slack.wind(hours=1)

    assert slack.said_to(emi).count("Your story is out.") == 1
    assert emi.reads("ambassadors").count("The week.") == 1


async def test_the_digital_team_in_the_pilot_reviews_as_ever(slack):
    db, now = slack.herald.db, slack.clock.now()
    await db.transact(acts.begin_pilot, ["U0ANA", "U0BEN"], ["C0SHARE"], by="U0DANA", at=now)
    await db.transact(stories.suggest, "https://example.gov/pool", by="U0ANA", at=now)
    await slack.settle()
    ben = slack.member("ben")
    await ben.press("Edit")
    assert ben.view is not None
