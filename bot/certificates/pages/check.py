"""Answers whoever holds a certificate: valid until when, or not valid, and nothing else."""

from datetime import datetime

from aiohttp import web
from sqlalchemy.orm import Session

from bot.certificates.rules import numbers
from bot.certificates.store.checking import valid_until
from bot.programme import store as programmes
from bot.web import Visit


async def check_form(visit: Visit) -> web.StreamResponse:
    """Somebody asks for the form, or sent it."""
    if typed := visit.request.query.get("number", "").strip():
        return await _checked(visit, typed)
    organisation, _ = await visit.db.read(_asked, "", visit.clock.now())
    return visit.page("check.html", organisation=organisation, typed="", said="", is_valid=False)


async def check_page(visit: Visit) -> web.StreamResponse:
    """Somebody followed an address that has the number in it."""
    return await _checked(visit, visit.part("number"))


async def _checked(visit: Visit, typed: str) -> web.StreamResponse:
    organisation, until = await visit.db.read(_asked, typed, visit.clock.now())
    number = numbers.meant(typed)
    return visit.page(
        "check.html",
        organisation=organisation,
        typed=numbers.shown(number) if number else "",
        said=f"Valid until {until.day} {until:%B %Y}" if until else "Not valid",
        is_valid=until is not None,
    )


def _asked(session: Session, typed: str, at: datetime) -> tuple[str, datetime | None]:
    """Say whose certificates these are, and until when one is valid on the programme's days."""
    programme = programmes.find(session)
    until = valid_until(session, typed, at)
    return programme.organisation, until.astimezone(programme.tz) if until else None
