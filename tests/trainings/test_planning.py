"""Those who plan: dates, series, changes and cancellations, as people see them."""

from datetime import datetime, timedelta

from sqlalchemy import select

from bot.programme import store as programmes
from bot.trainings.models import Attendance, Host, Means, Presence, Seat, Training, TrainingState
from tests.given import ANA, TOWN
from tests.trainings.planners import acts_on_record, at_the_desk, cards, every, plan, words

NOON = datetime(2026, 11, 18, 12, tzinfo=TOWN)
HOUR = timedelta(hours=1)
CHANGED_MEANWHILE = (
    "Ben Carter changed this training meanwhile. This is how it is now; nothing of yours was done."
)


async def test_a_lead_plans_a_date_and_the_channel_shows_it(slack):
    dana = await plan(slack)
    assert "Planned. It stands in the programme channel now." in words(dana)
    (training,) = await every(slack, Training)
    assert (training.starts_at, training.ends_at) == (NOON, NOON + HOUR)
    assert (training.place, training.capacity, training.planned_by) == ("Room 2", 20, "U0DANA")
    assert [one.member_id for one in await every(slack, Host)] == ["U0DANA"]
    (shown,) = cards(slack)
    assert "Why we share" in shown
    assert "0 of 20 seats taken" in shown
    assert "It counts as working time." in shown
    assert slack.member("ana").sees("Take a seat")
    assert slack.said_to(dana) == []  # who plans it knows


async def test_the_digital_team_plans_too_but_only_leads_change_lessons(slack):
    ben = await plan(slack, "ben")
    assert not ben.sees("Lessons")
    assert (await every(slack, Training))[0].planned_by == "U0BEN"


async def test_the_card_follows_each_seat(slack):
    await plan(slack, capacity="1")
    ana, emi = slack.member("ana"), slack.member("emi")
    await ana.press("Take a seat")
    await slack.settle()
    (shown,) = cards(slack)
    assert "Full" in shown
    await emi.press("Join the line")
    await slack.settle()
    (shown,) = cards(slack)
    assert "Full, 1 waiting" in shown


async def test_what_cannot_be_is_said_under_its_field(slack):
    dana = await at_the_desk(slack)
    await dana.press("Plan a training")
    late = {"day": "2026-11-13", "place": "Room 2"}
    assert await dana.submit(**late) == {"day": "This moment has passed. Nothing has changed."}
    assert await dana.submit(day="2026-11-18", starts="13:00", ends="12:00") == {
        "ends": "It has to end after it starts, on the same day."
    }
    guest = {"day": "2026-11-18", "ends": "13:00", "starts": "12:00", "hosts": ["U0KIRA"]}
    assert await dana.submit(**guest) == {
        "hosts": "Only full members of the workspace can host. Please choose somebody else."
    }
    assert await every(slack, Training) == []


async def test_one_date_is_not_planned_twice(slack):
    dana = await plan(slack)
    await dana.press("Plan a training")
    await dana.submit(day="2026-11-18", place="Room 2")
    assert "Exactly this training is planned already." in str(dana.views)
    assert len(await every(slack, Training)) == 1


async def test_five_thursdays_pass_over_the_holiday_and_share_one_card(slack):
    await slack.herald.db.transact(set_country)
    dana = await at_the_desk(slack)
    await dana.press("Plan a series")
    assert await dana.submit(day="2026-11-19", place="Room 2") == {}
    assert "Not on Thursday, November 26: Thanksgiving Day." in words(dana)
    assert await every(slack, Training) == []
    assert await dana.submit() == {}
    assert "5 dates are planned." in words(dana)
    await slack.settle()
    days = sorted(one.starts_at.astimezone(TOWN) for one in await every(slack, Training))
    assert [(one.month, one.day, one.hour) for one in days] == [
        *((11, 19, 12), (12, 3, 12), (12, 10, 12), (12, 17, 12), (12, 24, 12))
    ]
    (shown,) = cards(slack)
    lessons = ("Why we share", "Policy and guidelines", "Video, live and emergencies")
    assert [shown.count(lesson) > 0 for lesson in lessons] == [True] * 3


