"""What leads see of departments and leads, and what everybody sees of their own department."""

import json
from uuid import UUID

import pytest
from syrupy.extensions.json import JSONSnapshotExtension

from bot.members.departments import Page
from bot.members.models import Department, Part, Source
from bot.members.views import departments as views
from bot.members.views import people
from bot.members.views.leads import leads_form
from bot.sandbox.checker import check_message, check_view
from tests import given
from tests.given import ANA, BEN, CHRIS, DANA

PARKS = Department(id=UUID(int=1), name="Parks and Recreation", share_channel="C0PARKS")
ODD = Department(id=UUID(int=2), name="<!channel> *Streets* & <@U0ANA>")
ANA_THERE = given.member(department_id=PARKS.id, department_by=Source.SELF)
PLACED = given.member(department_id=PARKS.id, department_by=Source.HR)
PEOPLE = {
    (PARKS.id, Part.CONTACT): [given.member(BEN), given.member(CHRIS)],
    (PARKS.id, Part.CONTRIBUTOR): [given.member()],
}
FIRST = Page([PARKS, ODD], {PARKS.id: 12}, PEOPLE, 0, 20)
LAST = Page([ODD], {ODD.id: 1}, {}, 16, 17)
VIEWS = {
    "departments": views.departments_list(FIRST),
    "departments_last_page": views.departments_list(LAST, "The department is changed."),
    "departments_none": views.departments_list(Page([], {}, {}, 0, 0)),
    "department_new": views.department_form(),
    "department": views.department_form(PARKS, FIRST),
    "place": views.place_form([PARKS, ODD]),
    "my_department": views.my_department_form(given.member(), [PARKS, ODD], None),
    "my_department_chosen": views.my_department_form(ANA_THERE, [PARKS, ODD], PARKS),
    "my_department_by_hr": views.my_department_form(PLACED, [PARKS, ODD], PARKS),
    "my_department_none": views.my_department_form(given.member(), [], None),
    "chosen": views.chosen_view(PARKS),
    "chosen_none": views.chosen_view(None),
    "leads": leads_form([given.member(DANA)]),
}
MESSAGES = {
    "contact": views.part_note(department_name=ODD.name, part=Part.CONTACT, by=DANA),
    "contributor": views.part_note(department_name="Parks", part=Part.CONTRIBUTOR, by=DANA),
    "no_lead_left": people.no_lead_left_note(),
    "new_on_the_team": people.new_on_the_team_note([given.member(ANA)], invited_by=BEN),
    "new_on_the_team_two": people.new_on_the_team_note(
        [given.member(ANA), given.member(CHRIS)], invited_by=""
    ),
    "you_lead": people.you_lead_note(DANA),
    "you_lead_no_more": people.you_lead_no_more_note(DANA),
}


@pytest.fixture
def drawing(snapshot):
    return snapshot.use_extension(JSONSnapshotExtension)


@pytest.mark.parametrize("name", VIEWS)
def test_a_form_looks_like_this(name, drawing):
    check_view(VIEWS[name])
    assert VIEWS[name] == drawing


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_looks_like_this(name, drawing):
    check_message(MESSAGES[name].body())
    assert json.loads(json.dumps(MESSAGES[name].body())) == drawing


def test_a_hundred_departments_fit_into_every_menu():
    many = [Department(id=UUID(int=n), name=f"Department {n}") for n in range(1, 100)]
    check_view(views.place_form(many))
    check_view(views.my_department_form(given.member(), many, many[-1]))
    menu = views.place_form(many)["blocks"][1]["element"]
    assert len(menu["options"]) == 100


def test_a_departments_name_rings_nobody():
    text = MESSAGES["contact"].text
    assert "&lt;!channel&gt;" in text
    assert "<@U0ANA>" not in text
