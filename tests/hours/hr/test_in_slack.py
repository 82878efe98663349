"""A lead sends a list to Herald, looks at it, applies it, and deletes the file."""

import csv
import io

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from bot.journal.models import Line
from bot.members import departments, store
from bot.members.acts import departments as acts
from bot.members.jobs import read_people
from bot.members.models import Member, Source
from bot.members.rules.departments import Wish
from tests.given import MONDAY

LIST = "E-Mail;Abteilung;Exempt;Department\r\n"
DELETE = (
    "When you are done, please delete the file from this conversation: it says things about "
    "people, and Herald can't delete it for you."
)


@pytest.fixture
async def dana(slack):
    """A lead, in a town with addresses and one department."""
    for name in ("ana", "ben", "kira"):
        await slack.sandbox.alter(slack.member(name), email=f"{name.upper()}@Example.gov")
    await slack.settle()
    await slack.herald.db.transact(acts.add_department, Wish("Parks"), by="U0DANA", at=MONDAY)
    return slack.member("dana")


async def send(slack, person, text, name="people.csv"):
    await person.open_messages()
    await person.upload("@herald", person.file(name, text.encode("utf-16")))
    await slack.settle()


async def member(slack, slack_id):
    return await slack.herald.db.read(store.find, slack_id)


async def test_addresses_are_read_from_slack_in_small_letters(slack, dana):
    assert (await member(slack, "U0ANA")).email == "ana@example.gov"
    await read_people(slack.herald.db, slack.clock, slack.herald.app.client)
    assert (await member(slack, "U0BEN")).email == "ben@example.gov"


async def test_a_list_changes_nothing_until_it_is_applied(slack, dana):
    await send(slack, dana, f"{LIST}ana@example.gov;;no;Parks\r\nkira@example.gov;;no;Parks\r\n")
    assert slack.said_to(dana)[-1] == "This list would change 1 person. Nothing has changed yet."
    assert (await member(slack, "U0ANA")).department_id is None
    await dana.press("Apply")
    await slack.settle()
    ana = await member(slack, "U0ANA")
    assert (ana.exempt, ana.department_by) == (False, Source.HR)
    assert slack.said_to(dana)[-1] == f"Applied: 1 person is changed. {DELETE}"
    assert not dana.sees("Apply")


async def test_a_long_report_comes_as_a_file_without_formulas(slack, dana):
    rows = "".join(f"=cmd{n}@x.gov;;no;Parks\r\n" for n in range(40))
    await send(slack, dana, LIST + rows)
    (file,) = [f for m in dana.dm for f in m.get("files", []) if f["name"] == "not-applied.csv"]
    kept = slack.sandbox.workspace.files.by_id[file["id"]]
    content = slack.sandbox.workspace.files.contents.path(kept.id).read_text("utf-8-sig")
    table = list(csv.reader(io.StringIO(content)))
    assert len(table) == 41
    assert {row[1][:5] for row in table[1:]} == {"'=cmd"}


async def test_a_department_that_is_not_set_up_is_added_with_one_tap(slack, dana):
    await send(slack, dana, f"{LIST}ana@example.gov;;;Water works\r\n")
    await dana.press("Add 1 department and apply")
    await slack.settle()
    found = await slack.herald.db.read(departments.of, "U0ANA")
    assert found.name == "Water works"


async def test_a_file_that_was_deleted_meanwhile_is_asked_for_again(slack, dana):
    await send(slack, dana, f"{LIST}ana@example.gov;;no;Parks\r\n")
    for file in list(slack.sandbox.workspace.files):
        slack.sandbox.workspace.files.by_id.pop(file.id)
    await dana.press("Apply")
    await slack.settle()
    assert (await member(slack, "U0ANA")).exempt is None


async def test_what_is_no_list_is_answered_with_a_sentence(slack, dana):
    await send(slack, dana, "Dear Dana,\r\nplease find the list below.\r\n")
    assert slack.said_to(dana)[-1].startswith("No column says who is meant")


async def test_the_same_message_told_twice_is_looked_at_once(slack, dana):
    slack.sandbox.faults.add("events", "duplicate")
    await send(slack, dana, f"{LIST}ana@example.gov;;no;Parks\r\n")

    def looked(session):
        lines = select(func.count()).where(col(Line.act) == "list looked at")
        return session.scalar(lines)

    assert await slack.herald.db.read(looked) == 1


async def test_a_list_of_somebody_else_is_a_letter_like_any_other(slack, dana):
    ana = slack.member("ana")
    await send(slack, ana, f"{LIST}ana@example.gov;;yes;Parks\r\n")
    assert not ana.sees("Apply")
    assert (await member(slack, "U0ANA")).exempt is None


async def test_who_is_no_lead_any_more_applies_nothing(slack, dana):
    await send(slack, dana, f"{LIST}ana@example.gov;;no;Parks\r\n")

    def demote(session):
        session.get(Member, "U0DANA").is_lead = False

    await slack.herald.db.transact(demote)
    await dana.press("Apply")
    await slack.settle()
    assert (await member(slack, "U0ANA")).exempt is None
