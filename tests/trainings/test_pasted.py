"""A pasted list of names: read as people write them, shown before anything is written."""

import pytest
from sqlalchemy import select

from bot.trainings.models import Guest, SeatState
from bot.trainings.rules import pasted
from bot.trainings.rules.pasted import Known, Person
from bot.trainings.store.figures import figures
from tests import given
from tests.given import ANA, BEN, CHRIS, DANA, NOON
from tests.trainings.checking import MINUTE, attendances, planned

KIM, LEE = "U0KIM", "U0LEE"


def known(key: str, name: str, email: str = "", *, is_expected: bool = False) -> Known:
    return Known(key, name, email, is_expected)


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Ana Ruiz", Person("Ana Ruiz", "")),
        ("  ana   ruiz  ", Person("ana ruiz", "")),
        ("Ana.Ruiz@Example.gov", Person("", "ana.ruiz@example.gov")),
        ("Ana Ruiz <ana@example.gov>", Person("Ana Ruiz", "ana@example.gov")),
        ("Ana Ruiz\tana@example.gov", Person("Ana Ruiz", "ana@example.gov")),
        ('"Ruiz, Ana"; ana@example.gov', Person("Ruiz, Ana", "ana@example.gov")),
        ("12. Ana Ruiz", Person("Ana Ruiz", "")),
        ("آنا رويز", Person("آنا رويز", "")),
        ("ana@town", Person("ana@town", "")),
        ("=HYPERLINK(1)", Person("=HYPERLINK(1)", "")),
    ],
)
def test_a_line_is_read_however_it_is_written(line, person):
    assert pasted.read(line) == [person]


def test_empty_lines_and_doubles_do_not_count():
    assert pasted.read("\n---\nAna Ruiz\n\nAna Ruiz\n \n") == [Person("Ana Ruiz", "")]


def test_people_are_known_by_address_or_by_name_in_either_order():
    people = [known(ANA, "Ana Ruiz", "ana@example.gov"), known(BEN, "José  MÜLLER")]
    lines = pasted.read("ana@example.gov\nMüller, José\nANA RUIZ")
    reading = pasted.match(lines, people)
    assert [one.key for one in reading.found] == [ANA, BEN]
    assert (reading.unclear, reading.new, reading.unknown) == ([], [], [])


def test_of_two_with_one_name_the_one_with_a_seat_is_meant_else_one_asks():
    kim, lee = known(KIM, "Kim Lee", "kim@x.gov"), known(LEE, "Kim Lee", "lee@x.gov")
    (line,) = pasted.read("Kim Lee")
    asked = pasted.match([line], [kim, lee])
    assert (asked.found, asked.unclear) == ([], [(line, [kim, lee])])
    expected = lee._replace(is_expected=True)
    assert pasted.match([line], [kim, expected]).found == [expected]


def test_who_is_unknown_can_be_a_guest_only_with_an_address_and_a_name():
    lines = pasted.read("Sam Lee <sam@x.gov>\nNobody Known\nno.name@x.gov")
    reading = pasted.match(lines, [])
    assert reading.new == [Person("Sam Lee", "sam@x.gov")]
    assert reading.unknown == [Person("Nobody Known", ""), Person("", "no.name@x.gov")]


@pytest.fixture
async def host(slack):
    """Emi with the roster open, at noon; Ana and Chris have seats."""
    await slack.herald.db.transact(planned, going=[ANA, CHRIS])
    slack.clock.stand_at(NOON)
    emi = slack.member("emi")
    await emi.open_home()
    await emi.press("Who comes")
    await emi.press("Paste a list of names")
    return emi


async def came(slack):
    return await slack.herald.db.read(attendances)


async def test_a_list_is_shown_before_it_is_written(slack, host):
    names = "Ana Ruiz\nBen Carter\nSam Lee <sam@x.gov>\nNobody Known"
    assert await host.submit(names=names) == {}
    assert "2 known, 0 unclear, 2 not known. Nothing is written yet." in str(host.view)
    assert await came(slack) == []
    await host.submit(new_0=["Sam Lee sam@x.gov"])
    assert "3 people are put down as there." in str(host.view)
    (sam,) = await slack.herald.db.read(lambda session: list(session.scalars(select(Guest))))
    assert sorted(await came(slack)) == sorted(
        [(ANA, "there", "list"), ("U0BEN", "there", "list"), (str(sam.id), "there", "list")]
    )


