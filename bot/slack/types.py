"""The shapes that Slack sends and takes."""

from typing import Any, TypeAlias

Payload: TypeAlias = dict[str, Any]
Block: TypeAlias = dict[str, Any]
Element: TypeAlias = dict[str, Any]
View: TypeAlias = dict[str, Any]