def set_country(session):
    programmes.take(session).country = "US"


async def test_a_series_that_is_planned_already_is_not_planned_again(slack):
    dana = await at_the_desk(slack)
    for _ in range(2):
        await dana.press("Plan a series")
        wanted = {"day": "2026-11-19", "place": "Room 2", "count": "2", "capacity": None}
        assert await dana.submit(**wanted) == {}
        if dana.view.get("submit"):
            await dana.submit()
        else:
            assert "All of these are planned already" in words(dana)
    assert [one.capacity for one in await every(slack, Training)] == [None, None]


async def test_a_moved_training_reaches_who_has_a_seat_and_the_host(slack):
    dana = await plan(slack, hosts=["U0EMI"])
    ana = slack.member("ana")
    await ana.press("Take a seat")
    await slack.settle()
    await dana.press("Change")
    assert await dana.submit(day="2026-11-19", starts="09:00", ends="10:00") == {}
    assert "Changed. Everybody with a seat hears of it." in words(dana)
    await slack.settle()
    (training,) = await every(slack, Training)
    assert training.starts_at == datetime(2026, 11, 19, 9, tzinfo=TOWN)
    assert (training.sequence, training.seen) == (1, 2)
    assert [said for said in slack.member("ana").reads() if "Why we share" in said] != []
    assert [said for said in slack.said_to(slack.member("emi")) if "has changed" in said] != []
    assert await acts_on_record(slack, "training ") == ["training planned", "training changed"]


async def test_of_two_who_change_one_training_the_later_sees_what_the_earlier_did(slack):
    dana = await plan(slack)
    ben = await at_the_desk(slack, "ben")
    await dana.press("Change")
    await ben.press("Change")
    assert await ben.submit(place="Room 9") == {}
    assert await dana.submit(place="Room 7") == {}
    assert CHANGED_MEANWHILE in words(dana)
    assert "Room 9" in words(dana)
    (training,) = await every(slack, Training)
    assert (training.place, training.seen) == ("Room 9", 2)
    assert await dana.submit(place="Room 7") == {}
    assert (await every(slack, Training))[0].place == "Room 7"


async def test_a_cancelled_training_says_why_and_takes_no_more_seats(slack):
    dana = await plan(slack)
    ana = slack.member("ana")
    await ana.press("Take a seat")
    await slack.settle()
    await dana.press("Cancel", among="Why we share")
    assert await dana.submit(why="The *water* main broke <!channel>.") == {}
    await slack.settle()
    (training,) = await every(slack, Training)
    assert (training.state, training.sequence) == (TrainingState.CANCELLED, 1)
    (shown,) = cards(slack)
    assert ": The *water* main broke <!channel>." in shown
    assert not ana.sees("Take a seat")
    assert len([said for said in ana.reads() if "main broke" in said]) == 1
    assert "No training is planned." in words(dana)


async def test_fewer_seats_than_are_taken_take_nobodys_seat(slack):
    dana = await plan(slack)
    for name in ("ana", "emi"):
        await slack.member(name).press("Take a seat")
    await slack.settle()
    await dana.press("Change")
    assert await dana.submit(capacity="1") == {}
    assert "2 seats are taken already, and nobody loses one" in words(dana)
    assert [one.state.value for one in await every(slack, Seat)] == ["going", "going"]
    await slack.settle()
    assert "Full" in cards(slack)[0]


async def test_more_seats_are_offered_to_who_waits(slack):
    dana = await plan(slack, capacity="1")
    await slack.member("ana").press("Take a seat")
    await slack.settle()
    await slack.member("emi").press("Join the line")
    await slack.settle()
    await dana.press("Change")
    assert await dana.submit(capacity="2") == {}
    states = {one.member_id: one.state.value for one in await every(slack, Seat)}
    assert states == {"U0ANA": "going", "U0EMI": "offered"}


