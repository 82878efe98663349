"""Videos: with the scope, and from hosts that the manifest names."""

from copy import deepcopy

import pytest

from bot.sandbox import Sandbox
from tests.sandbox.checker.build import container, home, plain, section, video
from tests.sandbox.conftest import MANIFEST, TOWN

STRANGE = "must be on a host of the app's unfurl domains"


@pytest.fixture
async def town():
    """Workspaces whose app has some scopes more, and a domain."""
    made = []

    def make(*scopes):
        manifest = deepcopy(MANIFEST)
        manifest["oauth_config"]["scopes"]["bot"].extend(scopes)
        manifest["features"]["unfurl_domains"] = ["example.com"]
        made.append(Sandbox(manifest, TOWN))
        return made[-1]

    yield make
    for each in made:
        await each.idle()
        await each.stop()


async def test_a_video_needs_its_scope(town):
    told = town().call("chat.postMessage", channel="C0GEN", text="x", blocks=[video()])

    assert (told["ok"], told["error"], told["needed"]) == (
        False, "missing_scope", "links.embed:write",
    )  # fmt: skip


@pytest.mark.parametrize("host", ["example.com", "tube.example.com"])
async def test_a_video_of_a_known_host_is_shown(town, host):
    blocks = [video(video_url=f"https://{host}/a")]
    slack = town("links.embed:write")

    assert slack.call("chat.postMessage", channel="C0GEN", text="x", blocks=blocks)["ok"] is True
    assert slack.call("views.publish", user_id="U0ANA", view=home(*blocks))["ok"] is True


@pytest.mark.parametrize(
    "url", ["https://badexample.com/a", "https://e.org/example.com", "https://["]
)
async def test_a_video_of_another_host_is_refused(town, url):
    slack, blocks = town("links.embed:write"), [section(), container(video(video_url=url))]

    posted = slack.call("chat.postMessage", channel="C0GEN", text="x", blocks=blocks)
    published = slack.call("views.publish", user_id="U0ANA", view=home(*blocks))

    where = "/blocks/1/child_blocks/0/video_url"
    assert posted["errors"] == [f"{STRANGE} [json-pointer:{where}]"]
    assert published["response_metadata"] == {
        "messages": [f"[ERROR] {STRANGE} [json-pointer:/view{where}]"]
    }


async def test_what_holds_no_video_needs_no_scope(town):
    told = town().call(
        "chat.postMessage", channel="C0GEN", text="x", blocks=[section(text=plain())]
    )

    assert told["ok"] is True
