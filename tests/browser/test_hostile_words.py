"""Words that would break a weaker page, shown as they were typed."""

from bot.stories.rules.captions import Wording
from bot.stories.rules.steps import Words
from tests.browser.conftest import PHONE

MARKUP = "<!channel> *bold* _it_ ~no~ `code` <script>alert(1)</script> &lt;b&gt; <@U0BEN>"
TWO_WAYS = "مرحبا بكم في المسبح, שלום"
ENDLESS = "w" * 2000
LINK = "https://willow-bend.example/news/?q=*a*&b=_b_"


async def test_a_suggestion_is_read_as_it_was_typed(visit, town):
    ana, ben = await visit("ana", PHONE), await visit("ben", PHONE)
    await ana.write(f"/share suggest {MARKUP}")
    await ana.fill({"Why does it matter?": f"{TWO_WAYS} {ENDLESS}"})
    await ana.press("Suggest", ana.dialog)
    await ana.sees("Thank you. The digital team has it.")

    await ben.go_to("digital-team")
    await ben.sees(f"For review: {MARKUP}", TWO_WAYS)
    await ben.press("Decline", ben.message(MARKUP))
    await ben.fill({"Why not?": f"{MARKUP} {ENDLESS[:900]}"})
    await ben.press("Decline", ben.dialog)

    await ben.sees(f"Declined: {MARKUP}", f"Declined by Ben Carter: {MARKUP}")
    assert [who for who, channel, _ in town.sandbox.notifications if channel == "C0TEAM"] == []


async def test_what_is_shared_reads_as_it_was_written(visit, town):
    ana = await visit("ana", PHONE)
    caption = f"{MARKUP} {TWO_WAYS} {'w' * 300}"
    await town.tell(Words(LINK, f"{MARKUP} {TWO_WAYS}", MARKUP, [Wording("en", caption)]))
    await ana.go_to("good-stories")
    await ana.sees(f"{MARKUP} {TWO_WAYS}", f"Why it matters: {MARKUP}")

    await ana.press("Share…", ana.message(TWO_WAYS))
    await ana.sees(f"{caption} I work for the Town of Willow Bend.", within=ana.dialog)
    await ana.press("Send me the words", ana.dialog)
    await ana.sees("The words are on their way", within=ana.dialog)
    await ana.leave()

    await ana.write(f"/share {MARKUP}")
    await ana.sees("Open stories about", MARKUP, within=ana.newest)
    await ana.go_to_herald("Messages")
    await ana.sees(f"{caption} I work for the Town of Willow Bend.")
    await ana.go_to_herald("Home")
    await ana.sees(f"{MARKUP} {TWO_WAYS}")