async def test_what_has_begun_can_be_shortened_and_not_moved(slack):
    await plan(slack)
    await slack.wind(NOON + timedelta(minutes=20))
    dana = slack.member("dana")
    await dana.close(all_of_them=True)
    await at_the_desk(slack)
    await dana.press("Change")
    assert await dana.submit(starts="12:30") == {
        "starts": "This training has begun, so only its end can move."
    }
    assert await dana.submit(starts="12:00", ends="12:10") == {
        "ends": "This moment has passed. Nothing has changed."
    }
    assert await dana.submit(ends="12:45") == {}
    (training,) = await every(slack, Training)
    assert training.ends_at == NOON + timedelta(minutes=45)


async def test_cancelled_after_somebody_checked_in_it_stays_on_record(slack):
    await plan(slack)
    await slack.wind(NOON + timedelta(minutes=5))
    await slack.herald.db.transact(ana_is_there, slack.clock.now())
    dana = slack.member("dana")
    await dana.close(all_of_them=True)
    await at_the_desk(slack)
    await dana.press("Cancel", among="Why we share")
    assert "It counts as no lesson, because none was taught." in words(dana)
    assert await dana.submit(why="Fire alarm.") == {}
    (kept,) = await every(slack, Attendance)
    assert (kept.member_id, kept.presence) == (ANA, Presence.THERE)


def ana_is_there(session, at):
    training = session.scalars(select(Training)).one()
    there = Attendance(
        training_id=training.id,
        member_id=ANA,
        presence=Presence.THERE,
        means=Means.CODE,
        by=ANA,
        at=at,
    )
    session.add(there)


async def test_when_it_is_over_the_card_says_so(slack):
    await plan(slack)
    await slack.wind(NOON + timedelta(minutes=16))
    assert "This has begun." in cards(slack)[0]
    assert not slack.member("ana").sees("Take a seat")
    await slack.wind(NOON + timedelta(minutes=76))
    assert "This is over." in cards(slack)[0]
    dana = slack.member("dana")
    await dana.close(all_of_them=True)
    await at_the_desk(slack)
    assert "No training is planned." in words(dana)
    await dana.press("Past trainings")
    assert "Why we share" in words(dana)


async def test_a_training_moved_over_a_change_of_the_clock_stays_at_noon(slack):
    dana = await plan(slack, day="2027-03-12")
    await dana.press("Change")
    assert await dana.submit(day="2027-03-15") == {}
    (training,) = await every(slack, Training)
    assert training.starts_at.astimezone(TOWN).hour == 12
    await dana.press("Change")
    assert await dana.submit(day="2027-03-14", starts="02:30", ends="03:30") == {
        "starts": "On March 14 the clocks are put forward over 2:30. Please choose another time."
    }


async def test_todays_training_is_on_the_home_of_its_host_and_of_the_team(slack):
    await plan(slack, hosts=["U0EMI"])
    assert "Today’s training" not in str(await slack.member("emi").open_home())
    await slack.wind(NOON - HOUR)
    for name, sees in (("emi", True), ("ben", True), ("ana", False)):
        home = str(await slack.member(name).open_home())
        assert ("Today’s training" in home) is sees


async def test_a_host_is_told_and_told_when_it_is_somebody_else(slack):
    dana = await plan(slack, hosts=["U0EMI"])
    emi, farid = slack.member("emi"), slack.member("farid")
    assert [said for said in slack.said_to(emi) if said.startswith("You host 1 training.")] != []
    await dana.press("Change")
    assert await dana.submit(hosts=["U0FARID"]) == {}
    await slack.settle()
    assert [said for said in slack.said_to(farid) if "You host 1 training." in said] != []
    assert [said for said in slack.said_to(emi) if "You no longer host" in said] != []
    (training,) = await every(slack, Training)
    assert (training.sequence, training.seen) == (0, 2)
