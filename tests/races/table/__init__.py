"""Every act that changes a row, each with a state for it and what eight at once may do there."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator, Mapping
from typing import Any

import bot
from tests.races.table.trial import Arrange


def _rows() -> Iterator[tuple[Any, Arrange]]:
    """Take the rows of every file beside this one."""
    for file in pkgutil.iter_modules(__path__):
        yield from getattr(importlib.import_module(f"{__name__}.{file.name}"), "TABLE", ())


def acts_of_the_house() -> set[Any]:
    """Find every act: a public function in an `acts` module with a session and a moment."""
    return {
        function for module in _modules() for function in _acts(importlib.import_module(module))
    }


def _modules() -> Iterator[str]:
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        parts = module.name.split(".")
        if "acts" in parts and parts[-1] != "parts":  # steps that several acts take
            yield module.name


def _acts(module: Any) -> Iterator[Any]:
    for name, function in inspect.getmembers(module, inspect.isfunction):
        is_own = function.__module__ == module.__name__ and not name.startswith("_")
        if is_own and _is_act(inspect.signature(function).parameters):
            yield function


def _is_act(wants: Mapping[str, inspect.Parameter]) -> bool:
    moment = wants.get("at")
    by_name = moment is not None and moment.kind is moment.KEYWORD_ONLY
    return by_name and next(iter(wants)) == "session"


TABLE: list[tuple[Any, Arrange]] = list(_rows())
