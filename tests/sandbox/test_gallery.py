"""The gallery reads any folder of JSON payloads."""

import json

import pytest
from aiohttp import ClientSession

from bot.sandbox import Sandbox
from bot.sandbox.page.gallery import views_in
from tests.sandbox.checker.build import home, modal, plain, section, words
from tests.sandbox.conftest import MANIFEST, TOWN

ALERT = {"type": "alert", "text": plain()}


def put(folder, name, payload):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(payload if isinstance(payload, str) else json.dumps(payload))


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        ({"text": "Hello"}, "message"),
        ({"blocks": [section()]}, "message"),
        ({"text": "Hello", "attachments": [{"text": "More"}]}, "message"),
        (modal(section()), "modal"),
        (home(section()), "home"),
        ({"trigger_id": "1", "view": modal(section())}, "modal"),
        ([section()], "home"),
        ([{"type": "markdown", "text": "*Hello*"}], "message"),
        ([ALERT], "modal"),
    ],
)
def test_a_payload_is_drawn_on_the_surface_it_is_for(tmp_path, payload, kind):
    put(tmp_path, "one.json", payload)

    assert [(view["kind"], view["flaws"]) for view in views_in(tmp_path)] == [(kind, [])]


@pytest.mark.parametrize(
    ("name", "feature", "group", "called"),
    [
        (
            "stories/__snapshots__/test_views/test_people_see[the_card].json",
            *("Stories", "People see", "The card"),
        ),
        (
            "home/__snapshots__/test_home/test_a_home_of_ana.json",
            *("Home", "A home of ana", "A home of ana"),
        ),
        ("welcome.json", "Views", "Welcome", "Welcome"),
        ("a/test_report[C0SHARE-is_archived].json", "A", "Report", "C0SHARE, is archived"),
    ],
)
def test_a_view_is_called_by_a_sentence(tmp_path, name, feature, group, called):
    put(tmp_path, name, {"text": "Hello"})
    [view] = views_in(tmp_path)

    assert (view["feature"], view["group"], view["name"]) == (feature, group, called)


def test_where_there_are_snapshots_other_json_is_left_alone(tmp_path):
    put(tmp_path, "a/__snapshots__/test_a/test_b.json", {"text": "Hello"})
    put(tmp_path, "package.json", {"name": "x"})

    assert [view["file"] for view in views_in(tmp_path)] == ["a/__snapshots__/test_a/test_b.json"]


def test_two_files_never_share_a_link(tmp_path):
    put(tmp_path, "a-b.json", {"text": "Hello"})
    put(tmp_path, "a_b.json", {"text": "Hello"})

    assert [view["id"] for view in views_in(tmp_path)] == ["a-b-json", "a-b-json-2"]


def test_every_flaw_is_told_where_slack_would_find_it(tmp_path):
    put(tmp_path, "one.json", {"text": "x", "attachments": [{"blocks": [section(text=plain(""))]}]})

    assert [view["flaws"] for view in views_in(tmp_path)] == [
        ["must be more than 0 characters [json-pointer:/attachments/0/blocks/0/text/text]"]
    ]


@pytest.mark.parametrize(
    "content",
    ["", "{", "\0", "[" * 100_000, '"words"', "7", "null", "{}", '{"blocks": 7}', '{"text": NaN}',
     '{"type": "modal"}', "[7]", json.dumps({"blocks": [words()]}), '{"attachments": 3}',
     '{"attachments": [3]}', '{"view": 3}', " " * (2**20 + 1)],
)  # fmt: skip
def test_a_broken_file_is_named_and_harms_nobody(tmp_path, content):
    put(tmp_path, "broken.json", content)
    put(tmp_path, "sound.json", {"text": "Hello"})
    broken, sound = views_in(tmp_path)

    assert bool(broken["flaws"] or broken.get("error"))
    assert (sound["kind"], sound["flaws"]) == ("message", [])


async def test_the_page_learns_the_views_and_the_names_in_them(tmp_path):
    put(tmp_path, "one.json", {"text": "Hello <@U0ANA>"})
    town = Sandbox(MANIFEST, TOWN, gallery=tmp_path)
    await town.start()
    async with (
        ClientSession() as browser,
        browser.get(f"{town.url}/gallery/views") as views,
        browser.get(f"{town.url}/gallery") as page,
    ):
        shown = await views.json()
        assert page.status == 200
    await town.stop()

    assert [view["drawn"] for view in shown["views"]] == [{"text": "Hello <@U0ANA>"}]
    assert shown["people"][0]["real_name"] == "Ana Ruiz"
