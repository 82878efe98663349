"""Signed HTTP delivery, as Slack does it to a Request URL."""

import hashlib
import hmac
import json
import time
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.sandbox.types import Answer, Envelope

FORM = "application/x-www-form-urlencoded"


class HttpLine:
    """Posts envelopes to one address, each signed with the app's secret."""

    def __init__(self, url: str, secret: str, session: ClientSession) -> None:
        self.url, self.secret, self.session = url, secret, session
        self.skew = 0  # seconds by which the signed moment is wrong

    async def deliver(self, envelope: Envelope) -> Answer:
        """Post one envelope and read what comes back."""
        body, kind = written(envelope)
        headers = {
            "Content-Type": kind,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        }
        headers |= signed(self.secret, body, int(time.time()) + self.skew) | repeated(envelope)
        try:
            return await self._post(body, headers)
        except (ClientError, OSError):
            return Answer(503)

    async def handshake(self, challenge: str) -> bool:
        """Ask the address for the challenge back, as Slack does when it is entered."""
        asked = {"type": "url_verification", "token": "sandbox", "challenge": challenge}
        content = (await self.deliver(Envelope("events_api", asked))).content
        given = content.get("challenge") if isinstance(content, dict) else content
        return given in (challenge, f"challenge={challenge}")

    async def ssl_check(self) -> bool:
        """Knock as Slack does now and then to look at the certificate."""
        knock = urlencode({"ssl_check": "1", "token": "sandbox"}).encode()
        return (await self._post(knock, {"Content-Type": FORM})).went_well

    async def _post(self, body: bytes, headers: dict[str, str]) -> Answer:
        timeout = ClientTimeout(total=30)
        sending = self.session.post(
            self.url, data=body, headers=headers, timeout=timeout, max_redirects=2
        )
        async with sending as response:
            no_retry = response.headers.get("x-slack-no-retry") == "1"
            text = (await response.read()).decode("utf-8", "replace")
            return Answer(response.status, text, no_retry)


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
