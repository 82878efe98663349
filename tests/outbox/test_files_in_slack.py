"""Messages with files in the sandbox: what people read, see and save, whatever goes wrong."""

import pytest

from bot import outbox
from bot.outbox import Because, Enclosure, File
from bot.slack.blocks import actions, button, section
from bot.slack.messages import Message
from tests.outbox.drawing import COMPLETE, INFO, URL, WITHOUT
from tests.outbox.slack import BYTES
from tests.sandbox.filing import png
from tests.town import open_town

ENTRY = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Herald//EN\r\nEND:VCALENDAR\r\n"
LUCK = [
    ("slow", {"seconds": 0.05}),
    ("ratelimited", {"seconds": 2}),
    ("error_before", {"status": 503}),
    ("error_after", {"status": 500}),
    ("drop_before", {}),
    ("drop_after", {}),
]
MESSAGE = Message(
    "You did it",
    [section("You did it"), actions(button("Yes, tell them", "certificates.tell", "7"))],
)
FILES = (Enclosure("picture", "7"), Enclosure("document", "7"), Enclosure("entry", "7"))
MAKERS = {
    "picture": lambda session, about: File("c.png", "Certificate", png(), "A certificate"),
    "document": lambda session, about: File("c.pdf", "To keep", b"%PDF-1.7\n" + about.encode()),
    "entry": lambda session, about: File("training.ics", "For your calendar", ENTRY),
}


@pytest.fixture
async def willow_bend(database_url, clock):
    async with open_town(database_url, clock) as town:
        town.herald.courier.press.makers = MAKERS
        yield town


async def tell(town, message=MESSAGE):
    ana = town.member("ana")
    how = {"files": FILES, "because": Because.ANSWER}
    await town.herald.db.transact(outbox.tell, ana.member.id, message, **how)
    await town.settle()
    return [each for each in ana.dm if each.get("files") or each["text"] == "And this"]


async def test_a_person_gets_a_picture_a_document_and_a_calendar_entry_with_a_button(willow_bend):
    [message] = await tell(willow_bend)

    assert [block["type"] for block in message["blocks"]] == ["section", "actions"]
    assert [
        (file["name"], file["title"], file["mimetype"], file["pretty_type"], file.get("alt_txt"))
        for file in message["files"]
    ] == [
        ("c.png", "Certificate", "image/png", "PNG", "A certificate"),
        ("c.pdf", "To keep", "application/pdf", "PDF", None),
        ("training.ics", "For your calendar", "text/calendar", "Calendar", None),
    ]
    assert willow_bend.sandbox.problems == []


@pytest.mark.parametrize(("kind", "how"), LUCK, ids=[kind for kind, _ in LUCK])
@pytest.mark.parametrize("step", [URL, BYTES, COMPLETE, INFO])
async def test_bad_luck_at_any_step_leaves_one_message(willow_bend, step, kind, how):
    willow_bend.sandbox.faults.add(step, kind, **how)
    await tell(willow_bend)
    messages = await tell(willow_bend, Message("And this"))

    assert [len(message["files"]) for message in messages] == [3, 3]
    assert [message["text"] for message in messages] == ["", "And this"]


async def test_where_uploads_are_switched_off_the_words_come_and_the_team_hears_of_it(willow_bend):
    willow_bend.sandbox.switches.no_uploads = True
    assert await tell(willow_bend, Message("You did it")) == []

    ana = willow_bend.member("ana")
    assert ana.dm[-1]["text"] == f"You did it\n{WITHOUT}"
    note = (
        "Slack doesn't take files from me. Uploads are switched off in this workspace. Until this "
        "is mended, the words go out without them and say so."
    )
    assert willow_bend.sandbox.messages("digital-team")[-1]["text"] == note
    willow_bend.sandbox.take_problems()
