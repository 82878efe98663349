"""Unsigned is unsigned: every table, the file's bytes and the log are searched for the sender."""

import logging
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import literal_column, select, table
from sqlalchemy.exc import DBAPIError

from bot import journal, outbox
from bot.db import once
from bot.journal.store import lines_about
from bot.slack.messages import Message
from bot.trainings.models import Submission, Topic
from tests.given import ANA, BEN
from tests.trainings.voicing import over, session_to_come
from tests.trainings.watching import Watch, marks_of

COMMENT, QUESTION = "The examples were too short.", "Who decided to close the bridge?"
NAME = "Ana Ruiz"
MINUTES = timedelta(hours=3, minutes=7)  # to a moment that stands nowhere else


@pytest.fixture
async def town(slack):
    """A training that is over, where Ana was, and an open session to come; Ana was asked."""
    await slack.herald.db.transact(over, [ANA, BEN])
    slack.coming = await slack.herald.db.transact(session_to_come)
    await slack.wind(slack.clock.now() + MINUTES)
    await slack.member("ana").open_home()
    await slack.settle()
    return slack


@pytest.fixture
def watch(town, database_url, caplog):
    looking = Watch(database_url, caplog, *marks_of(ANA, NAME, town.clock.now()))
    yield looking
    looking.end()


async def say_both(town):
    """Let Ana answer the question and hand something in, both unsigned."""
    ana = town.member("ana")
    await ana.press("Answer", among="How was")
    await ana.submit(rating=2, comment=COMMENT)
    await ana.close()
    await ana.press("Hand something in")
    await ana.submit(topic="question", what=QUESTION)
    await ana.close()
    await town.settle()


@pytest.mark.both_databases
async def test_who_spoke_unsigned_stands_in_no_table_no_byte_of_the_file_and_no_line_of_log(
    town, watch
):
    await say_both(town)
    assert watch.traces() == set()
    assert watch.changes() == {"training_feedback": 1, "open_session_submission": 1}


async def test_the_search_reads_the_bytes_in_which_the_words_are(town, watch):
    await say_both(town)
    assert watch.written(COMMENT)
    assert watch.written(QUESTION)


@pytest.mark.both_databases
async def test_a_day_later_the_record_says_that_there_were_answers_and_not_whose(town, watch):
    await say_both(town)
    await town.wind(hours=16)
    lines = await town.herald.db.read(lines_about, str(town.coming.id))
    assert lines == []
    new = watch.new()["journal"]
    said = [row for row in new if "feedback given" in row]
    assert len(said) == 1
    assert [mark for mark in watch.marks if mark in said[0]] == []


@pytest.mark.both_databases
@pytest.mark.parametrize("name", ["training_feedback", "open_session_submission"])
def test_no_number_says_in_which_order_people_spoke(session, name):
    with pytest.raises(DBAPIError, match="rowid"):
        session.execute(select(literal_column("rowid")).select_from(table(name)))


async def test_what_is_read_by_hosts_names_nobody(town):
    await say_both(town)
    dana = town.member("dana")
    await dana.open_home()
    await dana.press("See what was handed in")
    assert QUESTION in str(dana.view)
    assert [mark for mark in (ANA, NAME) if mark in str(dana.view)] == []


async def test_a_mirror_of_the_sender_holds_nothing_of_it(town):
    await say_both(town)
    ana = town.member("ana")
    await ana.command("/ambassador me", channel="general")
    await ana.press("Send me the file")
    await town.settle()
    (file,) = [
        one
        for message in town.sandbox.workspace.direct(ANA).messages.values()
        for one in message.get("files", [])
        if one["name"].endswith(".txt")
    ]
    contents = town.sandbox.workspace.files.contents.start(file["id"], 10**6).decode()
    assert COMMENT not in contents
    assert QUESTION not in contents


# What a careless act would leave; the search has to find each.


def line(session, town):
    journal.note(session, "feedback given", uuid4(), by=ANA, at=town.clock.now())


def line_of_nobody_at_the_minute(session, town):
    journal.note(session, "feedback given", uuid4(), by="somebody", at=town.clock.now())


def thanks(session, town):
    outbox.tell(session, ANA, Message("Thank you."))


def key(session, town):
    once(session, f"feedback:{ANA}")


def signature(session, town):
    row = {"training_id": town.coming.id, "topic": Topic.IDEA, "on": town.clock.now().date()}
    session.add(Submission(**row, words=QUESTION, member_id=ANA))


def name_in_words(session, town):
    row = {"training_id": town.coming.id, "topic": Topic.IDEA, "on": town.clock.now().date()}
    session.add(Submission(**row, words=f"{NAME} asks"))


def line_of_log(session, town):
    logging.getLogger("bot.trainings").debug("feedback of %s", ANA)


LEAKS = {
    line: {"table journal", "file"},
    thanks: {"table delivery", "file"},
    key: {"table once", "file"},
    signature: {"table open_session_submission", "file"},
    name_in_words: {"table open_session_submission", "file"},
    line_of_log: {"log bot.trainings"},
}


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.__name__)
async def test_the_search_finds_a_careless_act(town, watch, leak):
    await town.herald.db.transact(leak, town)
    assert watch.traces() == LEAKS[leak]


async def test_the_search_finds_a_line_of_nobody_that_tells_the_minute(town, watch):
    await town.herald.db.transact(line_of_nobody_at_the_minute, town)
    assert "table journal" in watch.traces()


async def test_the_search_finds_what_was_deleted_in_the_same_act(town, watch):
    await town.herald.db.transact(key, town)
    watch.before["once"] = watch.before["once"] + watch.new()["once"]
    assert watch.traces() == {"file"}
