"""Leads write documents in Slack: section by section, as files, and never over each other."""

from sqlalchemy import select

from bot.journal.models import Line
from bot.members import acts as members
from bot.policies.models import Change, Draft, Slug, Upload, Version
from bot.policies.store import documents
from tests.given import DANA

MARKDOWN = b"# Policy and guidelines\n\n## Be kind\n\nBe *kind* to <!channel>.\n"


async def every(slack, table):
    return await slack.herald.db.read(lambda session: list(session.scalars(select(table))))


async def acts_of(slack, by=DANA):
    lines = await every(slack, Line)
    return [line.act for line in lines if line.by == by]


async def at_the_desk(slack, name="dana", document="Policy and guidelines"):
    person = slack.member(name)
    await person.open_home()
    await person.press("Policy")
    await person.press("Edit", among=document)
    return person


def words(person):
    return str(person.view["blocks"])


async def lead_too(slack, slack_id="U0BEN"):
    await slack.herald.db.transact(members.make_lead, slack_id, by="cli", at=slack.clock.now())


async def test_a_lead_corrects_a_section_and_publishes_the_correction(slack):
    dana = await at_the_desk(slack, document="Tools")
    await dana.press("Edit", among="Herald")
    assert await dana.submit(text="Herald is a bot. It asks for no password.") == {}
    assert "A draft, changed by Dana Lee on " in words(dana)
    await dana.press("See what changed and publish")
    assert "Removed (Herald): " in words(dana)
    assert "It asks for no password." in words(dana)
    assert await dana.submit(change="correction") == {}
    assert "Tools: version 1, correction 1 holds now." in words(dana)
    versions = [one for one in await every(slack, Version) if one.slug is Slug.TOOLS]
    assert [(one.number, one.correction, one.change) for one in versions] == [
        (1, 0, Change.NEW_VERSION),
        (1, 1, Change.CORRECTION),
    ]
    assert versions[0].hash != versions[1].hash
    assert await every(slack, Draft) == []
    assert (await acts_of(slack))[-2:] == ["section written", "document published as correction"]


async def test_sections_are_added_moved_and_removed(slack):
    dana = await at_the_desk(slack, document="Official accounts")
    await dana.press("Add a section")
    assert await dana.submit(heading="The list", text="- https://example.gov") == {}
    await dana.press("Move up", among="The list")
    await dana.press("Move up", among="The list")
    await dana.press("Move down", among="The list")
    await dana.press("Remove", among="If you see an account that only looks official")
    (draft,) = await every(slack, Draft)
    assert [section["heading"] for section in draft.sections] == [
        "Who speaks for the organisation",
        "The list",
    ]
    assert draft.seen == 5
    await dana.press("See what changed and publish")
    await dana.submit(change="new version")
    assert "Official accounts: version 2 holds now." in words(dana)


async def test_two_leads_do_not_write_over_each_other(slack):
    await lead_too(slack)
    dana = await at_the_desk(slack, document="Tools")
    ben = await at_the_desk(slack, "ben", document="Tools")
    await dana.press("Edit", among="Herald")
    await ben.press("Edit", among="Herald")
    assert await ben.submit(text="Ben's words.") == {}
    assert await dana.submit(text="Dana's words.") == {
        "text": "Ben Carter changed this draft meanwhile, so nothing was saved. Copy what you "
        "wrote, close the form and open it again."
    }
    (draft,) = await every(slack, Draft)
    assert (draft.sections[0]["text"], draft.seen) == ("Ben's words.", 1)


async def test_a_button_of_an_older_outline_shows_how_it_is_now(slack):
    await lead_too(slack)
    dana = await at_the_desk(slack, document="Tools")
    ben = await at_the_desk(slack, "ben", document="Tools")
    await ben.press("Remove", among="Pictures")
    await dana.press("Remove", among="Herald")
    assert "Ben Carter changed this draft meanwhile." in words(dana)
    (draft,) = await every(slack, Draft)
    assert [one["heading"] for one in draft.sections] == ["Herald", "Your own accounts"]


