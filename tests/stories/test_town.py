"""The thin line in the demo town: people act by what they see."""

LINK = "https://willow-bend.example/pool"


async def test_a_story_comes_back_approved(slack):
    ana, ben = slack.member("ana"), slack.member("ben")

    await ana.command("/share suggest " + LINK)
    assert await ana.submit() == {}
    await slack.settle()
    await ben.press("Edit")
    assert await ben.submit(headline="The pool reopens on Friday", captions="Bring the kids.") == {}
    await ben.close()
    await slack.settle()
    await ben.press("Is this right?")
    await slack.settle()
    await ana.press("Yes")
    await slack.settle()

    assert slack.said_to(ana) == ["Is this right? <@U0BEN> put your story into these words."]
