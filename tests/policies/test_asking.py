"""Herald asks to read the policy on the first day and a week later, and never again."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from bot.journal.models import Line
from bot.members.models import Member, Preference
from bot.members.viewer import Viewer
from bot.outbox.models import Delivery, State, Urgency
from bot.policies import acts, section, store
from bot.policies.models import Change, Draft, Slug
from bot.policies.rules import texts
from bot.policies.store import documents, readers
from bot.policies.texts import first_texts
from tests import given
from tests.given import ANA, BEN, CHRIS, DANA, MONDAY

FIRST = {slug: texts.read(text) for slug, text in first_texts().items()}
DAY = timedelta(days=1)
pytestmark = pytest.mark.both_databases


@pytest.fixture
def town(session):
    """A town where Ana, Ben and Chris take part since Monday, and Dana does not."""
    given.people(session)
    for slack_id in given.NAMES:
        person = session.get_one(Member, slack_id)
        person.joined_at = None if slack_id == DANA else MONDAY
    acts.seed(session, FIRST, at=MONDAY)
    session.flush()
    return session


def run(session, at):
    """Do what the job does, and give who was asked so far, with the keys."""
    for stage in (0, 1):
        after: str | None = ""
        while after is not None:
            after = acts.ask_to_read(session, stage, after, at=at)
    rows = select(col(Delivery.key)).where(col(Delivery.key).startswith("policy:"))
    return sorted(session.scalars(rows))


def publish(session, at, change=Change.NEW_VERSION, words="Be kind."):
    sections = [{"heading": "In short", "text": words}]
    session.add(Draft(slug=Slug.POLICY, sections=sections, by=DANA, at=at))
    session.flush()
    return acts.publish_draft(session, Slug.POLICY, change, seen=1, by=DANA, at=at)


def read(session, slack_id, at):
    version = documents.text(session, Slug.POLICY).version
    return acts.acknowledge(session, version.id, (), by=slack_id, at=at)


def home(session, slack_id, at):
    member = session.get_one(Member, slack_id)
    due = section.read_due(session, Viewer(member, given.programme(), at))
    return due and due.unread


def test_everybody_who_takes_part_is_asked_once_at_first_and_once_after_a_week(town):
    first = [f"policy:1:0:{who}" for who in (ANA, BEN, CHRIS)]
    assert run(town, MONDAY) == first
    assert run(town, MONDAY + DAY) == first
    read(town, BEN, MONDAY + DAY)
    week = [f"policy:1:1:{who}" for who in (ANA, CHRIS)]
    assert run(town, MONDAY + 7 * DAY) == sorted(first + week)
    assert run(town, MONDAY + 8 * DAY) == sorted(first + week)
    assert run(town, MONDAY + 100 * DAY) == sorted(first + week)
    assert home(town, ANA, MONDAY + 100 * DAY) == 1
    assert home(town, BEN, MONDAY + 100 * DAY) is None


def test_asking_is_news_in_bulk_that_grows_stale(town):
    run(town, MONDAY)
    row = town.scalars(select(Delivery).where(col(Delivery.lane) == ANA)).one()
    assert (row.news, row.urgency, row.until) == (True, Urgency.BULK, MONDAY + 7 * DAY)


def test_who_reads_it_is_not_asked_by_a_message_that_still_waits(town):
    run(town, MONDAY)
    read(town, ANA, MONDAY)
    row = town.scalars(select(Delivery).where(col(Delivery.lane) == ANA)).one()
    assert row.state == "withdrawn"


def test_a_new_version_asks_everybody_anew_and_a_correction_asks_nobody(town):
    for who in (ANA, BEN, CHRIS):
        read(town, who, MONDAY)
    publish(town, MONDAY + DAY, Change.CORRECTION)
    assert run(town, MONDAY + 2 * DAY) == []
    publish(town, MONDAY + 3 * DAY, words="Be kind and right.")
    assert run(town, MONDAY + 3 * DAY) == [f"policy:2:0:{who}" for who in (ANA, BEN, CHRIS)]
    assert [store.has_acknowledged(town, who) for who in (ANA, DANA)] == [False, False]


def test_a_correction_of_a_version_does_not_begin_its_days_anew(town):
    run(town, MONDAY)
    publish(town, MONDAY + 6 * DAY, Change.CORRECTION)
    assert f"policy:1:1:{ANA}" in run(town, MONDAY + 7 * DAY)


def test_who_joins_later_is_asked_from_then_on(town):
    run(town, MONDAY)
    town.get_one(Member, DANA).joined_at = MONDAY + 60 * DAY
    asked = run(town, MONDAY + 60 * DAY)
    assert asked[-1] == f"policy:1:0:{DANA}"
    assert run(town, MONDAY + 67 * DAY)[-1] == f"policy:1:1:{DANA}"


def test_who_wants_no_reminders_reads_it_on_the_home_only(town):
    town.add(Preference(member_id=ANA, reminders=False, networks=[]))
    town.flush()
    assert run(town, MONDAY) == [f"policy:1:0:{who}" for who in (BEN, CHRIS)]
    assert home(town, ANA, MONDAY) == 1


def test_who_was_away_for_long_gets_no_old_asking(town):
    town.get_one(Member, ANA).joined_at = MONDAY - 30 * DAY
    assert run(town, MONDAY + 20 * DAY) == []


def test_a_large_town_is_asked_in_pages(town):
    more = [given.member(f"U{n:05}", joined_at=MONDAY) for n in range(450)]
    town.add_all(more)
    town.flush()
    first = acts.ask_to_read(town, 0, "", at=MONDAY)
    assert first == "U00099"
    assert len(run(town, MONDAY)) == 453
    lines = town.scalars(select(Line).where(col(Line.act) == "policy asked to be read")).all()
    assert sum(line.changed["people"] for line in lines) == 453


def test_the_week_knows_of_a_new_version_but_not_of_the_first(town):
    assert store.new_number(town, MONDAY - DAY, MONDAY + DAY) is None
    publish(town, MONDAY + DAY)
    publish(town, MONDAY + 2 * DAY, Change.CORRECTION, words="Be kind, always.")
    assert store.new_number(town, MONDAY, MONDAY + 2 * DAY) == 2
    assert store.new_number(town, MONDAY + 2 * DAY, MONDAY + 9 * DAY) is None


def test_figures_count_who_takes_part(town):
    read(town, ANA, MONDAY)
    town.get_one(Member, ANA).joined_at = None
    read(town, BEN, MONDAY)
    assert readers.figures(town) == (1, 2)


def test_the_first_texts_come_once_and_never_over_anothers(town):
    publish(town, MONDAY)
    before = documents.text(town, Slug.POLICY).hash
    acts.seed(town, FIRST, at=MONDAY + DAY)
    assert documents.text(town, Slug.POLICY).hash == before
    begun = select(func.count()).where(col(Line.act) == "document published as new version")
    assert town.scalar(begun) == 6


def test_versions_and_their_hashes_are_on_record(town):
    before = documents.text(town, Slug.POLICY).version
    after = publish(town, MONDAY, Change.CORRECTION)
    line = town.scalars(select(Line).order_by(col(Line.seq).desc()).limit(1)).one()
    assert (line.act, line.by) == ("document published as correction", DANA)
    assert line.changed == {
        "number": [1, 1],
        "correction": [0, 1],
        "hash": [before.hash, after.hash],
    }


def test_who_was_not_reached_yet_is_asked_for_the_newest_version_only(town):
    run(town, MONDAY)
    publish(town, MONDAY + DAY)
    run(town, MONDAY + DAY)
    open_ = select(col(Delivery.key)).where(col(Delivery.state) != State.WITHDRAWN)
    asked = open_.where(col(Delivery.key).startswith("policy:"))
    assert sorted(town.scalars(asked)) == [f"policy:2:0:{who}" for who in (ANA, BEN, CHRIS)]


def test_a_correction_and_another_document_leave_what_was_asked_as_it_is(town):
    run(town, MONDAY)
    publish(town, MONDAY + DAY, Change.CORRECTION)
    goals = [{"heading": "", "text": "Good stories."}]
    town.add(Draft(slug=Slug.GOALS, sections=goals, by=DANA, at=MONDAY))
    town.flush()
    acts.publish_draft(town, Slug.GOALS, Change.NEW_VERSION, seen=1, by=DANA, at=MONDAY)
    assert not list(town.scalars(select(Delivery).where(col(Delivery.unwanted))))
