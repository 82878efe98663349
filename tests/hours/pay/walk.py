"""What people do in the demo town on an evening, and how a test reads what they see."""

from sqlalchemy import update

from bot.hours import pay
from bot.hours.models import Kind
from bot.programme.models import Programme
from tests.stories.test_line import published


async def evening(slack, **programme):
    """Let a story be out, and wind to Monday, seven in the evening."""
    await published(slack)
    await changed(slack, update(Programme).values(**programme) if programme else None)
    await slack.wind(hours=8)
    return slack.member("ana")


async def changed(slack, statement):
    if statement is not None:
        await slack.herald.db.transact(lambda session: session.execute(statement) and None)


async def recorded(slack, hours=0):
    """Put minutes down for Ana as if she had shared something in the evening."""
    await slack.wind(hours=hours)

    def put_down(session):
        pay.record(session, "U0ANA", Kind.SHARE, slack.clock.now())

    await slack.herald.db.transact(put_down)


async def shared(slack, **programme):
    """Let Ana share the story off duty, and look away from the thanks."""
    ana = await evening(slack, **programme)
    await ana.press("Share…")
    assert await ana.submit() == {}
    said = lines(ana.view)
    await ana.close(all_of_them=True)
    return ana, said


def lines(view):
    """Read what a window says, block by block."""
    return [words(block) for block in view["blocks"] if block["type"] != "divider"]


def words(part):
    if isinstance(part, dict):
        own = part["text"] if isinstance(part.get("text"), str) else ""
        return own + "".join(words(value) for value in part.values())
    return "".join(words(value) for value in part) if isinstance(part, list) else ""


def files(slack, person):
    """Read the files that Herald put into somebody's direct messages."""
    found = [file for message in person.dm for file in message.get("files", [])]
    contents = slack.sandbox.workspace.files.contents
    return [(file["name"], contents.path(file["id"]).read_bytes()) for file in found]
