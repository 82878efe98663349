"""What the forms carry; each field is checked here, so an error lands under it."""

from abc import ABC, abstractmethod
from datetime import datetime
from typing import Any

from pydantic import Field, field_validator

from bot.members.networks import Network
from bot.slack.forms import Form
from bot.stories.rules import captions, links
from bot.stories.rules.captions import Wording
from bot.stories.rules.steps import Picture, Schedule, Step, Words
from bot.stories.rules.words import HEADLINE, is_visible, keep
from bot.stories.views.forms import YES

FOREIGN = "Herald passes on web addresses only. They start with https:// or http://."
TOO_LONG = f"Please keep it under {HEADLINE} characters."
INVISIBLE = "There is nothing to see here. Please write a sentence or paste a link."
NO_NETWORK = "Please choose from the list."


class Typed(Form):
    """A form whose words are kept as typed, as far as a database can hold and eyes can see them."""

    @field_validator("*", mode="before")
    @classmethod
    def _kept(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return keep(value) if is_visible(value) else ""


class SuggestForm(Typed):
    """The suggester's three fields."""

    what: str
    why: str = ""
    may_name: list[str] = Field(default_factory=list)

    @field_validator("what")
    @classmethod
    def _of_the_web(cls, what: str) -> str:
        if not what:
            raise ValueError(INVISIBLE)
        if links.looks_foreign(what):
            raise ValueError(FOREIGN)
        return what

    @property
    def is_named(self) -> bool:
        """Whether the suggester may be named."""
        return YES in self.may_name


class NoteForm(Typed):
    """One note."""

    note: str


class ReasonForm(Typed):
    """One reason."""

    reason: str


class StepForm(Typed, ABC):
    """A step of the editor."""

    @abstractmethod
    def step(self) -> Step:
        """Give what the form says."""


class WordsForm(StepForm):
    """The editor's first step."""

    link: str = ""
    headline: str = ""
    why: str = ""
    captions: str = ""

    @field_validator("link")
    @classmethod
    def _link(cls, link: str) -> str:
        if link and (problem := links.problem_with(link)):
            raise ValueError(problem)
        return link

    @field_validator("headline")
    @classmethod
    def _headline(cls, headline: str) -> str:
        if len(headline) > HEADLINE:
            raise ValueError(TOO_LONG)
        return " ".join(headline.split())

    @field_validator("captions")
    @classmethod
    def _captions(cls, typed: str) -> str:
        if problem := captions.problem_with(typed):
            raise ValueError(problem)
        return typed

    def step(self) -> Words:
        """Give what the form says."""
        return Words(self.link, self.headline, self.why, self.wordings())

    def wordings(self) -> list[Wording]:
        """Give the captions one by one."""
        return captions.wordings(self.captions)


class PictureForm(StepForm):
    """The editor's second step."""

    picture_url: str = ""
    alt_text: str = ""
    picture_rights: list[str] = Field(default_factory=list)

    @field_validator("picture_url")
    @classmethod
    def _picture_url(cls, url: str) -> str:
        if url and (problem := links.problem_with_picture(url)):
            raise ValueError(problem)
        return url

    def step(self) -> Picture:
        """Give what the form says."""
        return Picture(self.picture_url, self.alt_text, YES in self.picture_rights)


class ScheduleForm(StepForm):
    """The editor's third step."""

    publish_at: datetime | None = None
    expires_at: datetime | None = None
    networks: list[str] = Field(default_factory=list)

    @field_validator("networks")
    @classmethod
    def _known(cls, networks: list[str]) -> list[str]:
        if set(networks) - set(Network):
            raise ValueError(NO_NETWORK)
        return networks

    def step(self) -> Schedule:
        """Give what the form says."""
        return Schedule(self.publish_at, self.expires_at, self.networks)
