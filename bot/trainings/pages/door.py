"""The page at the door (PRODUCT.md, W3): for a projector, so that a whole room can check in."""

import re
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.trainings.models import TrainingState
from bot.trainings.pages.codes import qr_svg
from bot.trainings.rules import codes, doors, names
from bot.trainings.rules.doors import Doorway
from bot.trainings.store.doors import Door, find
from bot.web import Visit

ADDRESS = re.compile(r"[0-9a-f]{16,128}")
GONE = 410
CALM = 60  # seconds after which a browser without scripts looks again while there is no code


async def door_page(visit: Visit) -> web.StreamResponse:
    """Somebody opened the page of a training's door."""
    address = visit.part("door")
    door = await visit.db.read(find, address) if ADDRESS.fullmatch(address) else None
    if door is None:
        raise web.HTTPNotFound
    shown = seen(door, visit.clock.now(), visit.slack)
    status = GONE if shown["state"] is Doorway.OVER else 200
    return visit.page("door.html", status=status, **shown)


def seen(door: Door, at: datetime, slack: str) -> dict[str, Any]:
    """Say what the page shows at a moment; times are the programme's."""
    training, zone = door.dated.training, door.programme.tz
    is_over = (state := doors.doorway(training, at)) is Doorway.OVER
    starts, ends = training.starts_at.astimezone(zone), training.ends_at.astimezone(zone)
    return {
        "state": state,
        "title": names.title(training, door.dated.lesson),
        "is_cancelled": training.state is TrainingState.CANCELLED,
        "place": "" if is_over else training.place,
        "day": f"{starts:%A}, {starts.day} {starts:%B}",
        "hours": f"{starts:%H:%M} to {ends:%H:%M}",
        "page_opens": f"{doors.page_opens_at(training).astimezone(zone):%H:%M}",
        "opens": f"{codes.opens_at(training).astimezone(zone):%H:%M}",
        "there": f"{door.there} checked in",
        **_code(door, state, at, slack),
    }


def _code(door: Door, state: Doorway, at: datetime, slack: str) -> dict[str, Any]:
    """Give the code and all that goes with it, while it counts."""
    if state is not Doorway.OPEN:
        return {"code": "", "left": CALM, "qr": "", "slack": ""}
    code = codes.code_at(door.dated.training.secret, at)
    drawn = qr_svg(slack or f"/training here {code}")
    return {"code": code, "left": doors.seconds_left(at), "qr": drawn, "slack": slack}
