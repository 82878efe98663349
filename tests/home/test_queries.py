"""A Home asks as many questions for a long history, or for many people, as for a newcomer."""

from collections.abc import Sequence

import pytest
from sqlalchemy import event, insert

from bot.home import store, views
from bot.members.models import Member
from bot.stories.models import Share
from tests import given

LONG = 1500  # stories, one a working day for more than five years
CROWD = 10_000


@pytest.fixture
def town(session):
    given.people(session)
    return session


def questions(session, person) -> Sequence[str]:
    """List the questions that somebody's Home asks, and see that Slack would take it."""
    session.flush()
    session.expunge_all()
    asked: list[str] = []
    engine = session.get_bind()

    def note(_connection, _cursor, statement, *_):
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    drawn = views.home_view(store.home(session, by=person, at=given.MONDAY))
    event.remove(engine, "before_cursor_execute", note)
    assert len(drawn["blocks"]) <= views.MOST
    return asked


def history(session, person):
    """Let somebody have shared and suggested for years; a hundred stories of each kind are live."""
    makes = (given.published, given.approved, given.story)
    links = {"canonical_link": None, "suggested_by": person}
    stories = [makes[n % 3](**links, headline=f"Story {n}") for n in range(LONG)]
    session.add_all(stories)
    session.flush()
    shares = [{"story_id": each.id, "member_id": person} for each in stories]
    session.execute(insert(Share), [{**share, "shared_at": given.MONDAY} for share in shares])


def crowd(session):
    """Let a city move in, of which a hundred people are on the digital team."""
    people = [
        given.member(f"U0X{n:05}", in_team_channel=n < 100, joined_at=given.MONDAY).model_dump()
        for n in range(CROWD)
    ]
    session.execute(insert(Member), people)


@pytest.mark.parametrize("person", [given.ANA, given.BEN, given.DANA])
def test_five_years_of_history_cost_no_question_more(town, person):
    before = len(questions(town, person))
    history(town, person)
    assert len(questions(town, person)) == before


@pytest.mark.parametrize("person", [given.ANA, given.DANA])
def test_ten_thousand_members_cost_no_question_more(town, person):
    before = len(questions(town, person))
    crowd(town)
    assert len(questions(town, person)) == before


def test_a_member_is_asked_about_in_few_questions(town):
    assert len(questions(town, given.ANA)) <= 22