async def test_who_is_unticked_is_not_written(slack, host):
    await host.submit(names="Ana Ruiz\nChris Novak")
    await host.submit(there_0=["Chris Novak"])
    assert await came(slack) == [(CHRIS, "there", "list")]


async def test_a_list_of_more_than_a_hundred_lines_is_not_taken(slack, host):
    names = "\n".join(f"Person {n}" for n in range(101))
    said = {"names": "These are more than 100 lines. Please paste the list in parts."}
    assert await host.submit(names=names) == said


async def test_a_list_that_names_nobody_says_so_and_can_only_be_closed(slack, host):
    await host.submit(names="\n".join(f"Person {n}" for n in range(40)))
    assert "Nobody of this list is known here. Nothing can be written." in str(host.view)
    assert host.view["submit"] is None


async def test_the_team_sees_how_many_seats_were_used_from_five_on(slack):
    def past(session):
        going = [ANA, BEN, CHRIS, DANA, "U0EMI"]
        full = planned(session, going=going)
        planned(session, "Policy", going=going[:4], position=2)
        for seat in (given.seat(full, "U0IVY", state=SeatState.GIVEN_UP, turn=9),):
            session.add(seat)
        return full

    full = await slack.herald.db.transact(past)
    slack.clock.stand_at(NOON + MINUTE)
    emi = slack.member("emi")
    await emi.open_home()
    await emi.press("Who comes", among="Why we share")
    await emi.submit(there_0=["Ana Ruiz", "Ben Carter"], walk_ins=["U0IVY"])
    slack.clock.stand_at(NOON + 90 * MINUTE)
    dana = slack.member("dana")
    await dana.open_home()
    await dana.press("Course and trainings")
    await dana.press("Seats and who came")
    shown = str(dana.view)
    assert "2 of 5 came" in shown
    assert "fewer than five seats, so no figure" in shown
    assert "Ana Ruiz" not in shown
    read = await slack.herald.db.read(figures, by=DANA, at=slack.clock.now())
    assert [(one.going, one.came) for one in read if one.dated.training.id == full.id] == [(5, 2)]


async def test_who_comes_to_slack_finds_what_they_attended_as_a_guest(slack, host):
    await host.submit(names="Mira Stone <mira@willow-bend.example>")
    await host.submit(new_0=["Mira Stone mira@willow-bend.example"])
    newcomer = {"id": "U0MIRA", "name": "mira", "real_name": "Mira Stone"}
    await slack.sandbox.welcome(**newcomer, email="mira@willow-bend.example")
    await slack.settle()
    assert await came(slack) == [("U0MIRA", "there", "list")]


async def test_a_list_corrects_nobody_after_the_training_without_a_reason(slack, host):
    await host.close(all_of_them=True)
    await host.open_home()
    await host.press("Who comes")
    await host.submit(there_0=["Ana Ruiz"], rest="The others were not here")
    await host.close(all_of_them=True)
    slack.clock.stand_at(NOON + 90 * MINUTE)
    await host.open_home()
    await host.press("Who comes")
    await host.press("Paste a list of names")
    await host.submit(names="Ana Ruiz\nBen Carter\nChris Novak")
    await host.submit()
    shown = str(host.view)
    assert "1 person is put down as there." in shown
    assert "please change that in the roster, where you can say why: Chris Novak" in shown
    assert await came(slack) == [
        (ANA, "there", "host"),
        ("U0BEN", "there", "list"),
        (CHRIS, "not_there", "host"),
    ]


def test_the_sign_between_two_cells_is_no_part_of_an_address():
    assert pasted.read("Sam Lee|sam@x.gov") == [Person("Sam Lee", "sam@x.gov")]
