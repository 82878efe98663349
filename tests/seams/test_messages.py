"""Whatever Herald writes to a person waits for their duty, but for four kinds; no other way out."""

import ast
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from itertools import groupby
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot import outbox
from bot.db import Session
from bot.hours.store import may_reach
from bot.members.store import room
from bot.outbox import Because, File
from bot.outbox.courier import Courier
from bot.outbox.models import Delivery, State
from bot.slack.messages import Message
from bot.wiring import MAKERS
from tests.given import MONDAY
from tests.outbox.slack import LittleSlack
from tests.seams.messages import CANNOT, FOR_LEADS, NEWS, OWED, ROWS, TABLE, Told
from tests.town import ROOT

NIGHT = MONDAY + timedelta(hours=12)  # ten in the evening
MORNING = MONDAY + timedelta(hours=23)  # Tuesday at nine
# Where a person is answered while they wait: in the window, the channel or the list they are in.
MAY_POST = {"bot/outbox/calls.py", "bot/outbox/sharing.py", "bot/switchboard/answers.py"}
every_message = pytest.mark.parametrize("told", list(ROWS.values()), ids=list(ROWS))


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Find every call of `outbox.tell` in the bot, with the function it stands in."""
    for file in sorted((ROOT / "bot").rglob("*.py")):
        module = ".".join(file.relative_to(ROOT / "bot").with_suffix("").parts)
        for inside in ast.walk(ast.parse(file.read_text())):
            if isinstance(inside, ast.FunctionDef | ast.AsyncFunctionDef):
                yield from ((f"{module}.{inside.name}", call) for call in tells(inside))


def tells(function: ast.AST) -> Iterator[ast.Call]:
    """Find the calls in one function, in their order."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"outbox.tell", "tell"}:
            yield node


def kind(call: ast.Call) -> str | Because:
    """Read which kind of message a call sends; it has to stand there, and not in a variable."""
    given = {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}
    if "because" in given:
        return Because[given["because"].rpartition(".")[2]]
    assert given.get("news") in {None, "True"}
    return NEWS if "news" in given else OWED


def test_every_message_has_its_row_and_every_row_its_message():
    found = defaultdict(list)
    for name, call in calls():
        found[name].append(kind(call))

    assert dict(found) == {name: [told.kind for told in kinds] for name, kinds in TABLE.items()}


def test_four_kinds_do_not_wait_and_no_fifth():
    assert len(Because) == 4


def test_every_row_says_why_and_when_it_ends():
    assert [name for name, told in ROWS.items() if not (told.why and told.ends)] == []


def test_only_news_can_be_stopped_and_all_of_it_can():
    assert [n for n, told in ROWS.items() if (told.kind == NEWS) != (told.stop != CANNOT)] == []


def test_nobody_writes_to_people_past_the_outbox():
    methods = ["chat.postMessage", "chat.postEphemeral", "files.completeUploadExternal"]
    names = [f'"{method}"' for method in methods]
    names += [f".{method.replace('.', '_')}(" for method in methods]
    files = [
        str(file.relative_to(ROOT))
        for file in (ROOT / "bot").rglob("*.py")
        if "sandbox" not in str(file) and any(name in file.read_text() for name in names)
    ]
    assert sorted(files) == sorted(MAY_POST)


def test_what_is_said_and_shown_goes_to_channels_or_waits_for_a_leads_duty():
    rooms = {f"outbox.{name}" for name in ("TEAM", "SHARE", "PROGRAMME", "LEADS")}
    chosen = {"bot/members/acts/inviting.py": {"channel"}}  # a lead chose it, the form a channel
    astray = [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for file in sorted((ROOT / "bot").rglob("*.py"))
        for call in ast.walk(ast.parse(file.read_text()))
        if isinstance(call, ast.Call) and ast.unparse(call.func) in {"outbox.say", "outbox.show"}
        if target(call) not in rooms | chosen.get(str(file.relative_to(ROOT)), set())
    ]
    assert astray == []


