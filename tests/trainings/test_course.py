"""Leads change the lessons of the course, alone and two at once."""

from uuid import UUID, uuid4

import pytest

from bot.errors import FormRefusal, Refusal
from bot.members import acts as members
from bot.trainings.acts import course as acts
from bot.trainings.models import Lesson
from bot.trainings.rules import course as rules
from bot.trainings.store import course as store
from tests import given
from tests.given import DANA, MONDAY
from tests.trainings.planners import acts_on_record, at_the_desk, every, plan, words

MEANWHILE = rules.MOVED_ON


def five():
    return [given.lesson(title, n, id=UUID(int=n)) for n, title in enumerate(rules.FIRST, 1)]


def titles(lessons):
    return [one.title for one in rules.in_force(lessons)]


async def at_the_lessons(slack, name="dana"):
    person = await at_the_desk(slack, name)
    await person.press("Lessons")
    return person


async def names(slack):
    return titles(await every(slack, Lesson))


async def test_the_course_begins_with_five_lessons_and_only_once(slack):
    await slack.herald.db.transact(acts.seed, at=slack.clock.now())
    assert await names(slack) == [
        "Why we share",
        "Policy and guidelines",
        "Sharing well",
        "When people answer",
        "Video, live and emergencies",
    ]
    assert await acts_on_record(slack, "course") == ["course begun"]


async def test_a_lead_renames_moves_and_adds_lessons(slack):
    dana = await at_the_lessons(slack)
    await dana.press("Rename", among="Sharing well")
    assert await dana.submit(title="  Sharing   better ") == {}
    assert "Sharing better" in words(dana)
    await dana.press("Up", among="Sharing better")
    await dana.press("Down", among="Why we share")
    await dana.press("Add a lesson")
    assert await dana.submit(title="Photos") == {}
    assert await names(slack) == [
        "Sharing better",
        "Why we share",
        "Policy and guidelines",
        "When people answer",
        "Video, live and emergencies",
        "Photos",
    ]
    assert await acts_on_record(slack, "lesson") == [
        *("lesson renamed", "lesson moved", "lesson moved", "lesson added")
    ]


async def test_a_lesson_keeps_its_name_to_itself(slack):
    dana = await at_the_lessons(slack)
    await dana.press("Add a lesson")
    assert await dana.submit(title="WHY WE SHARE") == {"title": rules.TWICE}
    assert await dana.submit(title="\u200b") == {"title": rules.EMPTY}
    assert await dana.submit(title="a" * 76) == {"title": rules.TOO_LONG}


async def test_a_retired_lesson_stays_and_another_stands_in_for_it(slack):
    dana = await at_the_lessons(slack)
    await dana.press("Retire", among="Sharing well")
    assert await dana.submit(instead="Why we share") == {}
    assert "; instead of it: Why we share" in words(dana)
    known = {one.title: one for one in await every(slack, Lesson)}
    assert known["Sharing well"].replaced_by == known["Why we share"].id
    assert "Sharing well" not in await names(slack)
    await dana.press("Bring back")
    assert (await names(slack))[-1] == "Sharing well"
    assert {one.replaced_by for one in await every(slack, Lesson)} == {None}


async def test_who_retires_a_lesson_reads_that_dates_of_it_are_still_planned(slack):
    dana = await plan(slack)
    await dana.press("Lessons")
    await dana.press("Retire", among="Why we share")
    assert "One date of this lesson is still planned." in words(dana)


async def test_of_two_leads_at_once_the_later_sees_what_the_earlier_did(slack):
    await slack.herald.db.transact(given_lead, slack.clock.now())
    dana, jonas = await at_the_lessons(slack), await at_the_lessons(slack, "jonas")
    await dana.press("Rename", among="Sharing well")
    await jonas.press("Down", among="Why we share")
    assert await dana.submit(title="Sharing better") == {}
    assert MEANWHILE in words(dana)
    assert (await names(slack))[:3] == ["Policy and guidelines", "Why we share", "Sharing well"]
    await jonas.press("Down", among="Why we share")
    await dana.press("Up", among="Sharing well")
    assert MEANWHILE in words(dana)
    assert (await names(slack))[:3] == ["Policy and guidelines", "Sharing well", "Why we share"]


def given_lead(session, at):
    members.make_lead(session, "U0JONAS", by="cli", at=at)


def test_nothing_stands_in_for_itself_or_is_replaced_by_what_is_gone():
    lessons = five()
    one, two, three = lessons[:3]
    for nobody in (one.id, uuid4()):
        with pytest.raises(FormRefusal) as refused:
            rules.retire(lessons, one.id, nobody, MONDAY)
        assert refused.value.errors == {"instead": rules.NOT_INSTEAD}
    rules.retire(lessons, one.id, two.id, MONDAY)
    with pytest.raises(FormRefusal):
        rules.retire(lessons, three.id, one.id, MONDAY)
    rules.retire(lessons, two.id, three.id, MONDAY)
    with pytest.raises(Refusal) as gone:
        rules.retire(lessons, one.id, three.id, MONDAY)
    assert gone.value.sentence == rules.GONE


def test_the_last_lesson_stays():
    lessons = five()
    for one in lessons[1:]:
        rules.retire(lessons, one.id, None, MONDAY)
    with pytest.raises(Refusal) as refused:
        rules.retire(lessons, lessons[0].id, None, MONDAY)
    assert refused.value.sentence == rules.LAST


def test_a_course_has_room_for_thirty_lessons():
    lessons = [given.lesson(f"Lesson {n}", n) for n in range(30)]
    with pytest.raises(FormRefusal) as refused:
        rules.add(lessons, "One more")
    assert refused.value.errors == {"title": rules.FULL}


@pytest.mark.both_databases
def test_a_stale_window_undoes_nothing(session):
    given.people(session)
    acts.seed(session, at=MONDAY)
    course = store.for_lead(session, by=DANA, at=MONDAY)
    seen, first = course.seen, rules.in_force(course.lessons)[0]
    acts.rename_lesson(session, first.id, "Why share", seen=seen, by=DANA, at=MONDAY)
    with pytest.raises(rules.Stale):
        acts.retire_lesson(session, first.id, None, seen=seen, by=DANA, at=MONDAY)
    assert store.find(session, first.id) == first
    assert (first.title, first.retired_at) == ("Why share", None)
