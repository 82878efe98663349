"""`/training` and the Home ask as many questions for ten thousand seats as for one."""

from datetime import timedelta

import pytest
from sqlalchemy import event, insert

from bot.home import store, views
from bot.trainings.models import Seat
from bot.trainings.store import listing
from bot.trainings.views.listing import BEGUN, listed
from tests import given
from tests.given import ANA, MONDAY, NOON
from tests.trainings.seating import planned, sit

CROWD = 10_000


@pytest.fixture
def town(session):
    given.people(session)
    return session


def questions(session, ask):
    """Count the questions that somebody's page asks."""
    session.flush()
    session.expunge_all()
    asked: list[str] = []

    def note(_connection, _cursor, statement, *_):
        asked.append(statement)

    event.listen(session.get_bind(), "before_cursor_execute", note)
    ask()
    event.remove(session.get_bind(), "before_cursor_execute", note)
    return len(asked)


def crowd(session):
    """Let a city have seats in two hundred trainings, and Ana in ten of them."""
    all_of_them = [planned(session, starts_at=NOON + timedelta(days=n)) for n in range(200)]
    rows = [
        given.seat(all_of_them[n % 200], f"U0X{n:05}", turn=n + 2).model_dump()
        for n in range(CROWD)
    ]
    session.execute(insert(Seat), rows)
    session.add_all([given.seat(one, ANA) for one in all_of_them[:10]])


@pytest.mark.parametrize("where", ["home", "command"])
def test_ten_thousand_seats_cost_no_question_more(town, where):
    ask = {
        "home": lambda: views.home_view(store.home(town, by=ANA, at=MONDAY)),
        "command": lambda: listing.page(town, by=ANA, at=MONDAY),
    }[where]
    sit(town, planned(town), ANA)
    planned(town, starts_at=NOON + timedelta(days=1))
    before = questions(town, ask)
    crowd(town)
    assert questions(town, ask) <= before


def test_what_comes_is_listed_five_at_a_time_and_nothing_twice(town):
    for n in range(12):
        planned(town, starts_at=NOON + timedelta(days=n))
    pages = [listing.page(town, skip, by=ANA, at=MONDAY) for skip in (0, 5, 10)]
    assert [len(page.coming) for page in pages] == [5, 5, 2]
    assert [page.has_more for page in pages] == [True, True, False]
    listed = [one.dated.training.id for page in pages for one in page.coming]
    assert len(set(listed)) == 12


def test_the_home_shows_the_next_three_of_many_seats(town):
    every = [planned(town, starts_at=NOON + timedelta(days=n)) for n in range(5)]
    for training in every:
        sit(town, training, ANA)
    shown = listing.short_page(town, ANA, MONDAY).mine
    assert [one.dated.training.id for one in shown] == [one.id for one in every[:3]]


def test_the_home_shows_ones_own_trainings_else_some_to_choose_from(town):
    every = [planned(town, starts_at=NOON + timedelta(days=n)) for n in range(4)]
    to_choose = listing.short_page(town, ANA, MONDAY)
    assert ([*to_choose.mine], len(to_choose.coming)) == ([], 3)
    sit(town, every[3], ANA)
    mine = listing.short_page(town, ANA, MONDAY)
    assert [one.dated.training.id for one in mine.mine] == [every[3].id]
    assert [*mine.coming] == []


@pytest.mark.parametrize(("minutes", "has_begun"), [(-1, False), (0, True), (59, True)])
def test_what_has_begun_is_not_given_up_any_more(town, minutes, has_begun):
    town.add(given.seat(planned(town), ANA))
    town.flush()
    (mine,) = listing.short_page(town, ANA, NOON + timedelta(minutes=minutes)).mine
    line, *buttons = listed(mine)
    assert (BEGUN in str(line), buttons == []) == (has_begun, has_begun)
