"""The two ways in which Herald says no: a refusal people can act on, and an outage."""

from collections.abc import Mapping
from typing import NamedTuple


class Offer(NamedTuple):
    """A button beside a refusal: its label, the listener it reaches, and an id."""

    label: str
    action_id: str
    value: str


class Refusal(Exception):
    """The bot says no, in a sentence meant for people."""

    def __init__(self, sentence: str, *offers: Offer) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.offers = offers


class FormRefusal(Refusal):
    """A form was sent with fields that cannot be taken; each sentence stands under its field."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(" ".join(errors.values()))
        self.errors = dict(errors)


class Unavailable(Exception):
    """The database cannot be written or read just now; nothing was saved."""
