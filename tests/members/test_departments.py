"""Departments: set by leads in Slack, filled by HR, leads, profiles and people themselves."""

from uuid import UUID

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel

from bot.errors import FormRefusal, Refusal
from bot.members import acts as members
from bot.members import departments
from bot.members.acts import departments as acts
from bot.members.models import Department, DepartmentPart, Member, Source, Standing
from bot.members.profiles import Profile
from bot.members.rules.departments import Wish, as_it_is, fingerprint, place
from bot.programme.models import Programme
from tests import given
from tests.given import ANA, BEN, CHRIS, DANA, MONDAY

PARKS, STREETS = Wish("Parks"), Wish("Streets")


@pytest.fixture
def town(session):
    given.people(session)
    return session


def add(session, wish=PARKS):
    return acts.add_department(session, wish, by=DANA, at=MONDAY)


def seen(session, department_id):
    found = departments.parts_of(session, [department_id])
    named = departments.get(session, department_id)
    return fingerprint(as_it_is(named, found))


def change(session, department_id, wish):
    about = seen(session, department_id)
    acts.change_department(session, department_id, wish, seen=about, by=DANA, at=MONDAY)


def names(people):
    return [member.slack_id for member in people]


def where(session, slack_id=ANA):
    member = session.get(Member, slack_id)
    return (member.department_id, member.department_by)


def profile(slack_id=ANA, **more):
    usual = {"name": given.NAMES[slack_id], "zone": given.TOWN.key, "standing": Standing.MEMBER}
    return Profile(slack_id=slack_id, **usual | more)


def test_contacts_and_contributors_are_found_by_their_department(town):
    parks = add(town, Wish("Parks", "C0PARKS", [ANA], [BEN, CHRIS]))
    assert names(departments.contacts(town, parks)) == [BEN, CHRIS]
    assert names(departments.contributors(town, parks)) == [ANA]
    assert [one.name for one in departments.contributes_to(town, ANA)] == ["Parks"]
    assert departments.is_contact(town, BEN, parks)
    assert not departments.is_contact(town, ANA, parks)


def test_a_department_is_changed_as_it_was_seen(town):
    parks = add(town, Wish("Parks", "", [ANA], [BEN]))
    change(town, parks, Wish("Parks and Recreation", "C0PARKS", [], [CHRIS]))
    assert departments.get(town, parks).name == "Parks and Recreation"
    assert names(departments.contacts(town, parks)) == [CHRIS]
    assert names(departments.contributors(town, parks)) == []


def test_what_another_lead_changed_meanwhile_is_not_written_over(town):
    parks = add(town)
    about = seen(town, parks)
    change(town, parks, Wish("Parks", contacts=[BEN]))
    with pytest.raises(Refusal, match="Somebody else changed this department"):
        acts.change_department(town, parks, STREETS, seen=about, by=DANA, at=MONDAY)
    assert departments.get(town, parks).name == "Parks"


@pytest.mark.parametrize(
    ("wish", "field", "sentence"),
    [
        (Wish(""), "name", "Please give the department a name."),
        (Wish(" parks "), "name", "There is a department of this name already."),
        (
            Wish("Team", "C0TEAM"),
            "share_channel",
            "This is the digital team's own channel. Please choose one where stories may be read.",
        ),
        (
            Wish("Fire", contacts=["U0GUEST", ANA]),
            "contacts",
            "Kira Patel can't be named here: only full members of this workspace can.",
        ),
        (
            Wish("Fire", contributors=["U404"]),
            "contributors",
            "Herald doesn't know 1 of these people yet. Please try again in a minute.",
        ),
    ],
)
def test_what_cannot_be_is_told_under_its_field(town, wish, field, sentence):
    add(town)
    town.add(given.member("U0GUEST", name="Kira Patel", standing=Standing.GUEST))
    town.flush()
    with pytest.raises(FormRefusal) as refused:
        add(town, wish)
    assert refused.value.errors == {field: sentence}


