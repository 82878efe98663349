"""One story from its first hint to its end, as people play it; every world plays the same."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.journal.models import Line
from bot.sandbox import Person, Sandbox
from bot.sandbox.sight import texts as words
from bot.stories.models import Share, Story
from tests.given import TOWN
from tests.town import Town, everybody_joins, everybody_reads

SUNDAY = datetime(2026, 11, 15, 20, 0, tzinfo=TOWN)  # nobody is on duty
OPENING = SUNDAY.replace(day=16, hour=8)
DIGEST = OPENING.replace(hour=9)
END = OPENING.replace(hour=12)

LINK = "https://willow-bend.example/pool"
HEADLINE = "The pool reopens on Friday"
WHY = "400 families asked for it."
CAPTION = "Friday at 10 the pool is back. Bring the kids."
WHO_SHARE = ("ana", "ben", "dana", "chris", "grace")

APPROVED_NOTE = (
    f"<@U0DANA> approved your story “{HEADLINE}”. "
    "It goes out <!date^1794834000^{date_short_pretty} at {time}|16 Nov 2026, 13:00 UTC>."
)
TOLD = [
    ("U0ANA", "story suggested"),
    ("U0BEN", "story edited"),
    ("U0BEN", "story edited"),  # a step that is left is saved, changed or not
    ("U0BEN", "story scheduled"),
    ("U0DANA", "story approved"),
    ("herald", "story published"),
    ("U0EMI", "story shared"),
    ("U0EMI", "share undone"),
    *((f"U0{name.upper()}", "story shared") for name in WHO_SHARE),
    ("herald", "week told"),
    ("herald", "story expired"),
]


async def play(town: Town) -> None:
    """Play the whole line on a Sunday evening and the Monday after it."""
    await town.herald.db.transact(everybody_joins, SUNDAY)
    await town.herald.db.transact(everybody_reads, SUNDAY)
    await suggest(town)
    await edit(town)
    await decide(town)
    await publish(town)
    await share_and_undo(town)
    await share_by_five(town)
    await tell_the_week(town)
    await expire(town)
    assert await town.herald.db.read(remembered) == TOLD
    assert await town.herald.db.read(sharers) == {
        **dict.fromkeys((f"U0{name.upper()}" for name in WHO_SHARE), True),
        "U0EMI": False,
    }


async def suggest(town: Town) -> None:
    """Ana brings a link; what is no web address is said under its field."""
    ana = town.member("ana")
    await ana.command(f"/share suggest {LINK}")
    assert await ana.submit(what="ftp://willow-bend.example/pool") == {
        "what": "Herald passes on web addresses only. They start with https:// or http://."
    }
    assert await ana.submit(what=LINK, why=WHY, may_name=["yes"]) == {}
    assert seen(ana) == [
        "Thank you. The digital team has it.",
        "I'll tell you the outcome. The team may ask you first whether its words are right.",
    ]
    await ana.close()
    await town.settle()
    assert texts(town.sandbox, "digital-team") == [f"For review: {LINK}. Suggested by Ana Ruiz."]


async def edit(town: Town) -> None:
    """Ben gives it words and a last moment, and cannot approve his own words."""
    ben = town.member("ben")
    await ben.press("Edit")
    assert await ben.submit(headline=HEADLINE, captions=CAPTION) == {}
    await ben.press("3 When and where")
    assert await ben.submit(expires_at=int(END.timestamp())) == {}
    assert ben.view is None
    await town.settle()
    await ben.press("Approve")
    assert [message["text"] for message in ben.ephemerals] == [
        "These are your words, so somebody else has to approve them.\nNothing has changed."
    ]
    assert texts(town.sandbox, "digital-team") == [
        f"For review: {HEADLINE}. Suggested by Ana Ruiz."
    ]


async def decide(town: Town) -> None:
    """Dana approves; Ana, who is not on duty, does not hear of it on a Sunday."""
    await town.member("dana").press("Approve")
    await town.settle()
    assert texts(town.sandbox, "digital-team") == [f"Approved: {HEADLINE}. Suggested by Ana Ruiz."]
    assert town.said_to(town.member("ana")) == []
    assert texts(town.sandbox, "good-stories") == []


async def publish(town: Town) -> None:
    """The story goes out when the town opens, and Ana hears the outcome, once."""
    await town.wind(OPENING + timedelta(minutes=1))
    assert town.said_to(town.member("ana")) == [APPROVED_NOTE]
    assert texts(town.sandbox, "digital-team") == [f"Out: {HEADLINE}. Suggested by Ana Ruiz."]
    assert texts(town.sandbox, "good-stories") == [f"New story: {HEADLINE}. Why it matters: {WHY}"]


async def share_and_undo(town: Town) -> None:
    """Emi shares the story in three taps and takes it back."""
    emi = town.member("emi")
    await emi.press("Share…", among=HEADLINE)
    assert f"{CAPTION} I work for the Town of Willow Bend. {LINK}" in " ".join(seen(emi))
    assert await emi.submit() == {}
    assert seen(emi) == ["Noted, thank you.", "Undo"]
    await emi.press("Undo")
    assert seen(emi) == [f"Undone: “{HEADLINE}” doesn't count as shared by you."]
    await emi.close()


async def share_by_five(town: Town) -> None:
    """Five people share it; whose list shows it knows who did."""
    for name in WHO_SHARE:
        person = town.member(name)
        await person.press("Share…", among=HEADLINE)
        assert await person.submit() == {}
        await person.close()
    ana, emi = town.member("ana"), town.member("emi")
    for person in (ana, emi):
        await person.command("/share")
        assert person.ephemerals[-1]["text"] == f"Open stories, newest first: {HEADLINE}"
    assert (ana.sees("Undo"), emi.sees("Undo")) == (True, False)


async def tell_the_week(town: Town) -> None:
    """On Monday at nine the share channel reads how the week was."""
    await town.wind(DIGEST + timedelta(minutes=1))
    assert texts(town.sandbox, "good-stories")[1:] == [
        f"The week in 1 story: {HEADLINE}, shared 5 times",
    ]


async def expire(town: Town) -> None:
    """After its last moment the story is in nobody's list."""
    await town.wind(END + timedelta(minutes=16))
    assert (
        texts(town.sandbox, "good-stories")[0]
        == f"This story has ended: {HEADLINE}. Why it matters: {WHY}"
    )
    emi = town.member("emi")
    await emi.command("/share")
    assert emi.ephemerals[-1]["text"] == (
        "No story is open just now. You could suggest one; a link or a sentence is enough."
    )


def texts(sandbox: Sandbox, channel: str) -> list[str]:
    """What Herald wrote in a channel, oldest first."""
    return [message["text"] for message in sandbox.messages(channel) if "bot_id" in message]


def seen(person: Person) -> list[str]:
    """What stands in the window on top, block by block."""
    view = person.view
    return [] if view is None else ["".join(words(block)) for block in view["blocks"]]


def remembered(session: Session) -> list[tuple[str, str]]:
    """Read the journal of the story and of its week, oldest first."""
    story_id = str(session.scalars(select(col(Story.id))).one())
    about = (col(Line.thing) == story_id) | (col(Line.act) == "week told")
    wanted = select(col(Line.by), col(Line.act)).where(about).order_by(col(Line.seq))
    return [(row.by, row.act) for row in session.execute(wanted)]


def sharers(session: Session) -> dict[str, bool]:
    """Read who shared, and whether that still stands."""
    return {share.member_id: share.undone_at is None for share in session.scalars(select(Share))}
