"""The page's own files: few requests, kept by browsers as long as they stay the same."""

import re

from aiohttp import ClientSession

from bot.sandbox.page.assets import STATIC, Assets

LINKED = re.compile(r'(?:href|src)="/static/([^"]+)"')


async def test_a_page_is_opened_with_one_style_sheet_and_all_modules_at_once(sandbox):
    async with ClientSession() as session:
        async with session.get(sandbox.url) as answer:
            links = LINKED.findall(await answer.text())
        kinds = set()
        for link in links:
            async with session.get(f"{sandbox.url}/static/{link}") as answer:
                kinds.add((answer.status, answer.content_type, answer.headers["Cache-Control"]))

    for_ever = "public, max-age=31536000, immutable"
    assert kinds == {(200, "text/css", for_ever), (200, "text/javascript", for_ever)}
    names = [link.partition("/")[2] for link in links]
    assert [name for name in names if name.endswith(".css")] == ["all.css"]
    assets = Assets()
    assets.index()
    assert set(assets.modules()) - set(names) == set()


async def test_a_file_without_a_version_is_asked_for_each_time(sandbox):
    session = ClientSession()
    async with session, session.get(f"{sandbox.url}/static/main.js") as answer:
        told = answer.headers["Cache-Control"], await answer.read()

    assert told == ("no-cache", (STATIC / "main.js").read_bytes())


def test_a_change_of_a_file_is_another_version(tmp_path):
    (tmp_path / "index.html").write_text('<head></head><script src="/static/main.js"></script>')
    (tmp_path / "main.js").write_text('import { one } from "./parts/one.js";\n')
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.js").write_text("export const one = 1;\n")
    assets = Assets(tmp_path)
    before = assets.index()
    (tmp_path / "parts" / "one.js").write_text("export const one = 1111;\n")

    after = assets.index()
    assert before != after
    assert assets.modules() == ["main.js", "parts/one.js"]
    assert assets.answer(f"v-{assets.version}/parts/one.js").body == b"export const one = 1111;\n"
