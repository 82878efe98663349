"""Whoever takes a step for somebody hands on what follows it, so that no title is forgotten."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import bot

NAME = "milestones"
TRANSACTIONS = ("transact", "partial")  # which are given the function they call


def modules() -> Iterator[ModuleType]:
    """Import every module of the bot but the one that starts it."""
    for found in pkgutil.walk_packages(bot.__path__, "bot."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def meant(module: ModuleType, node: ast.expr) -> Any:
    """Find what a name in a module stands for; None for what is no plain name."""
    match node:
        case ast.Name(name):
            return getattr(module, name, None)
        case ast.Attribute(inner, name):
            return getattr(meant(module, inner), name, None)
    return None


def called(module: ModuleType, call: ast.Call) -> Callable[..., Any] | None:
    """Find the function that a call calls, itself or through a transaction."""
    is_given = isinstance(call.func, ast.Attribute) and call.func.attr in TRANSACTIONS
    found = meant(module, call.args[0] if is_given and call.args else call.func)
    return found if inspect.isfunction(found) else None


def calls() -> Iterator[tuple[str, str]]:
    """List the calls of functions that take milestones: where, and as they are written."""
    for module in modules():
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            function = called(module, node) if isinstance(node, ast.Call) else None
            if function and NAME in inspect.signature(function).parameters:
                yield f"{module.__name__} calls {function.__name__}", ast.unparse(node)


def hands_on(call: str) -> bool:
    """Say whether a call names what follows, or says in so many words that nothing does."""
    return NAME in call.casefold() or "**how" in call or "session, ()," in call


def test_every_step_towards_the_title_hands_on_what_follows_it():
    found = list(calls())
    assert len(found) > 12
    assert [where for where, call in found if not hands_on(call)] == []
