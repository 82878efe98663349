"""From a link to a share, in the demo town: people act by what they see."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.journal.models import Line
from bot.stories.models import Caption, Story, StoryStatus

LINK = "https://willow-bend.example/pool"
HEADLINE = "The pool reopens on Friday"
WORDS = {"headline": HEADLINE, "captions": "Bring the kids.\n\nSee you there."}


async def suggested(slack, who="ana", what=LINK):
    """Let somebody suggest a story, and look away from the thanks."""
    person = slack.member(who)
    await person.command(f"/share suggest {what}")
    assert await person.submit() == {}
    await person.close()
    await slack.settle()
    return person


async def edited(slack, who="ben", **words):
    """Let somebody put the newest story into words."""
    person = slack.member(who)
    await person.press("Edit")
    assert await person.submit(**WORDS | words) == {}
    await person.close()
    await slack.settle()
    return person


async def approved(slack):
    """Bring a story as far as its approval."""
    await suggested(slack)
    await edited(slack)
    await slack.member("dana").press("Approve")
    await slack.settle()


async def published(slack):
    """Bring a story out."""
    await approved(slack)
    await slack.wind(hours=1)


async def story_of(slack):
    def newest(session):
        return session.scalars(select(Story)).one()

    return await slack.herald.db.read(newest)


def card(slack, channel):
    return slack.sandbox.messages(channel)[0]["text"]


async def test_a_story_comes_back_approved(slack):
    ana = await suggested(slack)
    await edited(slack)
    await slack.member("dana").press("Approve")
    await slack.settle()
    moment = "<!date^1794841200^{date_short_pretty} at {time}|16 Nov 2026, 15:00 UTC>"
    assert slack.said_to(ana) == [
        f"<@U0DANA> approved your story “{HEADLINE}”. It goes out {moment}."
    ]
    assert card(slack, "digital-team") == f"Approved: {HEADLINE}. Suggested by Ana Ruiz."


async def test_the_suggesters_yes_is_the_second_pair_of_eyes(slack):
    ana = await suggested(slack)
    ben = await edited(slack)
    await ben.press("Is this right?")
    await slack.settle()
    await ana.press("Yes")
    await slack.settle()
    assert (await story_of(slack)).status is StoryStatus.APPROVED
    assert slack.said_to(ana) == ["Is this right? <@U0BEN> put your story into these words."]


async def test_a_suggester_sends_the_words_back_with_a_note(slack):
    ana = await suggested(slack)
    ben = await edited(slack)
    await ben.press("Is this right?")
    await slack.settle()
    await ana.press("No, change it")
    assert await ana.submit(note="It is Saturday.") == {}
    assert ana.view["blocks"][0]["elements"][0]["elements"][0]["text"] == (
        "Thank you. The digital team has your words."
    )
    await slack.settle()
    root, answer = slack.sandbox.messages("digital-team")
    assert answer["text"] == "<@U0BEN>: the suggester would change this. It is Saturday."
    assert answer["thread_ts"] == root["ts"]


async def test_nobody_approves_their_own_words_and_the_leads_can_be_asked(slack):
    await suggested(slack)
    ben = await edited(slack)
    await ben.press("Approve")
    assert ben.ephemerals[-1]["text"] == (
        "These are your words, so somebody else has to approve them.\nNothing has changed."
    )
    await ben.press("Ask the leads")
    await slack.settle()
    dana = slack.member("dana")
    assert slack.said_to(dana) == [f"<@U0BEN> asks you to look at a story: “{HEADLINE}”."]
    await dana.press("Approve", among="asks you to look at a story")
    await slack.settle()
    assert (await story_of(slack)).status is StoryStatus.APPROVED


async def test_the_slower_approver_reads_who_was_faster(slack):
    await suggested(slack)
    await edited(slack)
    ben, dana = slack.member("ben"), slack.member("dana")
    seen = dana.find("Approve")
    await dana.press("Approve")
    await ben.hands.press(ben.id, seen.container, seen.block_id, seen.action_id, None)
    assert ben.ephemerals[-1]["text"] == (
        "Dana Lee approved this a moment ago. It goes out today at 10:00."
    )


async def test_a_declined_story_comes_back_with_its_note(slack):
    ana = await suggested(slack)
    ben = slack.member("ben")
    await ben.press("Decline")
    assert await ben.submit(note="We had it last week.") == {}
    await slack.settle()
    assert slack.said_to(ana) == [
        f"<@U0BEN> read your story “{LINK}” and said no. We had it last week."
    ]
    assert not ben.sees("Approve")


async def test_the_editor_leads_through_three_steps_and_keeps_each(slack):
    await suggested(slack)
    ben = slack.member("ben")
    await ben.press("Edit")
    assert await ben.submit(**WORDS) == {}
    assert (
        await ben.submit(
            picture_url="https://willow-bend.example/pool.jpg",
            alt_text="The pool",
            picture_rights=["yes"],
        )
        == {}
    )
    assert await ben.submit(networks=["x", "facebook"]) == {}
    assert ben.view is None
    story = await story_of(slack)
    assert (story.headline, story.alt_text, story.picture_rights, story.networks) == (
        HEADLINE,
        "The pool",
        True,
        ["x", "facebook"],
    )


async def test_a_step_left_through_the_menu_is_saved(slack):
    await suggested(slack)
    ben = slack.member("ben")
    await ben.press("Edit")
    view, block = ben.view, "headline"
    await ben.hands.press(
        ben.id,
        {"kind": "view", "view_id": view["id"]},
        ben.find("3 When and where").block_id,
        ben.find("3 When and where").action_id,
        None,
        {block: {"value": HEADLINE}},
    )
    assert ben.view["callback_id"] == "stories.schedule_form"
    assert (await story_of(slack)).headline == HEADLINE


async def test_a_card_says_what_is_missing_and_approve_says_no(slack):
    await suggested(slack)
    ben = slack.member("ben")
    assert ben.reads("digital-team")[0].splitlines()[-7:-5] == [
        "Still needed: ",
        "a headline, at least one caption",
    ]
    await ben.press("Approve")
    assert ben.ephemerals[-1]["text"] == (
        "Not yet: this still needs a headline and at least one caption.\nNothing has changed."
    )


async def test_a_story_goes_out_is_shared_undone_and_ends(slack):
    await published(slack)
    ana = slack.member("ana")
    assert card(slack, "good-stories") == f"New story: {HEADLINE}."
    await ana.press("Share…")
    assert await ana.submit() == {}
    await ana.close()
    await ana.command("/share")
    await ana.press("Undo")
    assert ana.ephemerals[-1]["text"] == (f"Undone: “{HEADLINE}” doesn't count as shared by you.")
    await slack.wind(hours=14 * 24 + 1)
    assert card(slack, "good-stories") == f"This story has ended: {HEADLINE}."
    assert not slack.member("emi").sees("Share…")


async def test_every_step_is_on_record(slack):
    await published(slack)

    def acts(session):
        lines = session.scalars(select(Line).order_by(col(Line.seq))).all()
        return [(line.by, line.act) for line in lines if line.act.startswith("story")]

    assert await slack.herald.db.read(acts) == [
        ("U0ANA", "story suggested"),
        ("U0BEN", "story edited"),
        ("U0DANA", "story approved"),
        ("herald", "story published"),
    ]


async def test_captions_are_kept_one_by_one(slack):
    await suggested(slack)
    await edited(slack, captions="Bring the kids.\n\n[es] Vengan.")

    def texts(session):
        return [(c.language, c.text) for c in session.scalars(select(Caption))]

    assert await slack.herald.db.read(texts) == [("en", "Bring the kids."), ("es", "Vengan.")]


@pytest.mark.both_databases
async def test_the_thin_line_holds(slack):
    await published(slack)
    grace = slack.member("grace")
    await grace.press("Share…")
    assert await grace.submit() == {}
    await grace.open_home()
    await slack.settle()
    assert (await story_of(slack)).status is StoryStatus.PUBLISHED
