"""Who may open the Home, and use the commands that are nobody else's."""

from bot.home import sections
from bot.home.mirror import views
from tests.seams.roles import ANYBODY, MEMBERS

ROWS = {
    ("event", "app_home_opened"): MEMBERS,
    ("command", "/ambassador"): MEMBERS,
    ("command", "/ambassador me"): MEMBERS,
    ("command", "/flag"): MEMBERS,
    ("action", sections.KNOWN): MEMBERS,
    ("action", views.FILE): MEMBERS,
    ("action", sections.HELP): ANYBODY,
}
