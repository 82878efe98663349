"""The headers of every answer: nothing is framed, kept, sent along or run that is not ours."""

from collections.abc import Mapping, MutableMapping

POLICY = "; ".join(
    [
        "default-src 'none'",
        *("script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'"),
        *("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"),
    ]
)
MANNERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
    "Server": "Herald",
}
ONLY_ENCRYPTED = "max-age=31536000"  # a year; other names below this host are not ours to bind


def manners(*, encrypted: bool) -> Mapping[str, str]:
    """List the headers of every answer; unless a page says otherwise, nobody keeps it."""
    return MANNERS | ({"Strict-Transport-Security": ONLY_ENCRYPTED} if encrypted else {})


def mind(headers: MutableMapping[str, str], ours: Mapping[str, str]) -> None:
    """Put our manners on an answer."""
    headers.update({**ours, "Cache-Control": headers.get("Cache-Control", "no-store")})
