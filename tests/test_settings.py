"""Settings: one clear line for each mistake, and .env.example knows them all."""

import re
from pathlib import Path

import pytest

from bot import settings
from bot.settings import Settings, SettingsError, Transport

ROOT = Path(__file__).parent.parent
GOOD = {
    "SLACK_BOT_TOKEN": "xoxb-1",
    "SLACK_APP_TOKEN": "xapp-1",
    "HERALD_ORGANISATION": "Town of Example",
    "HERALD_ZONE": "America/New_York",
    "HERALD_SHARE_CHANNEL": "C0SHARE",
    "HERALD_TEAM_CHANNEL": "C0TEAM",
    "HERALD_PROGRAMME_CHANNEL": "C0PROGRAMME",
}
HTTP = {"HERALD_TRANSPORT": "http", "SLACK_SIGNING_SECRET": "s"}

WRONG = [
    (
        {"HERALD_ZONE": "Mars/Base"},
        "HERALD_ZONE is no time zone; write one such as America/New_York",
    ),
    ({"HERALD_ZONE": "../etc"}, "HERALD_ZONE is no time zone; write one such as America/New_York"),
    ({"SLACK_BOT_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN is no bot token; it begins with xoxb-"),
    ({"SLACK_BOT_TOKEN": " "}, "SLACK_BOT_TOKEN is missing"),
    ({"SLACK_APP_TOKEN": ""}, "SLACK_APP_TOKEN is missing; Socket Mode needs it"),
    (
        {"HERALD_TRANSPORT": "http"},
        "SLACK_SIGNING_SECRET is missing; HTTP delivery needs it",
    ),
    (
        {"HERALD_TEAM_CHANNEL": "#team"},
        "HERALD_TEAM_CHANNEL has not the right form; see .env.example",
    ),
    (
        {"HERALD_STORIES_PER_DAY": "0"},
        "HERALD_STORIES_PER_DAY input should be greater than or equal to 1",
    ),
    (
        {"HERALD_OPENS": "17:00", "HERALD_CLOSES": "08:00"},
        "HERALD_CLOSES must be later than HERALD_OPENS",
    ),
    ({"HERALD_CLOSES": "abc"}, "HERALD_CLOSES is no time of day; write one such as 17:00"),
    ({"HERALD_STORIES_PER_DAY": "many"}, "HERALD_STORIES_PER_DAY is no whole number"),
    ({"HERALD_QUIET_SECONDS": "long"}, "HERALD_QUIET_SECONDS is no number"),
    ({"HERALD_TRANSPORT": "pigeon"}, "HERALD_TRANSPORT must be socket or http"),
    ({"HERALD_DATABASE": "herald.db"}, "HERALD_DATABASE is no database address; see .env.example"),
    (
        {"HERALD_DATABASE": "mysql://x/y"},
        "HERALD_DATABASE is no database address; see .env.example",
    ),
    ({"SLACK_API_URL": "slack.com"}, "SLACK_API_URL is no web address; it begins with https://"),
    *(
        (
            {"HERALD_WEB_ADDRESS": address},
            "HERALD_WEB_ADDRESS is no address of web pages; "
            "write one such as https://herald.example.gov",
        )
        for address in ("herald.example.gov", "https://", "https://me@a.gov", "https://a.gov/?b")
    ),
    (
        HTTP | {"HERALD_WEB_ADDRESS": "https://a.gov", "HERALD_WEB_PORT": "3000"},
        "HERALD_WEB_PORT must be another one than HERALD_HTTP_PORT",
    ),
    ({"HERALD_LOG_LEVEL": "loud"}, "HERALD_LOG_LEVEL has not the right form; see .env.example"),
]


def test_good_settings_are_read():
    read = settings.read(GOOD)
    assert (read.zone, read.transport) == ("America/New_York", Transport.SOCKET)
    assert read.disclosure_line == "I work for the Town of Example."


def test_tokens_alone_are_enough():
    read = settings.read({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"})
    assert (read.organisation, read.zone, read.team_channel) == ("", "", "")
    assert read.disclosure_line == ""


def test_the_address_of_the_pages_ends_without_a_slash():
    read = settings.read(GOOD | {"HERALD_WEB_ADDRESS": "https://town.example.gov/herald/"})
    assert read.web_address == "https://town.example.gov/herald"
    assert settings.read(GOOD).web_address == ""


def test_http_needs_no_app_token():
    read = settings.read({k: v for k, v in GOOD.items() if k != "SLACK_APP_TOKEN"} | HTTP)
    assert read.transport is Transport.HTTP


@pytest.mark.parametrize(("change", "line"), WRONG, ids=[line for _, line in WRONG])
def test_a_mistake_is_one_clear_line(change, line):
    with pytest.raises(SettingsError) as said:
        settings.read(GOOD | change)
    assert said.value.lines == [line]


def test_all_mistakes_are_told_at_once():
    with pytest.raises(SettingsError) as said:
        settings.read({})
    assert said.value.lines == [
        "SLACK_BOT_TOKEN is missing",
        "SLACK_APP_TOKEN is missing; Socket Mode needs it",
    ]


def test_tokens_are_never_shown():
    assert "xoxb-1" not in repr(settings.read(GOOD))


def test_every_setting_stands_in_the_example():
    example = (ROOT / ".env.example").read_text()
    there = set(re.findall(r"^#? ?([A-Z_]+)=", example, re.MULTILINE))
    assert there == {field.alias for field in Settings.model_fields.values()}


def test_defaults_in_the_example_are_the_defaults():
    example = (ROOT / ".env.example").read_text()
    shown = dict(re.findall(r"^# ([A-Z_]+)=(.+)$", example, re.MULTILINE))
    assert settings.read(GOOD | shown) == settings.read(GOOD)
