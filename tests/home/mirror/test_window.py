"""Asking what Herald knows, as people do it."""

from bot.home.mirror.file import NAME


async def test_a_member_reads_what_is_known_and_gets_it_as_a_file(slack):
    ana = slack.member("ana")
    await ana.open_home()
    await ana.press("What Herald knows about me")
    assert ana.view["title"]["text"] == "About me"
    await ana.press("Send me the file")
    await slack.settle()
    assert slack.said_to(ana) == [
        "Here is everything Herald knows about you, as a file you can keep."
    ]
    (sent,) = slack.sandbox.workspace.direct("U0ANA").messages.values()
    assert [file["name"] for file in sent["files"]] == [NAME]


async def test_a_member_asks_by_command_and_gets_the_file_too(slack):
    ana = slack.member("ana")
    await ana.command("/ambassador me", channel="general")
    assert ana.ephemerals[-1]["text"] == "This is what Herald knows about you, Ana Ruiz."
    await ana.press("Send me the file")
    await slack.settle()
    assert ana.ephemerals[-1]["text"] == "The file is in your direct messages with Herald."