async def test_a_draft_that_moved_on_is_not_published(slack):
    await lead_too(slack)
    dana = await at_the_desk(slack, document="Tools")
    await dana.press("Remove", among="Pictures")
    await dana.press("See what changed and publish")
    ben = await at_the_desk(slack, "ben", document="Tools")
    await ben.press("Remove", among="Herald")
    assert await dana.submit(change="correction") == {}
    assert "Ben Carter changed this draft meanwhile." in words(dana)
    assert len(await every(slack, Draft)) == 1


async def test_a_draft_is_thrown_away(slack):
    dana = await at_the_desk(slack, document="Tools")
    await dana.press("Remove", among="Pictures")
    await dana.press("Throw the draft away")
    assert "The draft of “Tools” is gone." in words(dana)
    assert await every(slack, Draft) == []


async def test_an_unchanged_draft_has_nothing_to_publish(slack):
    dana = await at_the_desk(slack, document="Tools")
    await dana.press("Move down", among="Herald")
    await dana.press("Move up", among="Herald")
    await dana.press("See what changed and publish")
    assert "Word for word the text that holds now: nothing to publish." in words(dana)


async def test_a_lead_sends_a_file_and_says_which_document_it_is(slack):
    dana = slack.member("dana")
    await dana.upload("@app", dana.file("policy.md", MARKDOWN))
    await slack.settle()
    assert slack.said_to(dana)[-1] == "Is this the new text of “Policy and guidelines”?"
    await dana.press("Policy and guidelines")
    assert "A draft, changed by Dana Lee on " in words(dana)
    (draft,) = await every(slack, Draft)
    assert draft.sections == [{"heading": "Be kind", "text": "Be *kind* to <!channel>."}]
    assert await every(slack, Upload) == []


async def test_a_file_does_not_write_over_a_draft(slack):
    dana = await at_the_desk(slack, document="Tools")
    await dana.press("Remove", among="Pictures")
    await dana.close(all_of_them=True)
    await dana.upload("@app", dana.file("tools.md", MARKDOWN.replace(b"Policy", b"Tools")))
    await slack.settle()
    await dana.press("Tools")
    assert dana.ephemerals[-1]["text"] == (
        "Dana Lee has begun a draft of “Tools”, which would be lost. Publish it or throw it away "
        "first, then try again."
    )
    assert len(await every(slack, Upload)) == 1


async def test_a_file_that_nobody_named_is_forgotten_after_a_day(slack):
    dana = slack.member("dana")
    await dana.upload("@app", dana.file("policy.md", MARKDOWN))
    await slack.settle()
    await slack.wind(hours=26)
    assert await every(slack, Upload) == []
    await dana.press("Tools")
    assert dana.ephemerals[-1]["text"] == documents.FORGOTTEN


async def test_the_same_file_event_twice_asks_once(slack):
    dana = slack.member("dana")
    slack.sandbox.switches.duplicates = True
    await dana.upload("@app", dana.file("policy.md", MARKDOWN))
    await slack.settle()
    assert len(await every(slack, Upload)) == 1


async def test_a_file_that_cannot_be_a_document_is_answered_with_a_sentence(slack):
    dana = slack.member("dana")
    for content, said in [
        (b"\x89PNG\r\n\x1a\n\0\0", "holds no plain text"),
        (b"x" * 200_001, "is larger than 200 kB"),
        (b"# " + b"long " * 5000, "20,000 is the most"),
        (b"## Only a heading", "There is no text in it."),
    ]:
        await dana.upload("@app", dana.file("policy.md", content))
        await slack.settle()
        assert said in slack.said_to(dana)[-1]
    assert await every(slack, Upload) == []


async def test_a_members_file_is_a_letter_like_any_other(slack):
    ana = slack.member("ana")
    await ana.upload("@app", ana.file("policy.md", MARKDOWN))
    await slack.settle()
    assert await every(slack, Upload) == []
    assert "What is it?" not in slack.said_to(ana)[-1]
