"""Files that Herald hands to one person, in their direct messages."""

from aiohttp import ClientError
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.messages import Message

# What goes wrong between us and Slack, in any of the three steps of an upload.
NOT_SENT = (SlackClientError, ClientError, TimeoutError, OSError)


async def send_file(
    client: AsyncWebClient, user_id: str, name: str, contents: bytes, message: Message
) -> None:
    """Put a file into somebody's direct messages; raises one of `NOT_SENT` if it may be missing.

    Slack wants an address first, then the bytes, then the place (docs.slack.dev,
    working-with-files); sent twice it is there twice.
    """
    conversation = await client.conversations_open(users=user_id)
    await client.files_upload_v2(
        channel=conversation["channel"]["id"],
        filename=name,
        content=contents,
        title=name,
        initial_comment=message.text,
    )
