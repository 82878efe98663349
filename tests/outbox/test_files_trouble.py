"""Something goes wrong while files are sent: the words are never lost, and never come twice."""

import pytest

from bot import outbox
from bot.outbox import Enclosure
from bot.outbox.courier import Courier
from bot.outbox.leases import STRIKES
from bot.slack.messages import Message
from tests.outbox.drawing import (
    ANA,
    BOTH,
    COMPLETE,
    DM,
    INFO,
    MAKERS,
    NAMES,
    URL,
    WITHOUT,
    arrived,
    tell,
)
from tests.outbox.slack import BYTES, Fault, Killed

pytestmark = pytest.mark.both_databases

STEPS = [URL, BYTES, COMPLETE, INFO]


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step", STEPS)
async def test_a_courier_that_is_killed_at_any_step_leaves_one_message(
    db, courier, slack, clock, town, step, after
):
    slack.faults.append(Fault(step, kills=True, after=after))
    await tell(db)
    with pytest.raises(Killed):
        await courier.run_dry()
    heir = Courier(
        db, clock, slack, may_reach=town.may_reach, resolve=town.resolve, makers=MAKERS, name="two"
    )
    await heir.run_dry(patience=600)

    assert arrived(slack) == [("Well done", NAMES)]


@pytest.mark.parametrize(
    "fault",
    [
        {"error": "internal_error"},
        {"status": 503},
        {"drop": True},
        {"error": "ratelimited", "status": 429, "retry_after": 7},
        {"error": "token_revoked"},
    ],
)
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step", STEPS)
async def test_whatever_fails_for_a_while_leaves_one_message(
    db, courier, slack, step, after, fault
):
    slack.faults.append(Fault(step, after=after and fault.get("status") != 429, **fault))
    await tell(db)
    await tell(db, "And this", files=())
    await courier.run_dry(patience=600)

    assert arrived(slack) == [("Well done", NAMES), ("And this", [])]


async def test_what_arrived_after_all_is_not_completed_again(db, courier, slack):
    slack.faults.append(Fault(COMPLETE, drop=True, after=True))
    await tell(db)
    await courier.run_dry()

    assert (arrived(slack), len(slack.times(COMPLETE))) == ([("Well done", NAMES)], 1)


async def test_what_is_not_shared_is_completed_again_after_the_quiet_time(db, courier, slack):
    slack.faults.append(Fault(COMPLETE, drop=True))
    await tell(db)
    await courier.run_dry()

    first, second = slack.times(COMPLETE)
    assert (arrived(slack), second - first >= 30) == ([("Well done", NAMES)], True)
    assert len(slack.times(URL)) == 2  # nothing was drawn anew


async def test_a_pause_that_slack_asks_for_an_upload_is_kept_by_all(db, courier, slack):
    slack.faults.append(Fault(URL, "ratelimited", status=429, retry_after=20))
    for who in (ANA, "U0BEN"):
        message = Message("Well done")
        await db.transact(outbox.tell, who, message, files=BOTH[:1], because=outbox.Because.ANSWER)
    await courier.run_dry()

    refused, *later = slack.times(URL)
    assert [at - refused >= 20 for at in later] == [True, True]


@pytest.mark.parametrize("error", ["file_not_found", "file_deleted", "access_denied"])
async def test_uploads_that_slack_lost_are_made_anew(db, courier, slack, error):
    slack.faults.append(Fault(COMPLETE, error))
    await tell(db)
    await courier.run_dry()

    assert (arrived(slack), len(slack.times(URL))) == ([("Well done", NAMES)], 4)


async def test_uploads_that_slack_calls_finished_but_shows_nowhere_are_made_anew(
    db, courier, slack
):
    slack.faults += [Fault(COMPLETE, "file_update_failed")] * 2
    await tell(db)
    await courier.run_dry(patience=600)

    assert arrived(slack) == [("Well done", NAMES)]


@pytest.mark.parametrize("step", [URL, COMPLETE])
@pytest.mark.parametrize(
    "error", ["file_uploads_disabled", "storage_limit_reached", "missing_scope"]
)
async def test_where_slack_takes_no_files_the_words_go_and_say_so(db, courier, slack, step, error):
    slack.faults += [Fault(step, error)] * 2
    await tell(db)
    await tell(db, "And this", files=())
    await courier.run_dry()

    assert arrived(slack) == [(f"Well done\n{WITHOUT}", []), ("And this", [])]
    assert len(slack.texts("C0TEAM")) == 1
    assert await db.read(outbox.depth) == outbox.Depth(0, 0, [])


