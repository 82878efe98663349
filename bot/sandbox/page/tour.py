"""A guided tour: steps from a file, in which names of people and channels become their ids."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.sandbox.types import Json
from bot.sandbox.workspace import Workspace

PLACES = ("home", "messages")
DOORS = ("api", "hook", "event", "command", "interaction", "socket", "clock", "page")
ABOUT = ("channel", "user", "text", "kind", "label", "value", "tab", "subtype", "answer")
STEP = frozenset({"title", "be", "go", "try", "done"})


def steps_of(source: Iterable[Mapping[str, Any]], workspace: Workspace) -> list[Json]:
    """The steps as a page plays them; ValueError names what is wrong with a step.

    `be` is a person, `go` a channel, `home` or `messages`, `try` what to try, and `say` what can be
    put into the composer for the visitor. `done` says by which exchange a step is done: `door`,
    `name`, `who` and words about it (`text` and `label` begin so); `not` names words by which it is
    not. The door `page` stands for what is opened on the page.
    """
    return [_step(number, step, workspace) for number, step in enumerate(source, start=1)]


def _step(number: int, step: Mapping[str, Any], workspace: Workspace) -> Json:
    if set(step) - {"say"} != STEP:
        raise ValueError(f"Step {number} of the tour needs {', '.join(sorted(STEP))}.")
    _known(number, step["done"])
    go = str(step["go"])
    return {
        "number": number,
        "title": step["title"],
        "be": workspace.people.named(step["be"]).id,
        "go": go if go in PLACES else workspace.channels.named(go).id,
        "try": step["try"],
        "say": step.get("say", ""),
        "done": _with_ids(step["done"], workspace),
    }


def _known(number: int, done: Mapping[str, Any]) -> None:
    known = {"door", "name", "who", "not", *ABOUT}
    if unknown := sorted((set(done) | set(done.get("not", {}))) - known):
        raise ValueError(f"Step {number} of the tour asks for {', '.join(unknown)}.")
    if done.get("door") not in DOORS:
        raise ValueError(f"Step {number} of the tour needs a door: {', '.join(DOORS)}.")


def _with_ids(done: Mapping[str, Any], workspace: Workspace) -> Json:
    told = dict(done)
    if "who" in told:
        told["who"] = workspace.people.named(told["who"]).id
    if "channel" in told:
        told["channel"] = workspace.channels.named(told["channel"]).id
    return told
