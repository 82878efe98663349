"""The share sheet and the lists, as people use them."""

from urllib.parse import parse_qs, urlsplit

from sqlalchemy import select
from sqlmodel import col

from bot.journal.models import Line
from bot.stories.models import Share
from tests import given
from tests.given import MONDAY
from tests.stories.test_line import HEADLINE, published

LINE = "I work for the Town of Willow Bend."
LINK = "https://willow-bend.example/pool"


async def every(slack, column):
    def read(session):
        return list(session.scalars(select(column)))

    return await slack.herald.db.read(read)


async def many(slack, count):
    """Let a number of stories be out already."""

    def save(session):
        for number in range(count):
            link = f"https://example.gov/{number}"
            headline = f"Story {number}"
            story = given.published(link=link, canonical_link=link, headline=headline)
            given.saved(session, story)

    await slack.herald.db.transact(save)


def words_on(sheet):
    (quote,) = [
        block["elements"][0]["elements"][0]["text"]
        for block in sheet["blocks"]
        if block["type"] == "rich_text" and block["elements"][0]["type"] == "rich_text_quote"
    ]
    return quote


def urls_on(sheet):
    return {
        button["text"]["text"]: button["url"]
        for block in sheet["blocks"]
        if block["type"] == "actions"
        for button in block["elements"]
        if "url" in button
    }


async def test_a_share_takes_three_taps(slack):
    await published(slack)
    ana = slack.member("ana")
    await ana.press("Share…")
    await ana.press("X")
    assert await ana.submit() == {}
    assert await every(slack, col(Share.member_id)) == ["U0ANA"]


async def test_other_words_go_round_and_the_networks_get_them(slack):
    await published(slack)
    ana = slack.member("ana")
    await ana.press("Share…")
    seen = [words_on(ana.view)]
    for _ in range(2):
        await ana.press("Other words")
        seen.append(words_on(ana.view))
    assert seen == [
        f"Bring the kids. {LINE} {LINK}",
        f"See you there. {LINE} {LINK}",
        f"Bring the kids. {LINE} {LINK}",
    ]
    query = parse_qs(urlsplit(urls_on(ana.view)["X"]).query)
    assert query == {"text": [f"Bring the kids. {LINE}"], "url": [LINK]}


async def test_the_words_come_into_the_chat_alone_at_any_hour(slack):
    await published(slack)
    await slack.wind(hours=10)
    ana = slack.member("ana")
    before = len(slack.said_to(ana))
    await ana.press("Share…")
    await ana.press("Other words")
    await ana.press("Send me the words")
    await slack.settle()
    assert slack.said_to(ana)[before:] == [f"See you there. {LINE} {LINK}"]
    assert words_on(ana.view) == f"See you there. {LINE} {LINK}"


async def test_later_comes_back_on_duty_and_leads_to_the_sheet(slack):
    await published(slack)
    ana = slack.member("ana")
    before = len(slack.said_to(ana))
    await ana.press("Share…")
    await ana.press("Later")
    assert ana.view["blocks"][0]["elements"][0]["elements"][0]["text"] == (
        "All right. I'll remind you "
    )
    await ana.close()
    await slack.wind(hours=2)
    assert slack.said_to(ana)[before:] == []
    await slack.wind(hours=2)
    assert slack.said_to(ana)[before:] == [f"You wanted to come back to “{HEADLINE}”."]
    await ana.press("Share…", among="You wanted to come back")
    assert await ana.submit() == {}


async def test_not_for_me_leaves_the_list_and_no_name_on_record(slack):
    await published(slack)
    emi = slack.member("emi")
    await emi.press("Share…")
    await emi.press("Not for me")
    await emi.close()
    await emi.command("/share")
    assert emi.ephemerals[-1]["text"] == (
        "No story is open just now. You could suggest one; a link or a sentence is enough."
    )
    aside = [line.by for line in await every(slack, Line) if line.act == "story put aside"]
    assert aside == ["a member"]


