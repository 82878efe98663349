"""The eye that looks at every screen: it sees what would shut somebody out."""

from tests.browser.checks import barriers, violations
from tests.browser.conftest import PHONE

SHUTS_OUT = """<!doctype html><title>A page</title>
<body style="margin: 0; background: white">
<header></header><nav></nav><h1>News</h1>
<main style="width: 500px"><p style="color: #999">Pale words</p>
<button class="a" style="width: 40px; height: 40px"></button>
<button class="b" style="width: 20px; height: 20px; padding: 0">i</button>
<p id="twin"></p><p id="twin"></p></main>"""


async def test_a_page_that_shuts_people_out_is_noticed(chromium):
    page = await chromium.new_page(viewport=PHONE)
    await page.set_content(SHUTS_OUT)

    assert await barriers(page) == [
        "has to be scrolled sideways: html.? “News Pale words i”",
        "has no name: button.a “”",
        "two things are called twin",
        "is hard to hit: button.b “i”",
        "is hard to read (2.8): p.? “Pale words”",
    ]
    await page.close()


async def test_what_axe_finds_is_told_with_its_place(chromium):
    page = await chromium.new_page(viewport=PHONE)
    await page.set_content(
        "<!doctype html><html lang=en><title>A</title><main><h1>A</h1><img src=x>"
    )

    assert await violations(page) == ["image-alt (critical): ['img'] <img src=\"x\">"]
    await page.close()
