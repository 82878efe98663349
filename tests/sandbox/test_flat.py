"""A sandbox that runs for weeks: what it keeps is bounded, and a crowd costs an event little."""

from bot.sandbox.news import KEPT
from bot.sandbox.workspace.ephemeral import MOST
from bot.sandbox.workspace.workspace import BELLS


class Crowd(list[str]):
    """Members whom nobody walks through."""

    def __iter__(self):
        raise AssertionError("An event went through everybody.")


async def test_only_the_newest_whispers_to_somebody_are_kept(sandbox):
    channel = sandbox.workspace.channels.named("general")
    for number in range(MOST + 2):
        sandbox.workspace.ephemeral.show("U0ANA", channel, {"text": str(number)})

    shown = [each["text"] for each in sandbox.workspace.ephemeral.of("U0ANA")]
    assert shown == [str(number) for number in range(2, MOST + 2)]


async def test_only_the_newest_bells_are_kept(sandbox):
    channel = sandbox.workspace.channels.named("general")
    channel.members += [f"U{number:06}" for number in range(100)]
    for member in channel.members[4:]:
        sandbox.workspace.people.add(type(sandbox.workspace.people.get("U0ANA"))(member, member))
    rings = BELLS // 103 + 2
    for number in range(rings):
        message = {"text": "<!channel>", "ts": str(number), "user": "U0APP"}
        sandbox.workspace.ring(channel, message)

    assert (len(sandbox.notifications), sandbox.notifications[-1][2]) == (BELLS, str(rings - 1))


async def test_only_the_newest_mistakes_and_notices_are_kept(sandbox, mistakes):
    for number in range(KEPT + 2):
        sandbox.workspace.news.problem(str(number))
        sandbox.workspace.news.notice("U0ANA", str(number))

    newest = [str(number) for number in range(2, KEPT + 2)]
    assert (mistakes, sandbox.person("ana").notices) == (newest, newest)


async def test_an_event_does_not_go_through_the_members_of_its_channel(sandbox):
    far = sandbox.workspace.people.by_id.pop("U0FAR")
    sandbox.workspace.people.by_id.strangers.clear()
    channel = sandbox.workspace.channels.named("general")
    channel.members = Crowd(channel.members)
    told = []
    sandbox.post.send = lambda envelope: told.append(envelope.payload["is_ext_shared_channel"])
    sandbox.call("chat.postMessage", channel="C0GEN", text="hello")
    channel.members = [*list.copy(channel.members), far.id]
    sandbox.workspace.people.add(far)
    sandbox.call("chat.postMessage", channel="C0GEN", text="hello")

    assert told == [False, True]
