"""Reading what came of a call to Slack; the one place that looks into its errors."""

from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.outbox.client import BytesRefused
from bot.outbox.work import Doubtful, Limited, Refused, Trouble, Unsent

RETRY_AFTER = 30.0  # seconds, when a 429 does not say
LIMITED = {"ratelimited", "rate_limited"}
# Common to all methods (docs.slack.dev/apis/web-api): Slack itself does not know what it did.
UNCLEAR = {"internal_error", "fatal_error", "request_timeout", "service_unavailable", ""}
# The account is the trouble, not the message: everything would be refused, so nothing is parked.
LOCKED_OUT = {
    "account_inactive",
    "invalid_auth",
    "missing_scope",
    "not_allowed_token_type",
    "not_authed",
    "token_expired",
    "token_revoked",
    "two_factor_setup_required",
}
# The last two are what the SDK and we run into when a body is not the object it should be.
FAILURES = (
    SlackClientError,
    aiohttp.ClientError,
    OSError,
    TimeoutError,
    ValueError,
    AttributeError,
    KeyError,
)


def trouble(error: Exception) -> Trouble:
    """Say what a failed call means for the message."""
    if isinstance(error, SlackApiError):
        return _answered(error.response)
    if isinstance(error, BytesRefused):
        return _answered(error)
    if isinstance(error, aiohttp.ClientConnectorError):
        return Unsent(type(error).__name__)
    return Doubtful(type(error).__name__)


def _answered(response: Any) -> Trouble:
    status, reason = _status(response), _reason(response)
    if status == 429 or reason in LIMITED:
        return Limited(_retry_after(response))
    if status >= 500 or reason in UNCLEAR:
        return Doubtful(reason or f"status {status}")
    return Unsent(reason) if reason in LOCKED_OUT else Refused(reason)


def _status(response: Any) -> int:
    """Read the status of an SDK response, a raw aiohttp response or a plain dictionary."""
    status = getattr(response, "status_code", getattr(response, "status", 200))
    return status if isinstance(status, int) else 200


def _reason(response: Any) -> str:
    """Read `error`; an answer without a readable one gives the empty string."""
    body = getattr(response, "data", response)
    return str(body.get("error", "")) if isinstance(body, dict) else ""


def _retry_after(response: Any) -> float:
    headers = getattr(response, "headers", {})
    value = next((v for k, v in headers.items() if k.lower() == "retry-after"), "")
    return max(float(value), 1.0) if str(value).isdigit() else RETRY_AFTER
