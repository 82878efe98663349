"""Web pages of trainings: the page at the door, and calendars one can subscribe to."""

from pathlib import Path

from bot.trainings.pages import calendar, door
from bot.web import Web


def register(web: Web) -> None:
    """Tell the web server which pages there are."""
    web.draws_from(Path(__file__).parent)
    web.on("/door/{door}", door.door_page)
    web.on("/calendar/{token}.ics", calendar.calendar_page)
