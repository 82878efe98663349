"""What Slack would refuse is refused the same way through every door an app may choose."""

import pytest

from bot.sandbox import Answer
from bot.sandbox.types import SlackError
from tests.sandbox.checker.build import element as built
from tests.sandbox.checker.build import field, home, modal, plain, video

INPUT = field(built("plain_text_input"), optional=True)


@pytest.fixture
async def told(sandbox, ana):
    """Open a form for Ana and let the app answer it with a view; what stands before her then."""

    async def answered(action, view):
        async def deliver(envelope):
            return Answer(200, {"response_action": action, "view": view})

        sandbox.deliver = deliver
        first = sandbox.workspace.views.open("U0ANA", modal(INPUT, external_id="first"))
        await sandbox.hands.submit("U0ANA", first["id"], {})
        stack = sandbox.workspace.views.of("U0ANA")
        return [(each["external_id"], each["title"]["text"]) for each in stack]

    return answered


@pytest.mark.parametrize("action", ["push", "update"])
@pytest.mark.parametrize(
    ("view", "problem"),
    [
        (modal(video(), external_id="second"), "missing_scope"),
        (modal(external_id="taken"), "duplicate_external_id"),
    ],
)
async def test_the_answer_to_a_form_is_judged_as_views_are(sandbox, told, action, view, problem):
    sandbox.call("views.publish", user_id="U0ANA", view=home(external_id="taken"))

    assert await told(action, view) == [("first", "Title")]
    assert problem in sandbox.take_problems()[-1]


async def test_a_form_may_be_redrawn_under_its_own_external_id(told):
    view = modal(INPUT, external_id="first", title=plain("Again"))

    assert await told("update", view) == [("first", "Again")]


@pytest.mark.usefixtures("mistakes")
async def test_a_video_needs_its_scope_at_a_response_url_too(sandbox):
    key = sandbox.hooks.made("commands", "U0ANA", "C0GEN").rsplit("/", 1)[1]

    with pytest.raises(SlackError, match="missing_scope"):
        sandbox.hooks.use(key, {"text": "x", "blocks": [video()]})
