"""Leads look after the policy: who has read it, paper, review dates."""

from datetime import date, timedelta

from sqlalchemy import select

from bot.journal.models import Look
from bot.policies import acts
from bot.policies.models import Acknowledgement, Document, Slug
from bot.policies.store import documents
from tests.given import ANA, BEN, DANA


async def every(slack, table):
    return await slack.herald.db.read(lambda session: list(session.scalars(select(table))))


async def at_the_desk(slack):
    dana = slack.member("dana")
    await dana.open_home()
    await dana.press("Policy")
    return dana


def words(person):
    return str(person.view["blocks"])


async def test_a_lead_enters_what_was_signed_on_paper(slack):
    dana = await at_the_desk(slack)
    await dana.press("Signed on paper")
    day = slack.clock.now().date()
    entered = {"person": ANA, "sheet": "Folder 3, sheet 12", "signed_on": day.isoformat()}
    assert await dana.submit(**entered) == {}
    (said,) = await every(slack, Acknowledgement)
    text = await slack.herald.db.read(documents.text, Slug.POLICY)
    assert (said.member_id, said.name, said.number, said.hash) == (ANA, "Ana Ruiz", 1, text.hash)
    assert (said.signed_on, said.sheet, said.entered_by) == (day, "Folder 3, sheet 12", DANA)
    assert "Ana Ruiz has read version 1, on paper, November 16, 2026." in words(dana)


async def test_paper_of_the_future_of_guests_and_twice_is_not_taken(slack):
    dana = await at_the_desk(slack)
    await dana.press("Signed on paper")
    today = slack.clock.now().date()
    tomorrow = (today + timedelta(days=1)).isoformat()
    entered = {"person": ANA, "sheet": "12"}
    assert await dana.submit(**entered, signed_on=tomorrow) == {
        "signed_on": "This day has not come yet."
    }
    guest = {"person": "U0KIRA", "sheet": "12", "signed_on": today.isoformat()}
    assert await dana.submit(**guest) == {
        "person": "This is nobody's name here who could take part. Only full members can."
    }
    assert await dana.submit(**entered, signed_on="2026-11-12") == {}
    await dana.close()
    await dana.press("Signed on paper")
    assert await dana.submit(**entered, signed_on="2026-11-13") == {
        "person": "Ana Ruiz has confirmed this version already, on 12 November 2026."
    }


async def test_a_lead_sees_who_has_read_it_and_everybody_can_see_that(slack):
    version = await slack.herald.db.read(documents.current, Slug.POLICY)
    for person in (ANA, BEN):
        at = slack.clock.now()
        await slack.herald.db.transact(acts.acknowledge, version.id, (), by=person, at=at)
    dana = await at_the_desk(slack)
    await dana.press("Who has read it")
    assert "Ana Ruiz" in words(dana)
    assert "Ben Carter" in words(dana)
    looks = await every(slack, Look)
    assert [(look.member_id, look.by, look.list) for look in looks] == [
        (ANA, DANA, "who has read the policy"),
        (BEN, DANA, "who has read the policy"),
    ]


async def test_a_long_list_of_names_comes_in_pages(slack):
    text = await slack.herald.db.read(documents.text, Slug.POLICY)

    def many(session):
        for n in range(45):
            one = Acknowledgement(
                member_id=f"U{n:03}",
                number=1,
                version_id=text.version.id,
                name=f"Person {n:03}",
                at=slack.clock.now(),
                hash=text.hash,
            )
            session.add(one)

    await slack.herald.db.transact(many)
    dana = await at_the_desk(slack)
    await dana.press("Who has read it")
    assert "Person 039" in words(dana)
    assert "Person 040" not in words(dana)
    await dana.press("More names")
    assert "Person 044" in words(dana)
    assert not dana.sees("More names")
    await dana.press("Earlier names")
    assert "Person 000" in words(dana)
    assert not dana.sees("Earlier names")


async def test_the_leads_are_told_once_when_a_document_is_to_be_reviewed(slack):
    dana = await at_the_desk(slack)
    await dana.press("Review date", among="Tools")
    assert await dana.submit(review_on="2026-11-18") == {}
    (tools,) = [one for one in await every(slack, Document) if one.slug is Slug.TOOLS]
    assert tools.review_on == date(2026, 11, 18)
    await slack.wind(hours=24)
    assert [said for said in slack.said_to(dana) if "looked at again" in said] == []
    await slack.wind(hours=24)
    await slack.wind(hours=24)
    told = "“Tools” is to be looked at again; you set this day for it."
    assert slack.said_to(dana).count(told) == 1
    assert "To be looked at again: " in str(await dana.open_home())
    await dana.close(all_of_them=True)
    await dana.press("Policy")
    await dana.press("Review date", among="Tools")
    assert await dana.submit(review_on=None) == {}
    await slack.settle()
    assert "To be looked at again: " not in str(await dana.open_home())
