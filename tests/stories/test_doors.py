"""Every door that leads to a suggestion, and what people type into it."""

import pytest
from hypothesis import given, strategies
from sqlalchemy import select

from bot.errors import Refusal
from bot.stories import acts
from bot.stories.listeners.commands import Asked, Verb, parse
from bot.stories.listeners.letters import is_from_person
from bot.stories.models import Letter, Story
from bot.stories.rules.words import as_typed
from tests import given as builders
from tests.given import ANA, MONDAY
from tests.stories.test_views import HOSTILE

LINK = "https://willow-bend.example/pool"


async def kept(slack, what=Story):
    def every(session):
        return list(session.scalars(select(what)))

    return await slack.herald.db.read(every)


def field(person, name):
    (block,) = [b for b in person.view["blocks"] if b.get("block_id") == name]
    return block["element"].get("initial_value", "")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("", Asked(Verb.LIST)),
        ("  ", Asked(Verb.LIST)),
        ("help", Asked(Verb.HELP)),
        ("HELP", Asked(Verb.HELP)),
        ("suggest", Asked(Verb.SUGGEST)),
        (f"Suggest   {LINK} ", Asked(Verb.SUGGEST, LINK)),
        ("suggest two words", Asked(Verb.SUGGEST, "two words")),
        ("queue", Asked(Verb.QUEUE)),
        ("queue jumping", Asked(Verb.FIND, "queue jumping")),
        ("pool", Asked(Verb.FIND, "pool")),
        ("find pool", Asked(Verb.FIND, "pool")),
        ("words", Asked(Verb.FIND, "words")),
    ],
)
def test_a_command_is_read(text, asked):
    assert parse(text) == asked


@given(strategies.text())
def test_any_command_can_be_read(text):
    assert parse(text).verb in Verb


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("<https://a.example/x|a.example> is back", "https://a.example/x is back"),
        ("<https://a.example/?a=1&amp;b=2>", "https://a.example/?a=1&b=2"),
        ("1 &lt; 2 &amp;lt; 3", "1 < 2 &lt; 3"),
        ("<!channel> and <!here|here>", "@channel and here"),
        ("<@U0ANA> in <#C0SHARE|good-stories>", "@U0ANA in #good-stories"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
    ],
)
def test_a_message_is_read_as_it_was_typed(sent, typed):
    assert as_typed(sent) == typed


async def test_the_command_opens_the_form_with_what_is_known(slack):
    ana = slack.member("ana")
    await ana.command("/share suggest banana bread at the library")
    assert field(ana, "what") == "banana bread at the library"
    assert await ana.submit(why="It smells.", may_name=["yes"]) == {}
    (story,) = await kept(slack)
    assert (story.said, story.headline, story.link, story.why, story.may_name) == (
        "banana bread at the library",
        "banana bread at the library",
        "",
        "It smells.",
        True,
    )


async def test_a_sentence_around_a_link_becomes_link_and_headline(slack):
    ana = slack.member("ana")
    await ana.command(f"/share suggest The pool is back: {LINK}?utm_source=mail")
    assert await ana.submit() == {}
    (story,) = await kept(slack)
    assert (story.headline, story.link, story.canonical_link) == (
        "The pool is back",
        f"{LINK}?utm_source=mail",
        LINK,
    )


async def test_the_global_shortcut_opens_an_empty_form(slack):
    ana = slack.member("ana")
    await ana.shortcut("Suggest a story")
    assert field(ana, "what") == ""
    assert await ana.submit() == {"what": "Please complete this required field."}
    assert await ana.submit(what=LINK) == {}
    assert [story.said for story in await kept(slack)] == [LINK]


async def test_a_message_can_be_suggested(slack):
    ana, grace = slack.member("ana"), slack.member("grace")
    await grace.say("general", f"Look, the pool: {LINK}")
    await ana.message_shortcut("Suggest as a story", "Look, the pool", channel="general")
    assert field(ana, "what") == f"Look, the pool: {LINK}"


async def test_the_app_home_leads_to_the_form(slack):
    ana = slack.member("ana")
    await ana.open_home()
    await ana.press("Suggest a story")
    assert field(ana, "what") == ""


async def test_what_somebody_sends_is_answered_at_once_and_in_the_form(slack):
    ana = slack.member("ana")
    await ana.say("herald", f"{LINK} is so good")
    await slack.settle()
    assert slack.said_to(ana)[-1] == "Thank you. Is this a good story for colleagues to share?"
    await ana.press("Good story")
    assert field(ana, "what") == f"{LINK} is so good"
    assert await ana.submit() == {}
    assert [story.said for story in await kept(slack)] == [f"{LINK} is so good"]
    assert await kept(slack, Letter) == []


async def test_off_duty_too_the_answer_comes_at_once(slack):
    ana = slack.member("ana")
    await slack.wind(hours=11)
    await ana.say("herald", "the pool is back")
    await slack.settle()
    assert slack.said_to(ana)[-1] == "Thank you. Is this a good story for colleagues to share?"


async def test_never_mind_is_forgotten(slack):
    ana = slack.member("ana")
    await ana.say("herald", "nothing, really")
    await slack.settle()
    await ana.press("Never mind")
    assert await kept(slack, Letter) == []
    assert ana.reads()[-1].splitlines()[0] == "All right, it's forgotten."
    assert not ana.sees("Good story")


async def test_what_nobody_chose_a_door_for_is_forgotten_after_a_day(slack):
    ana = slack.member("ana")
    await ana.say("herald", "the pool is back")
    await slack.settle()
    await slack.wind(hours=30)
    await ana.press("Good story")
    assert ana.ephemerals[-1]["text"] == (
        "I've forgotten that already; I do after a day. Please send it again."
    )


