"""People read the policy, say so, ask about it and print it; the sandbox shows what they see."""

from sqlalchemy import select

from bot.members.models import Member
from bot.policies import acts, store
from bot.policies.models import Acknowledgement, Change, Draft, Slug
from bot.policies.store import documents, readers
from tests.given import ANA, BEN, DANA


async def every(slack, table):
    return await slack.herald.db.read(lambda session: list(session.scalars(select(table))))


async def new_version(slack, words="Only share what you would say at a bus stop."):
    """A lead publishes a new version of the policy."""

    def change(session):
        at = slack.clock.now()
        sections = [{"heading": "In short", "text": words}]
        session.add(Draft(slug=Slug.POLICY, sections=sections, by=DANA, at=at))
        session.flush()
        acts.publish_draft(session, Slug.POLICY, Change.NEW_VERSION, seen=1, by=DANA, at=at)

    await slack.herald.db.transact(change)
    await slack.settle()


async def leave(slack, slack_id):
    def away(session):
        session.get(Member, slack_id).joined_at = None

    await slack.herald.db.transact(away)


async def joined(slack, slack_id):
    def again(session):
        session.get(Member, slack_id).joined_at = slack.clock.now()

    await slack.herald.db.transact(again)


def first_words(person):
    return person.view["blocks"][0]["elements"][0]["elements"][0]["text"]


def all_words(view):
    return str(view["blocks"])


async def test_a_person_reads_the_policy_and_is_counted_in(slack):
    await leave(slack, ANA)
    ana = slack.member("ana")
    await ana.open_home()
    await ana.press("Policy and guidelines")
    await ana.press("Read it", among="Policy and guidelines")
    assert "I work for the Town of Willow Bend." in all_words(ana.view)
    assert ana.view["submit"]["text"] == "Read it, count me in"
    assert await ana.submit() == {}
    await slack.settle()
    assert first_words(ana) == "Thank you. It is written down."
    (said,) = await every(slack, Acknowledgement)
    text = await slack.herald.db.read(documents.text, Slug.POLICY)
    assert (said.member_id, said.name, said.number) == (ANA, "Ana Ruiz", 1)
    assert (said.version_id, said.hash, said.at) == (text.version.id, text.hash, slack.clock.now())
    member = await slack.herald.db.read(lambda session: session.get(Member, ANA))
    assert member.joined_at == slack.clock.now()
    assert await slack.herald.db.read(store.has_acknowledged, ANA) is True


async def test_who_says_so_twice_reads_when_they_did(slack):
    ana = slack.member("ana")
    for _ in range(2):
        await ana.open_home()
        await ana.press("Policy and guidelines")
        await ana.press("Read it", among="Policy and guidelines")
        if ana.view["submit"]:
            await ana.submit()
    assert ana.view["submit"] is None
    assert "You said on " in all_words(ana.view)


async def test_a_form_that_was_open_twice_counts_once(slack):
    version = await slack.herald.db.read(documents.current, Slug.POLICY)
    first = await slack.herald.db.transact(
        acts.acknowledge, version.id, (), by=ANA, at=slack.clock.now()
    )
    await slack.wind(hours=1)
    again = await slack.herald.db.transact(
        acts.acknowledge, version.id, (), by=ANA, at=slack.clock.now()
    )
    assert (first.is_new, again.is_new) == (True, False)
    assert again.acknowledgement.at == first.acknowledgement.at


async def test_a_new_version_asks_again_and_a_correction_does_not(slack):
    version = await slack.herald.db.read(documents.current, Slug.POLICY)
    await slack.herald.db.transact(acts.acknowledge, version.id, (), by=ANA, at=slack.clock.now())

    def mend(session):
        at = slack.clock.now()
        sections = [*version.sections[1:]]
        session.add(Draft(slug=Slug.POLICY, sections=sections, by=DANA, at=at))
        session.flush()
        acts.publish_draft(session, Slug.POLICY, Change.CORRECTION, seen=1, by=DANA, at=at)

    await slack.herald.db.transact(mend)
    assert await slack.herald.db.read(store.has_acknowledged, ANA) is True
    await new_version(slack)
    assert await slack.herald.db.read(store.has_acknowledged, ANA) is False
    assert await slack.herald.db.read(readers.unread_number, ANA) == 2


async def test_a_form_of_an_older_version_is_not_taken(slack):
    ana = slack.member("ana")
    await ana.open_home()
    await ana.press("Policy and guidelines")
    await ana.press("Read it", among="Policy and guidelines")
    await new_version(slack)
    await ana.submit()
    assert ana.view["blocks"][0]["text"]["text"] == (
        "There is a newer version of this text. Please open it again."
    )
    assert await every(slack, Acknowledgement) == []


async def test_the_home_asks_until_it_is_read(slack):
    await joined(slack, ANA)
    ana = slack.member("ana")
    await new_version(slack)
    home = await ana.open_home()
    assert "Please read the policy (version 2)" in str(home)
    await ana.press("Read it")
    assert ana.view["submit"]["text"] == "I have read it"
    await ana.submit()
    await slack.settle()
    assert "Please read the policy" not in str(ana.home)


async def test_who_does_not_take_part_is_asked_nothing(slack):
    await leave(slack, ANA)
    await new_version(slack)
    await slack.wind(hours=2)
    ana = slack.member("ana")
    assert "Please read the policy" not in str(await ana.open_home())
    assert [said for said in slack.said_to(ana) if "policy" in said] == []


async def test_a_question_reaches_the_team_with_its_authors_name(slack):
    ana, ben = slack.member("ana"), slack.member("ben")
    await ana.open_home()
    await ana.press("Policy and guidelines")
    await ana.press("Read it", among="Official accounts")
    await ana.press("Question or remark")
    assert await ana.submit(question="Is <!channel> an *official* account?") == {}
    await slack.settle()
    assert "Thank you. The digital team has it." in all_words(ana.view)
    newest = ben.reads("digital-team")[-1]
    assert "Ana Ruiz has a question or remark on “Official accounts”." in newest
    assert "Is <!channel> an *official* account?" in newest


async def test_a_page_to_print_comes_as_a_file(slack):
    ana = slack.member("ana")
    await ana.open_home()
    await ana.press("Policy and guidelines")
    await ana.press("Read it", among="Policy and guidelines")
    await ana.press("Printable page")
    await slack.settle()
    assert "The page is in our direct messages." in all_words(ana.view)
    (file,) = ana.dm[-1]["files"]
    assert (file["name"], file["mimetype"]) == ("policy-1.html", "text/html")


async def test_the_team_sees_no_figure_about_fewer_than_five(slack):
    ben = slack.member("ben")
    await slack.herald.db.transact(
        acts.acknowledge,
        (await slack.herald.db.read(documents.current, Slug.POLICY)).id,
        (),
        by=BEN,
        at=slack.clock.now(),
    )
    await ben.open_home()
    await ben.press("Policy and guidelines")
    assert "Fewer than five have said so far that they have read it." in all_words(ben.view)


async def test_a_member_sees_no_figure_at_all(slack):
    ana = slack.member("ana")
    await ana.open_home()
    await ana.press("Policy and guidelines")
    assert "have read" not in all_words(ana.view)


async def test_the_official_accounts_are_one_tap_from_the_home(slack):
    ana = slack.member("ana")
    await ana.open_home()
    await ana.press("Official accounts")
    assert ana.view["title"]["text"] == "Official accounts"
    assert "Who speaks for the organisation" in all_words(ana.view)
