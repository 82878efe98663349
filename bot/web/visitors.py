"""Who asks: an address, as far as one may believe it."""

from ipaddress import IPv6Address, ip_address, ip_network

from aiohttp import web

HOUSEHOLD = 64  # bits of an IPv6 address that belong to one line; the rest its owner can choose


def visitor(request: web.Request, proxies: int) -> str:
    """Name the one who asks, seen through so many proxies of our own.

    Each proxy adds to the right of X-Forwarded-For whom it heard from; what stands further left
    was written by strangers and is not read.
    """
    heard = ",".join(request.headers.getall("X-Forwarded-For", [])).split(",")
    through = heard[-proxies].strip() if 0 < proxies <= len(heard) else ""
    return _line(through) or _line(request.remote or "") or "unknown"


def _line(text: str) -> str:
    try:
        address = ip_address(text)
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        return str(ip_network((address, HOUSEHOLD), strict=False))
    return str(address)
