"""Signed HTTP delivery, as Slack does it to Request URLs."""

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from urllib.parse import urlencode

from aiohttp import (
    ClientConnectionError,
    ClientError,
    ClientSession,
    ClientSSLError,
    ClientTimeout,
    TooManyRedirects,
)

from bot.sandbox.manifest import App
from bot.sandbox.types import Answer, Envelope

FORM = "application/x-www-form-urlencoded"
REDIRECTS = 2  # docs.slack.dev/apis/events-api
AGENT = "Slackbot 1.0 (+https://api.slack.com/robots)"


class HttpLine:
    """Posts each envelope to its address, signed with the app's secret."""

    def __init__(
        self, address: Callable[[Envelope], str], secret: str, session: ClientSession
    ) -> None:
        self.address, self.secret, self.session = address, secret, session
        self.skew = 0  # seconds by which the signed moment is wrong

    async def deliver(self, envelope: Envelope) -> Answer:
        """Post one envelope and read what comes back."""
        url = self.address(envelope)
        if not url:
            return Answer(404, reason="unknown_error")
        body, kind = written(envelope)
        headers = {"Content-Type": kind, "User-Agent": AGENT} | repeated(envelope)
        headers |= signed(self.secret, body, int(time.time()) + self.skew)
        try:
            return await self._post(url, body, headers)
        except (ClientError, OSError, ValueError) as error:
            return Answer(503, reason=reason_of(error))

    async def handshake(self, challenge: str) -> bool:
        """Ask the address for the challenge back, as Slack does when it is entered."""
        asked = {"type": "url_verification", "token": "sandbox", "challenge": challenge}
        content = (await self.deliver(Envelope("events_api", asked))).content
        given = content.get("challenge") if isinstance(content, dict) else content
        return given in (challenge, f"challenge={challenge}")

    async def ssl_check(self, command: str) -> bool:
        """Knock as Slack does now and then to look at the certificate of a command's address."""
        knock = urlencode({"ssl_check": "1", "token": "sandbox"}).encode()
        url = self.address(Envelope("slash_commands", {"command": command}))
        return (await self._post(url, knock, {"Content-Type": FORM})).went_well

    async def _post(self, url: str, body: bytes, headers: dict[str, str]) -> Answer:
        sending = self.session.post(
            url,
            data=body,
            headers=headers,
            timeout=ClientTimeout(total=30),
            max_redirects=REDIRECTS + 1,  # the one at which aiohttp gives up
        )
        async with sending as response:
            no_retry = response.headers.get("x-slack-no-retry") == "1"
            text = (await response.read()).decode("utf-8", "replace")
            return Answer(response.status, text, no_retry)


def address_of(app: App, envelope: Envelope) -> str:
    """Where the manifest wants something delivered; empty if it does not say."""
    if envelope.kind == "slash_commands":
        return str(app.commands.get(envelope.payload["command"], {}).get("url", ""))
    if envelope.kind == "events_api":
        return app.urls.get("events", "")
    asks = envelope.payload["type"] == "block_suggestion"
    return app.urls.get("options" if asks else "actions", "")


def reason_of(error: Exception) -> str:
    """Why nothing came back, in Slack's words."""
    reasons = {
        TooManyRedirects: "too_many_redirects",
        ClientSSLError: "ssl_error",
        ClientConnectionError: "connection_failed",
        TimeoutError: "http_timeout",
        OSError: "connection_failed",
    }
    known = (reason for kind, reason in reasons.items() if isinstance(error, kind))
    return next(known, "unknown_error")


def written(envelope: Envelope) -> tuple[bytes, str]:
    """The body of a delivery and its content type."""
    if envelope.kind == "events_api":
        return json.dumps(envelope.payload).encode(), "application/json"
    if envelope.kind == "slash_commands":
        return urlencode(envelope.payload).encode(), FORM
    return urlencode({"payload": json.dumps(envelope.payload)}).encode(), FORM


def signed(secret: str, body: bytes, moment: int) -> dict[str, str]:
    """The two headers that prove who sent it (v0; docs.slack.dev/authentication)."""
    base = b"v0:%d:%b" % (moment, body)
    digest = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": str(moment), "X-Slack-Signature": f"v0={digest}"}


def repeated(envelope: Envelope) -> dict[str, str]:
    """The headers of a repetition."""
    if envelope.retry == 0:
        return {}
    return {"x-slack-retry-num": str(envelope.retry), "x-slack-retry-reason": envelope.reason}