def test_there_are_no_more_departments_than_a_menu_holds(town):
    town.add_all([Department(name=f"Department {n}") for n in range(99)])
    town.flush()
    with pytest.raises(FormRefusal, match="99 departments already"):
        add(town)


def test_only_leads_set_departments(town):
    parks = add(town)
    for call in (
        lambda: acts.add_department(town, STREETS, by=BEN, at=MONDAY),
        lambda: acts.change_department(town, parks, STREETS, seen="", by=BEN, at=MONDAY),
        lambda: acts.remove_department(town, parks, by=BEN, at=MONDAY),
        lambda: acts.place_people(town, [ANA], parks, by=BEN, at=MONDAY),
    ):
        with pytest.raises(Refusal, match="Only a lead of the programme"):
            call()


def test_who_belonged_to_a_removed_department_belongs_to_none(town):
    parks = add(town, Wish("Parks", contacts=[BEN]))
    acts.choose_department(town, parks, by=ANA, at=MONDAY)
    acts.remove_department(town, parks, by=DANA, at=MONDAY)
    town.expire_all()
    assert where(town) == (None, None)
    assert town.scalars(select(DepartmentPart)).all() == []
    with pytest.raises(Refusal, match="isn't there any more"):
        departments.get(town, parks)


def test_what_needs_a_department_is_found_by_its_foreign_key():
    columns = {
        f"{table.name}.{column.name}"
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        if column.references(SQLModel.metadata.tables["department"].c.id)
    }
    assert "department_part.department_id" in columns


WORD = {  # who has spoken, who speaks now: who counts
    (Source.SELF, Source.PROFILE): Source.PROFILE,
    (Source.PROFILE, Source.SELF): Source.PROFILE,
    (Source.PROFILE, Source.LEAD): Source.LEAD,
    (Source.LEAD, Source.PROFILE): Source.LEAD,
    (Source.LEAD, Source.HR): Source.LEAD,
    (Source.HR, Source.LEAD): Source.LEAD,
    (Source.HR, Source.HR): Source.HR,
}


@pytest.mark.parametrize(("first", "then"), WORD)
def test_a_leads_word_goes_first_then_human_resources_then_the_profile_then_ones_own(first, then):
    ana = given.member()
    place(ana, UUID(int=1), by=first)
    place(ana, UUID(int=2), by=then)
    assert ana.department_by == WORD[first, then]


def test_nobody_takes_back_what_somebody_else_said():
    ana = given.member(department_id=UUID(int=1), department_by=Source.SELF)
    assert not place(ana, None, by=Source.PROFILE)
    assert place(ana, None, by=Source.SELF)
    assert (ana.department_id, ana.department_by) == (None, None)


def test_a_lead_corrects_what_human_resources_said_and_can_take_it_back(town):
    parks, streets = add(town), add(town, STREETS)
    place(town.get(Member, ANA), parks, by=Source.HR)
    acts.place_people(town, [ANA], streets, by=DANA, at=MONDAY)
    assert where(town) == (streets, Source.LEAD)
    assert not place(town.get(Member, ANA), parks, by=Source.HR)
    acts.place_people(town, [ANA], None, by=DANA, at=MONDAY)
    assert where(town) == (None, None)


def test_the_field_of_the_slack_profile_says_where_somebody_belongs(town):
    parks = add(town)
    town.get(Programme, 1).department_field = "Title"
    members.read_people(town, [profile(said={"title": "parks"})], at=MONDAY)
    assert where(town) == (parks, Source.PROFILE)
    members.read_people(town, [profile(said={"title": "Head of Nothing"})], at=MONDAY)
    assert where(town) == (None, None)


