"""Joining and leaving: from every door, safe to repeat, and what each of them ends."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from bot import outbox
from bot.errors import Refusal
from bot.journal.models import Line
from bot.members import acts, store
from bot.members.models import Member, Standing
from bot.members.rules.consent import NOT_JOINED
from bot.members.views.consent import CAN_BE_LEFT, COUNTED_IN, ENDS, LEFT, NOT_IN, STAYS, WAS_IN
from bot.outbox.models import Delivery, State
from bot.policies.models import Acknowledgement
from bot.slack.messages import Message
from bot.stories import acts as stories
from bot.stories.models import Reminder
from tests import given
from tests.given import ANA, MONDAY
from tests.town import open_town

IN, IN_ALREADY = f"{COUNTED_IN} {CAN_BE_LEFT}", f"{WAS_IN} {CAN_BE_LEFT}"
OUT = f"{LEFT} {ENDS} {STAYS}"


def since(session, who=ANA):
    """Read since when somebody takes part, and when they left."""
    member = session.get(Member, who)
    return member.joined_at, member.left_at


def lines(session):
    """Read what the journal says about taking part."""
    wanted = select(col(Line.act)).where(col(Line.act).in_(["joined", "left"]))
    return list(session.scalars(wanted.order_by(col(Line.seq))))


def not_joined(session, who=ANA):
    """Let somebody not have joined."""
    session.execute(update(Member).where(col(Member.slack_id) == who).values(joined_at=None))
    session.expire_all()


@pytest.fixture
async def outside(slack):
    """A town in which Ana has not joined."""
    await slack.herald.db.transact(not_joined)
    return slack


async def answered(slack, person, line):
    """Use a command and give what was answered."""
    before = len(person.ephemerals)
    await person.command(line, channel="general")
    await slack.settle()
    return [message["text"] for message in person.ephemerals[before:]]


def words_of(view):
    """Read the paragraphs of a window."""
    rich = [block for block in view["blocks"] if block["type"] == "rich_text"]
    paragraphs = [part for block in rich for part in block["elements"]]
    return ["".join(e.get("text", "") for e in part["elements"]) for part in paragraphs]


async def test_people_join_and_leave_by_command_and_hear_what_that_means(outside):
    ana, db = outside.member("ana"), outside.herald.db

    assert await answered(outside, ana, "/ambassador join") == [IN]
    assert await answered(outside, ana, "/ambassador join") == [IN_ALREADY]
    assert await answered(outside, ana, "/ambassador leave") == [OUT]
    assert await answered(outside, ana, "/ambassador leave") == [NOT_IN]

    assert await db.read(lines) == ["joined", "left"]


async def test_people_join_with_one_tap_on_their_home_and_leave_likewise(outside):
    ana, db = outside.member("ana"), outside.herald.db
    await ana.open_home()

    await ana.press("Count me in")
    assert words_of(ana.view)[0] == COUNTED_IN
    await ana.close()
    assert not ana.sees("Count me in")

    await ana.press("Leave")
    assert words_of(ana.view)[:2] == [LEFT, f"{ENDS} {STAYS}"]
    await ana.close()
    assert ana.sees("Count me in")
    assert await db.read(lines) == ["joined", "left"]


async def test_the_first_share_shows_the_policy_and_counts_in_then_the_sheet(outside):
    ana, db = outside.member("ana"), outside.herald.db
    story = given.published()
    await db.transact(lambda session: given.saved(session, story) and None)

    await ana.command("/share")
    await ana.press("Share…")
    assert ana.view["title"]["text"] == "Before you share"
    await ana.submit()

    assert ana.view["title"]["text"] == "Share this story"
    read = await db.read(lambda session: session.scalars(select(Acknowledgement)).all())
    assert [one.member_id for one in read] == [ANA]
    assert await db.read(lines) == ["joined"]


async def test_who_has_not_joined_reads_suggests_and_passes_stories_on_but_has_no_sheet(outside):
    ana, db = outside.member("ana"), outside.herald.db
    story = given.published()
    await db.transact(lambda session: given.saved(session, story) and None)
    now = outside.clock.now()

    assert await answered(outside, ana, "/share") == [
        "Open stories, newest first: The pool reopens on Friday"
    ]
    await db.transact(stories.suggest, "https://example.gov/x", by=ANA, at=now)
    for act in (stories.share, stories.postpone):
        with pytest.raises(Refusal) as refused:
            await db.transact(act, story.id, by=ANA, at=now)
        assert refused.value.sentence == NOT_JOINED
    with pytest.raises(Refusal) as refused:
        await db.transact(stories.send_words, story.id, 0, by=ANA, at=now)
    assert [offer.label for offer in refused.value.offers] == ["Count me in"]


@pytest.mark.both_databases
def test_leaving_takes_back_news_and_reminders_and_leaves_what_is_owed(session):
    given.people(session)
    story = given.saved(session, given.published())
    stories.postpone(session, story.id, by=ANA, at=MONDAY)
    outbox.tell(session, ANA, Message("News"), key="news", news=True)
    outbox.tell(session, ANA, Message("Your flag is answered"), key="owed")

    acts.leave(session, [stories.end_reminders], by=ANA, at=MONDAY)

    rows = session.execute(select(col(Delivery.body), col(Delivery.state)))
    states = {body["text"].split(" ")[0]: state for body, state in rows}
    assert states == {
        "You": State.WITHDRAWN,
        "News": State.WITHDRAWN,
        "Your": State.WAITING,
    }
    assert session.scalars(select(Reminder)).all() == []


def test_joining_again_is_a_new_beginning_and_hides_nothing(session):
    given.people(session)
    later, last = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)

    acts.leave(session, [], by=ANA, at=later)
    assert since(session) == (None, later)
    acts.join(session, (), by=ANA, at=last)

    assert since(session) == (last, later)
    assert lines(session) == ["left", "joined"]


def test_who_joined_and_became_a_guest_takes_no_part(session):
    session.add_all([given.programme(), given.member(joined_at=MONDAY, standing=Standing.GUEST)])
    session.flush()
    ana = store.find(session, ANA)
    assert ana is not None
    assert not ana.has_joined
    with pytest.raises(Refusal, match="guests can't use it"):
        acts.join(session, (), by=ANA, at=MONDAY)


async def test_nobody_has_joined_before_they_said_so(database_url, clock):
    async with open_town(database_url, clock, joined=False) as town:
        everybody = await town.herald.db.read(lambda session: session.scalars(select(Member)).all())
    assert [member.name for member in everybody if member.joined_at] == []
