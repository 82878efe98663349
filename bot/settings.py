"""Settings of one installation: a frozen model read from a mapping, never from the environment."""

from collections.abc import Mapping
from datetime import time
from enum import StrEnum
from typing import Annotated, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

SLACK = "https://slack.com/api/"
DRIVERS = ("sqlite", "postgresql+psycopg")
NEEDED_BY = {  # what each transport cannot do without
    "socket": ("SLACK_APP_TOKEN", "Socket Mode needs it"),
    "http": ("SLACK_SIGNING_SECRET", "HTTP delivery needs it"),
}
SAID = {  # kinds of mistakes in our own words
    "missing": "is missing",
    "string_pattern_mismatch": "has not the right form; see .env.example",
    "enum": "must be socket or http",
    "int_parsing": "is no whole number",
    "float_parsing": "is no number",
    "time_parsing": "is no time of day; write one such as 17:00",
}


class SettingsError(Exception):
    """One line for each setting that is missing or malformed."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class Transport(StrEnum):
    """How Slack reaches Herald."""

    SOCKET = "socket"
    HTTP = "http"


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("is no time zone; write one such as America/New_York") from error
    return name


def _secret(prefix: str, what: str) -> AfterValidator:
    def check(secret: SecretStr) -> SecretStr:
        if not secret.get_secret_value().startswith(prefix):
            raise ValueError(f"is no {what}; it begins with {prefix}")
        return secret

    return AfterValidator(check)


def _address(url: str) -> str:
    if not url.startswith(("http://", "https://", "ws://", "wss://")):
        raise ValueError("is no web address; it begins with https://")
    return url


def _database(url: str) -> str:
    try:
        known = make_url(url).drivername in DRIVERS
    except ArgumentError:
        known = False
    if not known:
        raise ValueError("is no database address; see .env.example")
    return url


def _public(url: str) -> str:
    """Take the address of the pages: a host, and where it stands below one, a path."""
    try:
        parts = urlsplit(url)
        is_one = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_one = False
    if not is_one or parts.username is not None or parts.query or parts.fragment:
        raise ValueError("is no address of web pages; write one such as https://herald.example.gov")
    return url.rstrip("/")


Address = Annotated[str, AfterValidator(_address)]
Channel = Annotated[str, Field(pattern=r"^[CG][A-Z0-9]{2,}$")]
BotToken = Annotated[SecretStr, _secret("xoxb-", "bot token")]
AppToken = Annotated[SecretStr, _secret("xapp-", "app-level token")]


class Settings(BaseModel):
    """Everything an installation can set; the alias is the name in the environment."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)

    bot_token: BotToken = Field(alias="SLACK_BOT_TOKEN")
    app_token: AppToken | None = Field(default=None, alias="SLACK_APP_TOKEN")
    signing_secret: SecretStr | None = Field(default=None, alias="SLACK_SIGNING_SECRET")
    api_url: Address = Field(default=SLACK, alias="SLACK_API_URL")

    organisation: str = Field(default="", max_length=60, alias="HERALD_ORGANISATION")
    zone: Annotated[str, AfterValidator(_zone)] = Field(default="", alias="HERALD_ZONE")
    share_channel: Channel = Field(default="", alias="HERALD_SHARE_CHANNEL")
    team_channel: Channel = Field(default="", alias="HERALD_TEAM_CHANNEL")
    programme_channel: Channel = Field(default="", alias="HERALD_PROGRAMME_CHANNEL")
    opens: time = Field(default=time(8), alias="HERALD_OPENS")
    closes: time = Field(default=time(17), alias="HERALD_CLOSES")
    stories_per_day: int = Field(default=1, ge=1, le=20, alias="HERALD_STORIES_PER_DAY")
    disclosure: str = Field(default="", max_length=200, alias="HERALD_DISCLOSURE")
    emergency_number: str = Field(default="", max_length=40, alias="HERALD_EMERGENCY_NUMBER")
    emergency_words: str = Field(default="", max_length=300, alias="HERALD_EMERGENCY_WORDS")
    press_number: str = Field(default="", max_length=40, alias="HERALD_PRESS_NUMBER")

    database: Annotated[str, AfterValidator(_database)] = Field(
        default="sqlite:///herald.db", alias="HERALD_DATABASE"
    )
    transport: Transport = Field(default=Transport.SOCKET, alias="HERALD_TRANSPORT")
    http_host: str = Field(default="127.0.0.1", alias="HERALD_HTTP_HOST")
    http_port: int = Field(default=3000, ge=0, le=65535, alias="HERALD_HTTP_PORT")
    web_address: Annotated[str, AfterValidator(_public)] = Field(
        default="", alias="HERALD_WEB_ADDRESS"
    )
    web_host: str = Field(default="127.0.0.1", alias="HERALD_WEB_HOST")
    web_port: int = Field(default=3100, ge=0, le=65535, alias="HERALD_WEB_PORT")
    web_proxies: int = Field(default=0, ge=0, le=9, alias="HERALD_WEB_PROXIES")
    quiet_seconds: float = Field(default=30, ge=1, le=600, alias="HERALD_QUIET_SECONDS")
    proxy: Address | None = Field(default=None, alias="HERALD_PROXY")
    clock_url: Address | None = Field(default=None, alias="HERALD_CLOCK_URL")
    log_level: Annotated[str, Field(pattern="^(DEBUG|INFO|WARNING|ERROR)$")] = Field(
        default="INFO", alias="HERALD_LOG_LEVEL"
    )

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.closes <= self.opens:
            raise ValueError("HERALD_CLOSES must be later than HERALD_OPENS")
        listens_twice = self.web_address and self.transport is Transport.HTTP
        if listens_twice and self.http_port == self.web_port != 0:
            raise ValueError("HERALD_WEB_PORT must be another one than HERALD_HTTP_PORT")
        return self

    @property
    def disclosure_line(self) -> str:
        """What a post says of the one who posts it, always true; empty while nobody knows it."""
        usual = f"I work for the {self.organisation}." if self.organisation else ""
        return self.disclosure or usual


def read(environment: Mapping[str, str]) -> Settings:
    """Read the settings from a mapping such as the environment; empty counts as unset.

    Raises `SettingsError` with one clear line per setting; values are never repeated.
    """
    given = {name: value for name, value in environment.items() if value.strip()}
    lines = []
    try:
        settings = Settings.model_validate(given)
    except ValidationError as error:
        lines = [_line(e["loc"], e["type"], e["msg"]) for e in error.errors()]
    name, why = NEEDED_BY.get(given.get("HERALD_TRANSPORT", "socket"), ("", ""))
    if name and name not in given:
        lines.append(f"{name} is missing; {why}")
    if lines:
        raise SettingsError(lines)
    return settings


def _line(place: tuple[int | str, ...], kind: str, message: str) -> str:
    said = message.removeprefix("Value error, ")
    if not place:
        return said
    own = SAID.get(kind) or f"{said[0].lower()}{said[1:]}"
    return f"{place[0]} {own}"