async def test_long_words_are_kept_whole_where_a_form_is_too_small(slack):
    ana = slack.member("ana")
    long = ("All the wells are clean. " * 400).strip()
    await ana.say("herald", long)
    await slack.settle()
    await ana.press("Good story")
    assert await ana.submit() == {}
    await ana.close()
    await ana.command(f"/share suggest {long} indeed")
    assert await ana.submit() == {}
    assert [story.said for story in await kept(slack)] == [long, f"{long} indeed"]
    assert await kept(slack, Letter) == []


async def test_the_second_suggester_of_a_link_is_told_of_the_first(slack):
    ana, grace = slack.member("ana"), slack.member("grace")
    await ana.command(f"/share suggest {LINK}")
    assert await ana.submit() == {}
    await slack.wind(hours=2)
    await grace.command(f"/share suggest http://www.{LINK.removeprefix('https://')}/#times")
    assert await grace.submit(why="mine") == {
        "what": "A colleague suggested this link two hours ago; it waits for review. "
        "Nothing new was saved."
    }
    assert len(await kept(slack)) == 1


async def test_a_link_that_was_declined_can_be_suggested_again(slack):
    ana, ben = slack.member("ana"), slack.member("ben")
    await ana.command(f"/share suggest {LINK}")
    assert await ana.submit() == {}
    await ana.close()
    await slack.settle()
    await ben.press("Decline")
    assert await ben.submit(note="Not now.") == {}
    await ana.command(f"/share suggest {LINK}")
    assert await ana.submit() == {}
    assert len(await kept(slack)) == 2


@pytest.mark.parametrize("address", ["ftp://example.gov/pool", "javascript:alert(1)"])
async def test_an_address_that_is_none_of_the_web_is_told_so_under_its_field(slack, address):
    ana = slack.member("ana")
    await ana.command(f"/share suggest {address}")
    assert await ana.submit() == {
        "what": "Herald passes on web addresses only. They start with https:// or http://."
    }
    assert await kept(slack) == []


@pytest.mark.parametrize("kind", HOSTILE)
async def test_whatever_people_type_is_kept_whole_and_rings_nobody(slack, kind):
    ana, ben = slack.member("ana"), slack.member("ben")
    text = HOSTILE[kind][:3000].strip()
    await ana.shortcut("Suggest a story")
    assert await ana.submit(what=text, why=text) == {}
    await slack.settle()
    await ben.press("Edit")
    one = " ".join(text.split())
    assert await ben.submit(link=LINK, headline=one[:150].strip(), why=text, captions=one) == {}
    assert await ben.submit(alt_text=text[:2000].strip()) == {}
    await ben.close()
    await slack.settle()
    dana = slack.member("dana")
    await dana.press("Approve")
    await slack.wind(hours=1)
    (story,) = await kept(slack)
    assert (story.said, story.why, story.headline) == (text, text, one[:150].strip())
    await ana.close()
    await ana.command("/share")
    await ana.press("Share…")
    await ana.press("Send me the words")
    await slack.settle()
    assert one[:100] in ana.reads()[-1]
    rung = {user for user, channel, _ in slack.sandbox.notifications if channel == "C0SHARE"}
    assert rung == set()


async def test_a_guest_is_refused_with_a_sentence(slack):
    kira = slack.member("kira")
    await kira.shortcut("Suggest a story")
    (section,) = kira.view["blocks"]
    assert section["text"]["text"] == (
        "Herald is for members of this workspace; guests can't use it. "
        "Please ask the colleague who invited you."
    )


def test_the_same_form_sent_twice_counts_once(session):
    builders.people(session)
    acts.suggest(session, "The pool is back", key="view:V1", by=ANA, at=MONDAY)
    with pytest.raises(Refusal, match="You sent this a moment ago"):
        acts.suggest(session, "The pool is back", key="view:V1", by=ANA, at=MONDAY)


def test_the_same_message_delivered_twice_is_answered_once(session):
    builders.people(session)
    for event in ("event:Ev1", "event:Ev2"):
        keys = [event, "said:C1"]
        acts.receive(session, "The pool", pictures=False, keys=keys, by=ANA, at=MONDAY)
    assert len(session.scalars(select(Letter)).all()) == 1


@pytest.mark.parametrize(
    "event",
    [
        {"channel_type": "im", "bot_id": "B1", "user": "U1", "text": "mine"},
        {"channel_type": "im", "subtype": "message_changed", "message": {"text": "edited"}},
        {"channel_type": "im", "subtype": "message_deleted", "user": "U1", "text": "gone"},
        {"channel_type": "channel", "user": "U1", "text": "talk"},
        {"channel_type": "im", "user": "U1", "text": ""},
    ],
)
def test_only_what_a_person_has_just_written_is_heard(event):
    assert is_from_person(event) is False


def test_a_picture_is_heard_though_it_comes_without_words():
    files = [{"name": "pool.jpg"}]
    event = {"channel_type": "im", "subtype": "file_share", "user": "U1", "files": files}
    assert is_from_person(event) is True


@pytest.mark.parametrize("text", ["\x00", "a\x00b", "\ud800 half a character"])
def test_what_no_database_can_hold_is_left_out(session, text):
    builders.people(session)
    acts.suggest(session, text, why=text, by=ANA, at=MONDAY)
    (story,) = session.scalars(select(Story))
    assert story.said == story.why == text.replace("\x00", "").replace("\ud800", "?")