async def test_the_team_hears_once_a_day_that_files_are_missing(db, courier, slack):
    slack.faults += [Fault(URL, "storage_limit_reached")] * 4
    await tell(db)
    await tell(db)
    await courier.run_dry()

    assert slack.texts("C0TEAM") == [
        "Slack doesn't take files from me. The workspace's storage is full. Until this is mended, "
        "the words go out without them and say so."
    ]


async def test_what_says_that_a_file_is_missing_keeps_its_buttons(db, courier, slack):
    slack.faults += [Fault(URL, "file_uploads_disabled")] * 2
    block = {"type": "divider"}
    message = Message("Well done", [block])
    await db.transact(outbox.tell, ANA, message, files=BOTH, because=outbox.Because.ANSWER)
    await courier.run_dry()

    line = {"type": "section", "text": {"type": "mrkdwn", "text": WITHOUT}}
    assert slack.messages(DM)[0]["blocks"] == [block, line]


async def test_one_file_that_is_not_allowed_does_not_keep_the_other(db, courier, slack):
    await tell(db, files=BOTH[::-1])
    slack.faults.append(Fault(URL, "file_uploads_except_images_disabled"))
    await courier.run_dry()

    assert arrived(slack) == [(f"Well done\n{WITHOUT}", ["certificate.png"])]


@pytest.mark.parametrize("status", [403, 413])
async def test_bytes_that_are_refused_leave_the_words(db, courier, slack, status):
    slack.faults.append(Fault(BYTES, status=status))
    await tell(db, files=BOTH[:1])
    await courier.run_dry()

    assert arrived(slack) == [(f"Well done\n{WITHOUT}", [])]
    assert slack.texts("C0TEAM") == [
        f"Slack doesn't take files from me. Slack answers `upload answered {status}`. Until this "
        "is mended, the words go out without them and say so."
    ]


async def test_a_file_that_cannot_be_drawn_keeps_nobody_from_the_words(db, courier, slack, caplog):
    await tell(db, files=[Enclosure("broken", "7"), Enclosure("unknown", "7"), BOTH[0]])
    await courier.run_dry()

    assert arrived(slack) == [(f"Well done\n{WITHOUT}", NAMES[:1])]
    assert slack.texts("C0TEAM") == [
        "I could not make a file that belongs to a message, so the words went out without it. "
        "The log says why."
    ]
    assert [r.message for r in caplog.records if r.exc_info] == [
        "file broken of 7 was not drawn",
        "file unknown of 7 was not drawn",
    ]


async def test_uploads_that_alone_keep_failing_do_not_keep_the_words(db, courier, slack):
    slack.faults += [Fault(BYTES, drop=True)] * (STRIKES + 1)
    await tell(db, files=BOTH[:1])
    while len(slack.times(BYTES)) <= STRIKES:
        await db.transact(outbox.say, "C0SHARE", Message("others get through"))
        await courier.run_dry(patience=1)
        await courier.clock.sleep(1)
    await courier.run_dry()

    assert arrived(slack) == [(f"Well done\n{WITHOUT}", [])]


async def test_a_conversation_that_is_closed_parks_the_message_with_its_files(db, courier, slack):
    slack.faults.append(Fault(COMPLETE, "channel_not_found"))
    await tell(db)
    await courier.run_dry()
    parked = await db.read(outbox.depth)
    await db.transact(outbox.retry)
    await courier.run_dry()

    assert parked.parked == [outbox.Parked(ANA, "channel_not_found", 1)]
    assert arrived(slack) == [("Well done", NAMES)]


async def test_an_accepted_message_counts_where_herald_may_not_look(db, courier, slack):
    slack.faults += [Fault(INFO, "missing_scope")] * 20
    await tell(db)
    await tell(db, "And this", files=())
    await courier.run_dry()

    assert arrived(slack) == [("Well done", NAMES), ("And this", [])]
    assert len(slack.times(COMPLETE)) == 1


async def test_a_doubt_that_herald_may_not_look_into_waits_for_help(db, courier, slack):
    slack.faults += [Fault(COMPLETE, drop=True, after=True), Fault(INFO, "missing_scope")]
    await tell(db)
    await courier.run_dry()
    parked = (await db.read(outbox.depth)).parked
    await db.transact(outbox.retry)
    await courier.run_dry()

    assert parked == [outbox.Parked(ANA, "missing_scope", 1)]
    assert arrived(slack) == [("Well done", NAMES)]
