"""`/ambassador`, its aliases, and the Home, as people meet them."""

import pytest

from tests.town import MANIFEST

ALIASES = ["share", "training", "flag"]
COMMANDS = [row["command"] for row in MANIFEST["features"]["slash_commands"]]


async def said(slack, person, line):
    """Use a command and give what was answered."""
    before = len(person.ephemerals)
    await person.command(line, channel="general")
    await slack.settle()
    return [message["text"] for message in person.ephemerals[before:]]


async def test_ambassador_says_who_i_am(slack):
    assert await said(slack, slack.member("ana"), "/ambassador") == [
        "You are a member of the Town of Willow Bend's ambassador programme."
    ]
    assert await said(slack, slack.member("ben"), "/ambassador") == [
        "You are on the digital team of the Town of Willow Bend's ambassador programme."
    ]
    assert await said(slack, slack.member("dana"), "/ambassador") == [
        "You are a lead of the Town of Willow Bend's ambassador programme."
    ]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("asked", ["", "help"])
async def test_every_command_answers_alone_and_with_help(slack, command, asked):
    answers = await said(slack, slack.member("ana"), f"{command} {asked}".strip())
    assert len(answers) == 1
    assert answers[0] != ""


@pytest.mark.parametrize("name", ALIASES)
async def test_everything_works_through_ambassador(slack, name):
    ana = slack.member("ana")
    assert await said(slack, ana, f"/ambassador {name}") == await said(slack, ana, f"/{name}")


async def test_suggesting_works_through_ambassador(slack):
    ana = slack.member("ana")
    await ana.command("/ambassador share suggest https://example.gov/pool", channel="general")
    assert ana.view is not None
    assert ana.view["title"]["text"] == "Suggest a story"


@pytest.mark.parametrize("verb", ["me", "join", "pause", "nonsense"])
async def test_the_other_words_are_answered(slack, verb):
    assert len(await said(slack, slack.member("ana"), f"/ambassador {verb}")) == 1


@pytest.mark.parametrize("line", [*COMMANDS, "/ambassador me", "/share queue", "/share suggest x"])
async def test_a_guest_is_refused_with_a_sentence(slack, line):
    answers = await said(slack, slack.member("kira"), line)
    assert answers == [
        "Herald is for members of this workspace; guests can't use it. "
        "Please ask the colleague who invited you."
    ]


async def test_the_home_of_a_member_and_of_the_team(slack):
    for name, headings in (
        ("ana", ["Hello, Ana Ruiz", "Stories to share"]),
        (
            "ben",
            [
                *("Hello, Ben Carter", "Today’s training", "Waiting for review", "Coming up"),
                "Stories to share",
            ],
        ),
    ):
        home = await slack.member(name).open_home()
        heads = [b["text"]["text"] for b in home["blocks"] if b["type"] == "header"]
        assert heads == headings


async def test_a_guest_reads_why_the_home_is_empty(slack):
    home = await slack.member("kira").open_home()
    assert [block["text"]["text"] for block in home["blocks"]] == [
        "Herald is for members of this workspace; guests can't use it. "
        "Please ask the colleague who invited you."
    ]


async def test_what_herald_knows_and_how_it_works_open_from_the_home(slack):
    ana = slack.member("ana")
    await ana.open_home()
    for label, title in (("What Herald knows about me", "About me"), ("How this works",) * 2):
        await ana.press(label)
        assert ana.view["title"]["text"] == title
        await ana.close()
