"""An evening's share becomes paid minutes, and a question on duty; people act by what they see."""

from sqlalchemy import update
from sqlmodel import col

from bot.members.models import Member
from bot.programme.models import OffDuty, Programme
from tests.hours.pay.walk import changed, evening, lines, recorded, shared
from tests.stories.test_line import HEADLINE, published

SEVEN = "<!date^1794873600^{date_long} at {time}|16 Nov 2026, 19:00 EST>"  # Monday, 19:00
QUESTION = (
    f"On {SEVEN} you shared a story, off the clock. That time is paid. "
    "I put down 2 minutes. Is that right?"
)


async def test_off_duty_the_sheet_says_first_that_it_can_wait(slack):
    ana = await evening(slack)
    before = len(slack.said_to(ana))
    await ana.press("Share…")
    assert lines(ana.view)[:3] == [
        "You're off duty; this can wait. Sharing now is fine too and counts as 2 paid minutes.",
        "Remind me at Tue 8:00",
        HEADLINE,
    ]
    assert not ana.sees("Later")
    await ana.press("Remind me at Tue 8:00")
    await ana.close(all_of_them=True)
    await slack.wind(hours=12.9)
    assert slack.said_to(ana)[before:] == []
    await slack.wind(hours=0.2)
    assert slack.said_to(ana)[before:] == [f"You wanted to come back to “{HEADLINE}”."]


async def test_on_duty_the_sheet_says_nothing_of_minutes(slack):
    await published(slack)
    ana = slack.member("ana")
    await ana.press("Share…")
    assert lines(ana.view)[0] == HEADLINE
    assert await ana.submit() == {}
    assert lines(ana.view)[0] == "Noted, thank you."
    assert len(lines(ana.view)) == 2


async def test_who_is_exempt_reads_nothing_of_minutes_and_is_not_asked(slack):
    await changed(slack, update(Member).where(col(Member.slack_id) == "U0ANA").values(exempt=True))
    ana = await evening(slack)
    before = len(slack.said_to(ana))
    await ana.press("Share…")
    assert lines(ana.view)[0] == "You're off duty; this can wait."
    assert await ana.submit() == {}
    assert len(lines(ana.view)) == 2
    await slack.wind(hours=15)
    assert slack.said_to(ana)[before:] == []


async def test_a_programme_may_only_ask_afterwards(slack):
    ana, said = await shared(slack, off_duty=OffDuty.ASK)
    assert said[:2] == [
        "Noted, thank you.",
        "You're off duty, so this is put down as paid time: 2 minutes.",
    ]
    await slack.wind(hours=15)
    assert slack.said_to(ana)[-1] == QUESTION


async def test_where_sharing_waits_for_duty_the_sheet_opens_and_offers_a_reminder(slack):
    ana = await evening(slack, off_duty=OffDuty.NONE)
    await ana.press("Share…")
    assert lines(ana.view)[:2] == [
        "You're off duty, and here sharing waits for duty. The story is still here then.",
        "Remind me at Tue 8:00",
    ]
    assert ana.view.get("submit") is None
    assert not ana.sees("X")
    assert not ana.sees("Send me the words")


async def test_a_sheet_opened_on_duty_is_refused_kindly_after_hours(slack):
    await published(slack)
    await changed(slack, update(Programme).values(off_duty=OffDuty.NONE))
    ana = slack.member("ana")
    await ana.press("Share…")
    await slack.wind(hours=8)
    await ana.submit()
    assert lines(ana.view) == [
        "You're off duty, and here sharing waits for duty. Nothing is lost and nothing was noted; "
        "the story is still here then.",
        "Remind me at Tue 8:00",
    ]
    await ana.press("Remind me at Tue 8:00")
    await slack.wind(hours=14)
    assert slack.said_to(ana)[-1] == f"You wanted to come back to “{HEADLINE}”."


async def test_the_question_comes_on_duty_and_yes_ends_it(slack):
    ana, _ = await shared(slack)
    before = len(slack.said_to(ana))
    await slack.wind(hours=12.9)
    assert slack.said_to(ana)[before:] == []
    await slack.wind(hours=0.2)
    assert slack.said_to(ana)[before:] == [QUESTION]
    await ana.press("Yes")
    assert ana.ephemerals[-1]["text"] == "Thank you. 2 minutes stand, confirmed."
    await slack.wind(hours=48)
    assert slack.said_to(ana)[before:] == [QUESTION]


async def test_one_changes_the_minutes_from_the_question(slack):
    ana, _ = await shared(slack)
    await slack.wind(hours=15)
    await ana.press("Change…")
    assert await ana.submit(minutes="5") == {}
    assert lines(ana.view)[0] == "Noted: 5 minutes instead of 2."
    assert "*5 minutes*\nyou said yes · not with payroll yet" in lines(ana.view)[2]


async def test_several_in_one_evening_are_changed_from_the_list(slack):
    ana = await evening(slack)
    await recorded(slack)
    await recorded(slack, hours=1)
    await slack.wind(hours=15)
    assert slack.said_to(ana)[-1].startswith("You used Herald 2 times off the clock.")
    await ana.press("Change…", among="You used Herald 2 times")
    await ana.press("Change…")
    assert await ana.submit(minutes="0") == {}
    assert lines(ana.view)[0] == "Noted: 0 minutes instead of 2."


async def test_a_share_undone_takes_the_minutes_and_the_question(slack):
    ana = await evening(slack)
    before = len(slack.said_to(ana))
    await ana.press("Share…")
    assert await ana.submit() == {}
    await ana.press("Undo")
    assert lines(ana.view) == [
        f"Undone: “{HEADLINE}” doesn't count as shared by you. Taken back, too: 2 paid minutes."
    ]
    await ana.close(all_of_them=True)
    await slack.wind(hours=15)
    assert slack.said_to(ana)[before:] == []


async def test_my_paid_minutes_are_a_door_of_the_home(slack):
    ana, _ = await shared(slack)
    await ana.open_home()
    await ana.press("My paid minutes")
    assert lines(ana.view)[1].endswith(
        "you shared a story, *2 minutes*\n"
        "not confirmed, paid all the same · not with payroll yetChange…"
    )
