"""The file: everything that is held about somebody, and nothing of what is others'."""

import re

import pytest
from sqlalchemy import insert

from bot import journal, outbox
from bot.home.mirror import store, walking
from bot.home.mirror.registry import ENTRIES
from bot.journal.models import Line
from bot.programme.models import Programme
from bot.slack.messages import Message
from bot.slack.prose import At, Bold, Person, plain, prose
from tests import given
from tests.home.mirror.rows import in_every_table


@pytest.fixture
def town(session):
    given.people(session)
    return session


def about(session, person=given.ANA):
    """Read somebody's file."""
    session.flush()
    reader, opening = store.opening(session, by=person, at=given.MONDAY)
    return opening + "".join(chapter(session, reader=reader) for chapter in store.chapters())


def test_a_row_in_any_table_is_in_the_file_of_the_person_it_names(town):
    in_every_table(town, given.ANA)
    text = about(town)
    assert [name for name, entry in ENTRIES.items() if f"== {entry.title} (1)" not in text] == []


def test_a_row_in_any_table_is_in_nobody_elses_file(town):
    before = about(town, given.CHRIS)
    in_every_table(town, given.ANA)
    assert about(town, given.CHRIS) == before


def test_the_window_counts_what_the_file_holds(town):
    in_every_table(town, given.ANA)
    counts = {held.entry.title: held.number for held in store.known(town, by=given.ANA).held}
    assert counts == {e.title: 1 if e.counted else None for e in ENTRIES.values()}


def test_who_suggested_a_story_reads_who_approved_it_and_what_they_were_told(town):
    given.saved(town, given.approved(decline_note="Not yet.", held_by=given.CHRIS))
    text = about(town)
    assert "   decided by: Ben Okafor\n" in text
    assert "   decline note: Not yet.\n" in text
    assert "   held by: somebody\n" in text
    assert "Chris Lindt" not in text


def test_words_from_one_person_to_another_are_not_in_a_third_ones_file(town):
    story = given.approved(said="my own words", objection="A word is wrong", held_by=given.CHRIS)
    given.saved(town, story)
    text = about(town, given.CHRIS)
    assert "The pool reopens on Friday" in text
    assert "my own words" not in text
    assert "A word is wrong" not in text


def test_a_lead_who_opened_a_list_is_named_and_their_other_reasons_are_not(town):
    journal.looked(town, "Who has read the policy", [given.ANA], by=given.DANA, at=given.MONDAY)
    journal.note(town, "exempt set", given.ANA, by=given.DANA, at=given.MONDAY, why="She asked Ben")
    text = about(town)
    assert "   by: Dana Meyer\n" in text
    assert "   list: Who has read the policy\n" in text
    assert "   act: exempt set\n" in text
    assert "She asked Ben" not in text
    assert "She asked Ben" in about(town, given.DANA)


def test_a_list_that_a_lead_opened_stands_in_their_own_file_without_the_names(town):
    journal.looked(
        town, "Who has read the policy", [given.ANA, given.CHRIS], by=given.DANA, at=given.MONDAY
    )
    text = about(town, given.DANA)
    assert "   thing: Who has read the policy\n" in text
    assert ENTRIES["look"].title not in text
    assert "Ana Ruiz" not in text


def test_messages_are_told_as_they_were_said(town):
    outbox.tell(town, given.ANA, Message("<@U0BEN> approved your story."))
    outbox.tell(town, given.BEN, Message("<@U0ANA> wrote to you, and not to Chris."))
    text = about(town)
    assert "   body: Ben Okafor approved your story.\n" in text
    assert "A message to somebody else, or in a channel, names you. (1; delivery, body)" in text
    assert "not to Chris" not in text


def test_who_tries_the_programme_first_reads_that_without_the_others(town):
    town.get(Programme, 1).pilot_people = [given.ANA, given.BEN]
    text = about(town)
    assert "You are on the list of those who try the programme first. (1;" in text
    assert "Ben Okafor" not in text


def test_times_are_those_of_the_reader(town):
    given.saved(town, given.story())
    assert "   suggested at: 2026-11-16 10:00:00\n" in about(town)
    assert "All times are those of America/New_York." in about(town)


def test_the_newest_looks_are_in_the_window(town):
    for day in range(12):
        journal.looked(town, f"List {day}", [given.ANA], by=given.DANA, at=given.MONDAY)
    town.flush()
    seen = walking.looks(town, given.ANA)
    assert [(look.lead, look.names) for look in seen] == [
        ("Dana Meyer", f"List {day}") for day in range(11, 1, -1)
    ]


def test_a_message_reads_as_it_was_seen_and_what_only_herald_needs_stands_last(town):
    blocks = [prose(Bold("Hello."), " ", Person(given.BEN), " comes on ", At(given.MONDAY), ".")]
    outbox.tell(town, given.ANA, Message(plain("Ben comes ", At(given.MONDAY), "."), blocks))
    text = about(town)
    assert (
        "   body: Ben comes 2026-11-16 10:00:00. / "
        "Hello. Ben Okafor comes on 2026-11-16 10:00:00.\n" in text
    )
    assert "   due at: at once\n" in text
    assert re.search(r"\n   only for Herald: seq \d+, id ", text)
    assert "1969" not in text


def test_who_i_am_comes_first(town):
    assert about(town).index("== Who you are here") == about(town).index("== ")


def test_a_very_long_history_is_bounded_and_says_so(town):
    one = {"by": given.ANA, "thing": "thing", "at": given.MONDAY}
    town.execute(insert(Line), [one | {"act": f"act {n}"} for n in range(walking.MOST + 1)])
    text = about(town)
    assert "what was done about you (2001)" in text
    assert "The last 2,000 are in this file." in text
    assert [f"act: act {n}\n" in text for n in (0, 1, 2000)] == [False, True, True]


def test_the_record_names_a_story_by_its_headline(town):
    story = given.saved(town, given.story(headline="The pool reopens on Friday"))
    journal.note(town, "story shared", story.id, by=given.ANA, at=given.MONDAY)
    assert "   thing: The pool reopens on Friday\n" in about(town)
