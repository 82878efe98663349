"""Fetching a file that somebody sent to Herald, with the bot's token, within limits."""

from urllib.parse import urlsplit

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import Refusal
from bot.slack.text import shorten
from bot.slack.types import Payload

MOST = 200_000  # bytes, unless told otherwise; a policy is far smaller
PATIENCE = 10  # seconds for the whole file
PIECE = 16_384  # bytes that are read at once
SLACK = ".slack.com"  # where Slack keeps files; the token goes to no other host
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
GUESSES = ("utf-8", "cp1252", "latin-1")  # how text without a mark is written, likeliest first

TOO_LARGE = "“{name}” is larger than {most:,} kB, so Herald did not open it. Nothing has changed."
NO_TEXT = "“{name}” holds no plain text. Please save it as text (UTF-8) and send it again."
ELSEWHERE = "“{name}” is kept outside this workspace. Please send the file itself."
LOST = "Slack did not hand over “{name}”. Nothing has changed. Please send it again."
SHUT = (
    "Slack does not let Herald read files, so “{name}” was not opened. Your IT team adds the "
    "scope files:read to the app."
)


async def fetch_text(client: AsyncWebClient, file: Payload, most: int = MOST) -> str:
    """Give the words of a text file that stands in a message event.

    Refuses, with a sentence for the sender, what is too large, no text, or cannot be had.
    """
    name = shorten(str(file.get("name") or file.get("title") or "The file"), 80)
    url = str(file.get("url_private_download") or file.get("url_private") or "")
    if int(file.get("size") or 0) > most:
        raise Refusal(TOO_LARGE.format(name=name, most=most // 1000))
    if file.get("is_external") or not _is_slacks(url, client.base_url):
        raise Refusal(ELSEWHERE.format(name=name))
    return decode(await _fetched(client, url, name, most), name)


def decode(content: bytes, name: str) -> str:
    """Read bytes as text: UTF-8 or UTF-16 by their mark, else UTF-8, else as Windows writes it."""
    marked = next((form for mark, form in MARKS.items() if content.startswith(mark)), None)
    for form in (marked,) if marked else GUESSES:
        try:
            text = content.decode(form)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refusal(NO_TEXT.format(name=name))


async def _fetched(client: AsyncWebClient, url: str, name: str, most: int) -> bytes:
    session = client.session
    if session is None:
        raise RuntimeError("the client has no session of its own")
    try:
        return await _read(session, client, url, name, most)
    except (ClientError, TimeoutError) as error:
        raise Refusal(LOST.format(name=name)) from error


async def _read(
    session: ClientSession, client: AsyncWebClient, url: str, name: str, most: int
) -> bytes:
    async with session.get(
        url,
        headers={"Authorization": f"Bearer {client.token}"},
        proxy=client.proxy,
        allow_redirects=False,  # the token never follows a redirect
        timeout=ClientTimeout(total=PATIENCE),
    ) as answer:
        if answer.content_type == "text/html":  # the sign-in page, with status 200
            raise Refusal(SHUT.format(name=name))
        if answer.status != 200:
            raise Refusal(LOST.format(name=name))
        return await _bounded(answer, name, most)


async def _bounded(answer: ClientResponse, name: str, most: int) -> bytes:
    content = bytearray()
    async for piece in answer.content.iter_chunked(PIECE):
        content += piece
        if len(content) > most:
            raise Refusal(TOO_LARGE.format(name=name, most=most // 1000))
    return bytes(content)


def _is_slacks(url: str, api: str) -> bool:
    """Say whether an address is Slack's own, or the one at which Herald finds its Slack."""
    asked, own = urlsplit(url), urlsplit(api)
    if asked.scheme == "https" and f".{asked.hostname}".endswith(SLACK):
        return True
    return bool(asked.netloc) and (asked.scheme, asked.netloc) == (own.scheme, own.netloc)
