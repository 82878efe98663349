"""A lead makes payroll's file, gets it, and gets it again; they act by what they see."""

import pytest

from tests.hours.pay.walk import evening, files, lines, shared

FILE = "payroll-2026-11-09-to-2026-11-22.csv"


async def payroll_opened(slack):
    """Let a lead open *Payroll* on the Monday after the pay period."""
    await shared(slack)
    await slack.wind(hours=7 * 24)
    dana = slack.member("dana")
    await dana.open_home()
    await dana.press("Payroll")
    return dana


async def test_a_lead_makes_the_file_and_it_comes_once_into_their_messages(slack):
    dana = await payroll_opened(slack)
    await dana.press("Make the file")
    await slack.settle()
    assert lines(dana.view)[0] == (
        f"{FILE} is in our direct messages. Please delete it there when payroll has it."
    )
    ((name, contents),) = files(slack, dana)
    assert name == FILE
    assert contents.decode("utf-8-sig").splitlines() == [
        "person,email_or_slack_id,date,start,minutes,confirmed",
        "Ana Ruiz,U0ANA,2026-11-16,19:00,2,no",
    ]


async def test_the_file_can_be_had_again_as_it_was(slack):
    dana = await payroll_opened(slack)
    await dana.press("Make the file")
    await dana.close(all_of_them=True)
    ana = slack.member("ana")
    await ana.open_home()
    await ana.press("My paid minutes")
    await ana.press("Change…")
    assert await ana.submit(minutes="9") == {}
    assert lines(ana.view)[0] == (
        "Noted: 9 minutes instead of 2. The difference goes into payroll's next file."
    )
    await dana.open_home()
    await dana.press("Payroll")
    await dana.press("Send me the file")
    await slack.settle()
    (first, again) = files(slack, dana)
    assert first == again


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
async def test_a_file_that_slack_does_not_take_is_kept_and_can_be_had_again(slack, method):
    dana = await payroll_opened(slack)
    slack.sandbox.faults.add(method, "error_before", status=503)
    await dana.press("Make the file")
    assert lines(dana.view) == [
        "The file is made and kept, but Slack didn't take it just now. "
        "Nothing is lost: you can have the same file again.",
        "Send me the file",
    ]
    await dana.press("Send me the file")
    await slack.settle()
    assert lines(dana.view)[0] == (
        f"{FILE} is in our direct messages. It is the same file as before. "
        "Please delete it there when payroll has it."
    )
    assert [name for name, _ in files(slack, dana)] == [FILE]


async def test_whom_a_lead_looked_at_is_shown_to_nobody_before_the_lead_asks(slack):
    dana = await payroll_opened(slack)
    assert [line for line in lines(dana.view) if "Ana" in line] == []
    await dana.press("Who…")
    assert lines(dana.view)[:2] == [
        "Not in any file yet, by name",
        "Ana Ruiz: 2 minutes in 1 entry, 1 not confirmed",
    ]


async def test_a_lead_says_who_is_exempt_and_no_minutes_are_put_down_for_them(slack):
    ana, dana = await evening(slack), slack.member("dana")
    await dana.open_home()
    await dana.press("Payroll")
    await dana.press("Who is exempt…")
    assert await dana.submit(people=["U0ANA"], said="exempt") == {}
    assert lines(dana.view)[0] == "Saved. 1 person is exempt from being paid by the hour now."
    await ana.press("Share…")
    await ana.submit()
    assert lines(ana.view)[0] == "Noted, thank you."
    assert [line for line in lines(ana.view) if "minute" in line] == []
    await ana.close(all_of_them=True)
    await ana.open_home()
    await ana.press("My hours")
    told = "You are exempt from being paid by the hour, says a lead."
    assert [line for line in lines(ana.view) if told in line] != []
