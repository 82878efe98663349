"""Addresses that lead a phone or a browser into Slack."""

from urllib.parse import urlencode

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

REDIRECT = "https://slack.com/app_redirect"


async def conversation(client: AsyncWebClient, known: AsyncSlackResponse) -> str:
    """Give the address of one's conversation with Herald (docs.slack.dev, deep-linking).

    `known` is the answer of `auth.test`, which seldom tells the app's id. Empty where Slack does
    not say it: nothing but a short way is lost.
    """
    app_id = known.get("app_id", "")
    if not app_id:
        try:
            app_id = (await client.bots_info(bot=known["bot_id"]))["bot"]["app_id"]
        except SlackApiError:
            return ""
    return f"{REDIRECT}?{urlencode({'app': app_id, 'team': known['team_id']})}"