async def test_who_shared_a_story_finds_the_way_back_on_its_sheet(slack):
    await published(slack)
    ana = slack.member("ana")
    await ana.press("Share…")
    assert await ana.submit() == {}
    await ana.close()
    await ana.press("Share…")
    assert ana.view.get("submit") is None
    await ana.press("Undo")
    assert [at is None for at in await every(slack, col(Share.undone_at))] == [False]


async def test_after_the_second_share_herald_says_that_one_is_plenty(slack):
    await many(slack, 2)
    ana = slack.member("ana")
    for _ in range(2):
        await ana.command("/share")
        await ana.press("Share…", among="newest first")
        assert await ana.submit() == {}
        said = [block["elements"][0]["elements"][0]["text"] for block in ana.view["blocks"][:-1]]
        await ana.close(all_of_them=True)
    assert said == [
        "Noted, thank you.",
        "That's more than one today. One a day is plenty; the rest can wait.",
    ]


async def test_the_list_shows_five_and_more_in_its_place(slack):
    await many(slack, 7)
    ana = slack.member("ana")
    await ana.command("/share")
    first = len(ana.ephemerals)
    shown = [ana.ephemerals[-1]["text"]]
    await ana.press("More")
    shown.append(ana.ephemerals[-1]["text"])
    assert len(ana.ephemerals) == first
    assert [text.count("Story") for text in shown] == [5, 2]
    assert not ana.sees("More")


async def test_a_search_finds_and_a_strange_word_is_answered_kindly(slack):
    await many(slack, 3)
    ana = slack.member("ana")
    await ana.command("/share story 2")
    assert ana.ephemerals[-1]["text"] == "Open stories about “story 2”, newest first: Story 2"
    await ana.command("/share <!channel> *bold*")
    assert ana.ephemerals[-1]["text"] == (
        "Nothing open about “&lt;!channel&gt; *bold*”. "
        "You could suggest one; a link or a sentence is enough."
    )
    await ana.press("All open stories")
    assert ana.ephemerals[-1]["text"].count("Story") == 3


async def test_help_says_what_the_command_can_do(slack):
    ana = slack.member("ana")
    await ana.command("/share help")
    by_itself = ana.ephemerals[-1]["text"]
    await ana.command("/ambassador share help")
    assert by_itself.startswith("Here is what /share can do.")
    assert ana.ephemerals[-1]["text"] == by_itself


async def test_the_queue_is_for_the_digital_team(slack):
    ana = slack.member("ana")
    await ana.command("/share queue")
    assert ana.ephemerals[-1]["text"] == ("Only the digital team can do this. Nothing has changed.")


async def test_the_team_moves_holds_and_publishes_from_its_list(slack):
    def save(session):
        for number in (1, 2, 3):
            link = f"https://example.gov/{number}"
            story = given.approved(
                link=link,
                canonical_link=link,
                headline=f"Story {number}",
                place=number,
                publish_at=None,
                suggested_at=MONDAY,
            )
            given.saved(session, story)

    def order(message):
        texts = [
            block["elements"][0]["elements"][0]["text"]
            for block in message["blocks"]
            if block["type"] == "rich_text"
        ]
        return [text for text in texts if text.startswith("Story")]

    await slack.herald.db.transact(save)
    ben = slack.member("ben")
    await ben.command("/share queue")
    assert order(ben.ephemerals[-1]) == ["Story 1", "Story 2", "Story 3"]
    await ben.press("Later")
    seen = order(ben.ephemerals[-1])
    await ben.press("Hold")
    assert sorted(order(ben.ephemerals[-1])) == sorted(seen)
    await ben.press("Let it go")
    await ben.press("Look at it")
    await ben.press("Publish now")
    assert await ben.submit(reason="It is today.") == {}
    await slack.settle()
    assert [
        m["text"].startswith("New story: Story") for m in slack.sandbox.messages("good-stories")
    ] == [True]
