"""Forms are pydantic classes whose fields are the block ids; an error lands under its field."""

from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.errors import FormRefusal
from bot.slack.types import View

KEPT = (
    *("value", "selected_date_time", "selected_date", "selected_time", "selected_user"),
    *("selected_conversation", "selected_conversations", "selected_users"),
)
NEEDED = "Please fill this in."


class Form(BaseModel):
    """What a person sent with a form; surrounding blanks do not count."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True, extra="ignore")


F = TypeVar("F", bound=Form)


def read(form: type[F], view: View) -> F:
    """Read a sent view into its form.

    Raises `FormRefusal` with one sentence per field that cannot be taken.
    """
    try:
        return form.model_validate(values(view))
    except ValidationError as error:
        raise FormRefusal(
            {str(e["loc"][0]): _sentence(e["type"], e["msg"]) for e in error.errors()}
        ) from error


def values(view: View) -> dict[str, Any]:
    """Take what was typed or picked, by block id; what was left empty is absent."""
    state = view["state"]["values"]
    typed = {name: _value(next(iter(inputs.values()))) for name, inputs in state.items()}
    return {name: value for name, value in typed.items() if value not in (None, "", [])}


def _value(state: dict[str, Any]) -> Any:
    if option := state.get("selected_option"):
        return option["value"]
    if options := state.get("selected_options"):
        return [option["value"] for option in options]
    return next((state[name] for name in KEPT if state.get(name) is not None), None)


def _sentence(kind: str, message: str) -> str:
    return NEEDED if kind == "missing" else message.removeprefix("Value error, ")
