"""Web pages of trainings: the page at the door, and calendars one can subscribe to."""

from pathlib import Path

from bot.trainings.pages import door
from bot.web import Web


def register(web: Web) -> None:
    """Tell the web server which pages there are."""
    web.draws_from(Path(__file__).parent)
    web.on("/door/{door}", door.door_page)
