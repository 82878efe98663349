"""Sharing is a person's own choice, counts once, and can be taken back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.errors import Refusal
from bot.journal.models import Line
from bot.outbox.models import Delivery, State
from bot.stories import acts
from bot.stories.models import Dismissal, Reminder, Share, StoryStatus
from bot.stories.store import opening, sharing
from tests import given
from tests.given import ANA, BEN, MONDAY

LINE = "I work for the Town of Willow Bend."
LINK = "https://example.gov/pool"


pytestmark = pytest.mark.both_databases


@pytest.fixture
def story(session):
    given.people(session)
    return given.saved(session, given.published(), "One.", "Two.")


def another(session, number, **fields):
    link = f"https://example.gov/{number}"
    return given.saved(session, given.published(canonical_link=link, **fields))


def told(session, lane):
    rows = session.scalars(select(Delivery).where(col(Delivery.lane) == lane))
    return [row.body["text"] for row in rows if row.body]


def test_a_share_said_twice_counts_once(session, story):
    acts.share(session, story.id, by=ANA, at=MONDAY)
    acts.share(session, story.id, by=ANA, at=MONDAY)
    assert sharing.shares(session, story.id) == 1
    assert [line.act for line in session.scalars(select(Line))] == [
        "story shared",
        "story shared, said again",
    ]


def test_a_share_can_be_taken_back_and_said_again(session, story):
    acts.share(session, story.id, by=ANA, at=MONDAY)
    acts.undo(session, story.id, by=ANA, at=MONDAY)
    with pytest.raises(Refusal, match="undone already"):
        acts.undo(session, story.id, by=ANA, at=MONDAY)
    acts.share(session, story.id, by=ANA, at=MONDAY)
    kept = [share.undone_at is None for share in session.scalars(select(Share))]
    assert kept == [False, True]


def test_after_the_second_share_of_a_day_one_is_plenty(session, story):
    first = acts.share(session, story.id, by=ANA, at=MONDAY)
    second = acts.share(session, another(session, 2).id, by=ANA, at=MONDAY)
    third = acts.share(session, another(session, 3).id, by=ANA, at=MONDAY + timedelta(days=1))
    assert [noted.plenty for noted in (first, second, third)] == [False, True, False]


def test_a_share_of_a_story_that_has_just_ended_is_not_lost(session, story):
    acts.expire(session, story.id, at=MONDAY + timedelta(days=14))
    acts.share(session, story.id, by=ANA, at=MONDAY + timedelta(days=14))
    assert sharing.shares(session, story.id) == 1


def test_a_story_that_is_not_out_cannot_be_shared(session, story):
    story.status = StoryStatus.SUGGESTED
    with pytest.raises(Refusal, match="isn't out yet"):
        acts.share(session, story.id, by=ANA, at=MONDAY)


def test_the_sheet_of_a_story_that_has_ended_says_so(session, story):
    with pytest.raises(Refusal, match="has ended"):
        opening.sheet(session, story.id, by=ANA, at=MONDAY + timedelta(days=14))


def test_whoever_opens_the_sheet_after_a_share_gets_other_words(session, story):
    before = opening.sheet(session, story.id, by=ANA, at=MONDAY)
    acts.share(session, story.id, by=ANA, at=MONDAY)
    after = opening.sheet(session, story.id, by=BEN, at=MONDAY)
    assert (before.caption, after.caption) == (f"One. {LINE}", f"Two. {LINE}")
    assert (before.shared, after.shared) == (False, False)


def test_not_for_me_hides_a_story_from_one_person_and_names_nobody(session, story):
    acts.dismiss(session, story.id, by=ANA, at=MONDAY)
    acts.dismiss(session, story.id, by=ANA, at=MONDAY)
    assert sharing.open_stories(session, ANA, MONDAY) == []
    assert [listed.id for listed in sharing.open_stories(session, BEN, MONDAY)] == [story.id]
    assert {line.by for line in session.scalars(select(Line))} == {"a member"}


def test_not_for_me_after_the_end_is_told_kindly_and_leaves_nothing(session, story):
    end = MONDAY + timedelta(days=14)
    acts.expire(session, story.id, at=end)
    with pytest.raises(Refusal, match="so you won't meet it any more"):
        acts.dismiss(session, story.id, by=ANA, at=end)
    assert session.scalars(select(Dismissal)).all() == []


def test_not_for_me_in_the_last_quarter_of_an_hour_leaves_nothing_either(session, story):
    with pytest.raises(Refusal, match="so you won't meet it any more"):
        acts.dismiss(session, story.id, by=ANA, at=story.expires_at)


def test_not_for_me_is_gone_with_the_story(session, story):
    acts.dismiss(session, story.id, by=ANA, at=MONDAY)
    acts.expire(session, story.id, at=MONDAY + timedelta(days=14))
    assert session.scalars(select(Dismissal)).all() == []


def test_not_for_me_leaves_no_trace_of_a_reminder_that_was_not_sent(session, story):
    acts.postpone(session, story.id, by=ANA, at=MONDAY)
    acts.dismiss(session, story.id, by=ANA, at=MONDAY)
    assert session.scalars(select(Reminder)).all() == []
    assert session.scalars(select(Delivery)).all() == []


def test_nobody_puts_aside_what_is_not_there(session, story):
    with pytest.raises(Refusal, match="doesn't know this story"):
        acts.dismiss(session, uuid4(), by=ANA, at=MONDAY)


def test_later_reminds_once_however_often_it_is_pressed(session, story):
    first = acts.postpone(session, story.id, by=ANA, at=MONDAY)
    again = acts.postpone(session, story.id, by=ANA, at=MONDAY + timedelta(minutes=5))
    assert (first, again) == (MONDAY + timedelta(hours=3),) * 2
    assert told(session, ANA) == ["You wanted to come back to “The pool reopens on Friday”."]


def test_later_can_be_pressed_again_after_the_reminder(session, story):
    acts.postpone(session, story.id, by=ANA, at=MONDAY)
    acts.postpone(session, story.id, by=ANA, at=MONDAY + timedelta(days=1))
    assert len(told(session, ANA)) == 2


def test_a_share_makes_the_reminder_needless(session, story):
    acts.postpone(session, story.id, by=ANA, at=MONDAY)
    acts.share(session, story.id, by=ANA, at=MONDAY)
    states = session.scalars(select(col(Delivery.state)).where(col(Delivery.lane) == ANA)).all()
    assert states == [State.WITHDRAWN]


def test_words_and_picture_arrive_each_alone_and_at_once(session, story):
    story.picture_url, story.alt_text = "https://example.gov/pool.jpg", "The pool, filled"
    acts.send_words(session, story.id, 1, by=ANA, at=MONDAY)
    deliveries = session.scalars(select(Delivery).where(col(Delivery.lane) == ANA)).all()
    assert [(one.body["text"], one.hold) for one in deliveries] == [
        (f"Two. {LINE} {LINK}", False),
        ("Picture: The pool, filled", False),
    ]


def test_the_list_is_newest_first_and_knows_what_i_shared(session, story):
    newer = another(session, 2, published_at=MONDAY + timedelta(hours=1))
    acts.share(session, story.id, by=ANA, at=MONDAY)
    listed = sharing.open_stories(session, ANA, MONDAY)
    assert [(one.id, one.share_id is not None) for one in listed] == [
        (newer.id, False),
        (story.id, True),
    ]


def test_a_search_takes_words_literally(session, story):
    percent = another(session, 2, headline="100% of the wells are clean")
    assert [one.id for one in sharing.open_stories(session, ANA, MONDAY, words="100%")] == [
        percent.id
    ]
    assert sharing.open_stories(session, ANA, MONDAY, words="1_0") == []
    assert [one.id for one in sharing.open_stories(session, ANA, MONDAY, words="POOL r")] == [
        story.id
    ]


def test_no_reminder_is_promised_for_a_time_at_which_the_story_is_over(session, story):
    story.expires_at = MONDAY + timedelta(hours=10)
    with pytest.raises(Refusal, match="ends before that"):
        acts.postpone(session, story.id, by=ANA, at=MONDAY + timedelta(hours=9))
    assert session.scalars(select(Reminder)).all() == []
