"""The Home shows what was done there, and in the forms that were opened there."""

from datetime import timedelta

from bot.stories.views.lists import NONE_COMES
from tests.stories.test_line import approved, edited, published, suggested


async def at_home(slack, name):
    person = slack.member(name)
    await person.open_home()
    return person


def words(person):
    return str(person.home["blocks"])


async def test_who_holds_a_story_back_sees_it_at_once(slack):
    await approved(slack)
    ben = await at_home(slack, "ben")
    await ben.press("Hold")
    assert ben.view is None
    assert ("held back" in words(ben), "Let it go" in words(ben)) == (True, True)
    await ben.press("Let it go")
    assert "Let it go" not in words(ben)


async def test_who_takes_a_share_back_sees_it_gone(slack):
    await published(slack)
    ana = await at_home(slack, "ana")
    await ana.press("Share…", among="The pool reopens")
    assert await ana.submit() == {}
    assert "You shared" in words(ana)
    await ana.press("Undo")
    await ana.close(all_of_them=True)
    assert "You shared" not in words(ana)


async def test_who_takes_a_share_back_on_the_home_sees_it_gone(slack):
    await published(slack)
    ana = slack.member("ana")
    await ana.press("Share…")
    assert await ana.submit() == {}
    await ana.close(all_of_them=True)
    await ana.open_home()
    assert "You shared" in words(ana)
    await ana.press("Undo")
    assert "You shared" not in words(ana)


async def test_what_is_not_for_me_leaves_my_home(slack):
    await published(slack)
    ana = await at_home(slack, "ana")
    await ana.press("Share…", among="The pool reopens")
    await ana.press("Not for me")
    assert "Nothing is open just now. The next story shows up here; or suggest one." in words(ana)


async def test_a_story_approved_from_the_home_waits_there_no_more(slack):
    await suggested(slack)
    await edited(slack)
    dana = await at_home(slack, "dana")
    await dana.press("Look at it")
    await dana.press("Approve")
    assert "Nothing waits for a second pair of eyes." in words(dana)


async def test_a_button_that_is_no_longer_true_brings_the_home_up_to_date(slack):
    await approved(slack)
    ben = await at_home(slack, "ben")
    await slack.herald.timetable.reach(slack.clock.now() + timedelta(hours=1))
    assert NONE_COMES not in words(ben)  # it went out a moment ago
    await ben.press("Hold")
    assert "Nothing is lined up. What is approved goes out from here." in words(ben)


async def test_a_story_that_went_out_leaves_the_queue_on_a_home_that_is_open(slack):
    await approved(slack)
    ben = await at_home(slack, "ben")
    await slack.wind(hours=1)
    assert "Nothing is lined up. What is approved goes out from here." in words(ben)


async def test_a_form_from_elsewhere_draws_nobodys_home(slack):
    await published(slack)
    ana = slack.member("ana")
    await ana.press("Share…")
    assert await ana.submit() == {}
    assert ana.home is None


async def test_a_story_suggested_from_the_home_is_kept(slack):
    ben = await at_home(slack, "ben")
    await ben.press("Suggest a story")
    assert await ben.submit(what="The pool is back") == {}
    assert "The pool is back" in words(ben)