def test_a_field_of_the_workspaces_own_is_known_by_its_id_or_its_label(town):
    parks = add(town)
    for field in ("Xf1PARKS", "Department"):
        town.get(Programme, 1).department_field = field
        said = {"xf1parks": "Parks", "department": "Parks"}
        members.read_people(town, [profile(said={})], at=MONDAY)
        members.read_people(town, [profile(said=said)], at=MONDAY)
        assert where(town) == (parks, Source.PROFILE)


def test_a_list_without_the_field_changes_nobodys_department(town):
    parks = add(town)
    town.get(Programme, 1).department_field = "Department"
    place(town.get(Member, ANA), parks, by=Source.PROFILE)
    members.read_people(town, [profile(said={"title": "Gardener"})], at=MONDAY)
    assert where(town) == (parks, Source.PROFILE)


def test_a_profile_that_names_no_department_leaves_ones_own_choice(town):
    parks = add(town)
    town.get(Programme, 1).department_field = "title"
    acts.choose_department(town, parks, by=ANA, at=MONDAY)
    members.read_people(town, [profile(said={"title": "Gardener"})], at=MONDAY)
    assert where(town) == (parks, Source.SELF)


async def home(slack, name):
    person = slack.member(name)
    await person.open_home()
    await slack.settle()
    return person


async def test_a_lead_sets_departments_from_the_home(slack):
    dana = await home(slack, "dana")
    await dana.press("Departments")
    await dana.press("Add a department")
    assert await dana.submit(name="Parks", contacts=["U0KIRA"]) == {
        "contacts": "Kira Patel can't be named here: only full members of this workspace can."
    }
    assert await dana.submit(name="Parks", contacts=["U0ANA"], share_channel="C0SHARE") == {}
    await slack.settle()
    assert dana.sees("Change…", among="Parks")
    (told,) = slack.said_to(slack.member("ana"))
    assert told == (
        "Herald asks you on behalf of Parks now, when the public wants to know. <@U0DANA> named "
        "you. If that is a mistake, please tell them."
    )
    await dana.press("Change…")
    assert await dana.submit(name="Parks and Recreation") == {}
    assert dana.sees("Change…", among="Parks and Recreation")
    await dana.press("Change…")
    await dana.press("Remove this department")
    assert not dana.sees("Change…")


async def test_a_long_list_of_departments_has_pages(slack):
    def many(session):
        session.add_all([Department(name=f"Department {n:02}") for n in range(20)])

    await slack.herald.db.transact(many)
    dana = await home(slack, "dana")
    await dana.press("Departments")
    assert not dana.sees("Earlier")
    await dana.press("More")
    await dana.press("More")
    assert not dana.sees("More")
    await dana.press("Earlier")
    assert dana.sees("Change…", among="Department 08")


async def test_people_say_themselves_where_they_belong(slack):
    def parks(session):
        session.add(Department(id=UUID(int=1), name="Parks"))

    await slack.herald.db.transact(parks)
    ana = await home(slack, "ana")
    await ana.press("My department")
    assert await ana.submit(department="Parks") == {}
    found = await slack.herald.db.read(departments.of, "U0ANA")
    assert found.name == "Parks"
    dana = await home(slack, "dana")
    await dana.press("Departments")
    await dana.press("Say where people belong")
    assert await dana.submit(people=["U0ANA"], department="None") == {}
    assert await slack.herald.db.read(departments.of, "U0ANA") is not None


async def test_who_left_is_asked_on_nobodys_behalf(slack):
    parks = await slack.herald.db.transact(
        acts.add_department, Wish("Parks", contacts=["U0ANA", "U0EMI"]), by="U0DANA", at=MONDAY
    )
    await slack.sandbox.alter(slack.member("ana"), deleted=True)
    await slack.settle()
    assert names(await slack.herald.db.read(departments.contacts, parks)) == ["U0EMI"]
    await slack.sandbox.alter(slack.member("ana"), deleted=False)
    await slack.settle()
    assert names(await slack.herald.db.read(departments.contacts, parks)) == ["U0EMI"]
