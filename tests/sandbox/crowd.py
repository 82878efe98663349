"""A big workspace: thousands of people, dozens of channels, tens of thousands of messages."""

import random
from typing import Any

from bot.sandbox import Sandbox
from bot.sandbox.types import Json
from bot.sandbox.workspace import Channel
from tests.sandbox.conftest import MANIFEST
from tests.sandbox.drawing import button, card

ZONES = ("America/New_York", "America/Chicago", "Europe/Berlin", "Asia/Tokyo", "UTC")
FIRST = [
    "Ana",
    "Ben",
    "Cleo",
    "Dana",
    "Emi",
    "Farid",
    "Grace",
    "Hugo",
    "Ivy",
    "Jonas",
    "Kira",
    "Leo",
    "Mia",
    "Noor",
    "Otis",
    "Pia",
]
LAST = [
    "Abara",
    "Baker",
    "Chen",
    "Diaz",
    "Eze",
    "Fischer",
    "Garcia",
    "Haddad",
    "Ito",
    "Jones",
    "Khan",
    "Lopez",
    "Meyer",
    "Novak",
]
WORK = ("Parks", "Streets", "Library", "Water works", "Fire and rescue", "Clerk's office", "")
WORDS = [
    "The",
    "night",
    "crew",
    "fixed",
    "forty",
    "street",
    "lights",
    "in",
    "one",
    "week",
    "and",
    "everybody",
    "says",
    "thanks",
]
SPACING = 40.0  # seconds of the programme's time between two messages
MARKS = ({"name": "tada", "users": ["U000001", "U000002"], "count": 2},)


def city(people: int = 5000, channels: int = 60) -> dict[str, Any]:
    """A workspace file: everybody is in the first channel, and a share of them in each other."""
    everybody = [person(number) for number in range(people)]
    names = [one["name"] for one in everybody]
    return {
        "team": {"name": "City of Example"},
        "people": everybody,
        "channels": [place(number, names) for number in range(channels)],
    }


def person(number: int) -> Json:
    """One of many; every hundredth is a guest, a bot, gone, or from elsewhere."""
    first, last = FIRST[number % len(FIRST)], LAST[number // len(FIRST) % len(LAST)]
    special = {41: "guest", 42: "bot", 43: "deleted", 44: "stranger"}.get(number % 100)
    return {
        "id": f"U{number:06}",
        "name": f"{first}.{last}{number}".lower(),
        "real_name": f"{first} {last}",
        "tz": ZONES[number % len(ZONES)],
        "role": WORK[number % len(WORK)],
        **({special: True} if special else {}),
    }


def place(number: int, names: list[str]) -> Json:
    """The first channel is for all; every fifth is private; the first person is everywhere."""
    members = names if number == 0 else [names[0], *names[number :: number + 1]]
    return {
        "id": f"C{number:06}",
        "name": "general" if number == 0 else f"project-{number:02}",
        "private": number % 5 == 4,
        "topic": f"All about project {number}",
        "members": [*dict.fromkeys(members), "@app"],
    }


def big_sandbox(people: int = 5000, channels: int = 60, **more: Any) -> Sandbox:
    """A sandbox for a whole city, in which nobody has said anything yet."""
    return Sandbox(MANIFEST, city(people, channels), **more)


def fill(sandbox: Sandbox, messages: int = 50_000) -> None:
    """Let many messages be written, half of them in the first channel, and no app hear of it."""
    workspace, dice = sandbox.workspace, random.Random(7)
    listener, workspace.on_event = workspace.on_event, lambda event, channel: None
    places = [each for each in workspace.channels if each.kind != "im"]
    for number in range(messages):
        sandbox.clock.wind(sandbox.clock.now() + SPACING)
        where = places[0 if number % 2 else dice.randrange(len(places))]
        workspace.messages.post(where, message(workspace.app.bot_user, where, number, dice))
    workspace.on_event = listener


def message(bot: str, where: Channel, number: int, dice: random.Random) -> Json:
    """Plain words, a card of the app, a reply, or something others reacted to."""
    words = f"{number}: {' '.join(dice.choices(WORDS, k=dice.randint(3, 30)))}"
    author = where.members[dice.randrange(len(where.members) - 1)]
    if number % 20 == 3:
        blocks = card(words, button("Go", "go"))
        return {"user": bot, "bot_id": "B0APP", "text": words, "blocks": blocks}
    if number % 10 == 7 and where.messages:
        parent = next(reversed(where.messages.values()))
        return {"user": author, "text": words, "thread_ts": parent.get("thread_ts", parent["ts"])}
    return {"user": author, "text": words} | ({"reactions": MARKS} if number % 9 == 0 else {})