def target(call: ast.Call) -> str:
    """Read where a call speaks: its second argument, or the one named `to`."""
    named = [ast.unparse(keyword.value) for keyword in call.keywords if keyword.arg == "to"]
    return named[0] if named else ast.unparse(call.args[1])


def a_leaf(_: Session, about: str) -> File:
    """Draw a file in no time."""
    return File(f"{about}.txt", "A leaf", b"Nothing to see.")


@pytest.fixture
async def courier(db, clock) -> AsyncIterator[Courier]:
    makers = dict.fromkeys(MAKERS, a_leaf)
    slack = LittleSlack(clock)
    courier = Courier(db, clock, slack, may_reach=may_reach, resolve=room, makers=makers)
    yield courier
    await courier.stop()


def letters(session: Session) -> list[Delivery]:
    """Read what is on its way to people, in order."""
    rows = select(Delivery).where(col(Delivery.state).in_([State.WAITING, State.HELD]))
    return [row for row in session.scalars(rows.order_by(col(Delivery.seq))) if row.lane[0] == "U"]


async def sent_by(db, told: Told) -> list[Delivery]:
    """Play a message's scene and give what it sends."""
    act = await db.transact(told.scene)
    before = {row.id for row in await db.read(letters)}
    await db.transact(act)
    return [row for row in await db.read(letters) if row.id not in before]


def words(rows: list[Delivery], *, hold: bool) -> list[str]:
    """Read what can wait, or what cannot."""
    return [said(row) for row in rows if row.body and row.hold == hold]


def said(row: Delivery) -> str:
    """Read what a message says, as far as it is heard."""
    body = row.body or {"text": ""}
    return first_words(body) if row.files else str(body["text"])


def arrivals(rows: list[Delivery]) -> Iterator[str]:
    """Say what arrives when somebody is on duty again: files alone, the rest in bundles."""
    for has_files, group in groupby(rows, key=lambda row: bool(row.files)):
        waited = [said(row) for row in group]
        line = f"This came while you were off duty: {len(waited)} messages."
        alone = has_files or len(waited) == 1
        yield from waited if alone else ["\n".join([line, *waited])]


def heard(slack: LittleSlack, whom: str) -> list[str]:
    """Read what somebody got; a message with files has its words in its first block alone."""
    arrived = slack.messages(f"D{whom}")
    return [message.get("text") or first_words(message) for message in arrived]


def first_words(message: dict[str, Any]) -> str:
    """Read the first line of a message's blocks."""
    return str(message["blocks"][0]["elements"][0]["elements"][0]["text"])


@every_message
async def test_off_duty_only_four_kinds_arrive_and_on_duty_the_rest_in_one(
    db, clock, courier, told
):
    mine = await sent_by(db, told)
    whom = mine[0].lane
    await db.transact(outbox.tell, whom, Message("Something else"))
    rows = [row for row in await db.read(letters) if row.lane == whom]
    clock.stand_at(NIGHT)
    await courier.run_dry()
    by_night = heard(courier.client, whom)
    clock.stand_at(MORNING)
    await courier.run_dry()

    waited = [row for row in rows if row.hold]
    assert {row.hold for row in mine} == {told.kind in {OWED, NEWS}}
    assert by_night == words(rows, hold=False)
    assert sorted(heard(courier.client, whom)) == sorted([*by_night, *arrivals(waited)])


@every_message
async def test_only_news_is_kept_from_who_left_and_says_how_to_stop_it(db, clock, courier, told):
    mine = await sent_by(db, told)
    assert {row.news for row in mine} == {told.kind == NEWS}
    assert [row.id for row in mine if told.stop not in str(row.body)] == []


@every_message
async def test_what_is_for_leads_is_taken_back_from_who_is_none_any_more(db, clock, courier, told):
    mine = await sent_by(db, told)
    for whom in {row.lane for row in mine}:
        await db.transact(outbox.drop_for_lead, whom)

    left = {row.id for row in await db.read(letters)} & {row.id for row in mine}
    assert (left == set()) == (FOR_LEADS in told.ends)
