"""The part of the App Home that shows my next trainings, or what I could take a seat in."""

from sqlalchemy.orm import Session

from bot.members.viewer import Viewer
from bot.trainings.store import listing
from bot.trainings.store.listing import Page
from bot.trainings.views.listing import home_section

draw = home_section


def read(session: Session, viewer: Viewer) -> Page | None:
    """List somebody's next trainings; nothing while there are none for anybody."""
    page = listing.short_page(session, viewer.member.slack_id, viewer.at)
    return page if page.mine or page.coming else None
