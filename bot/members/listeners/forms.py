"""What the forms about taking part carry."""

from datetime import date

from pydantic import Field, field_validator

from bot.members.networks import Network
from bot.members.rules.preferences import News
from bot.members.views.preferences import ANY, LANGUAGES
from bot.slack.forms import Form

FROM_THE_LIST = "Please choose from the list."


class PreferencesForm(Form):
    """What somebody wishes."""

    news: list[str] = Field(default_factory=list)
    quiet_until: date | None = None
    networks: list[str] = Field(default_factory=list)
    language: str = ANY

    @field_validator("news")
    @classmethod
    def _news(cls, news: list[str]) -> list[str]:
        return _known(news, set(News))

    @field_validator("networks")
    @classmethod
    def _networks(cls, networks: list[str]) -> list[str]:
        return _known(networks, set(Network))

    @field_validator("language")
    @classmethod
    def _language(cls, language: str) -> str:
        (known,) = _known([language], set(LANGUAGES))
        return "" if known == ANY else known


class InvitationForm(Form):
    """Where the invitation card goes."""

    channel: str


class PilotForm(Form):
    """Who tries Herald first, and where it may post."""

    people: list[str] = Field(default_factory=list)
    channels: list[str] = Field(default_factory=list)


def _known(chosen: list[str], offered: set[str]) -> list[str]:
    if set(chosen) - offered:
        raise ValueError(FROM_THE_LIST)
    return chosen
