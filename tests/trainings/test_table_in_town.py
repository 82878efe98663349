"""A table of trainings, sent to Herald: looked at, planned once, refused where it is none."""

import pytest

from bot.trainings.models import Host, Training
from tests.trainings.planners import acts_on_record, cards, every

TABLE = (
    "date,start,end,lesson,place,seats,hosts\r\n"
    "2026-12-02,12:00,13:00,Why we share,Room 2,20,emi@example.gov\r\n"
    "2026-12-09,12:00,13:00,Policy and guidelines,Room 2,20,emi@example.gov\r\n"
    "2026-12-16,12:00,13:00,Knitting,Room 2,20,\r\n"
)


@pytest.fixture
async def ben(slack):
    """One of the digital team, in a town with addresses."""
    await slack.sandbox.alter(slack.member("emi"), email="Emi@Example.gov")
    await slack.settle()
    return slack.member("ben")


async def send(slack, person, text, name="Trainings 2026.csv"):
    await person.open_messages()
    await person.upload("@herald", person.file(name, text.encode("utf-8-sig")))
    await slack.settle()


async def test_a_table_plans_nothing_until_it_is_looked_at(slack, ben):
    await send(slack, ben, TABLE)
    assert "This table would plan 2 trainings. Nothing is planned yet." in ben.reads()[-1]
    assert "There is no lesson “Knitting” in the course." in ben.reads()[-1]
    assert await every(slack, Training) == []
    await ben.press("Plan them")
    await slack.settle()
    assert "2 trainings are planned." in ben.reads()[-1]
    assert [one.member_id for one in await every(slack, Host)] == ["U0EMI", "U0EMI"]
    (shown,) = cards(slack)
    assert "Policy and guidelines" in shown
    assert [said[:22] for said in slack.said_to(slack.member("emi"))] == ["You host 2 trainings. "]
    assert await acts_on_record(slack, "table", "training ") == [
        *("table looked at", "training planned", "training planned")
    ]


async def test_the_same_table_sent_twice_plans_nothing_twice(slack, ben):
    await send(slack, ben, TABLE)
    await ben.press("Plan them")
    await slack.settle()
    await send(slack, ben, TABLE)
    assert "2 rows are planned already and left out." in ben.reads()[-1]
    assert not ben.sees("Plan them")
    assert len(await every(slack, Training)) == 2


async def test_what_is_no_table_of_trainings_is_refused_with_a_sentence(slack, ben):
    await send(slack, ben, "place\r\nRoom 2\r\n")
    assert "The first row has to name the columns" in ben.reads()[-1]
    await send(slack, ben, "")
    assert await every(slack, Training) == []


async def test_a_member_who_sends_one_has_sent_a_letter(slack):
    ana = slack.member("ana")
    await send(slack, ana, TABLE)
    assert not ana.sees("Plan them")
    assert await every(slack, Training) == []
