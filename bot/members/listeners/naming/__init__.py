"""How leads name departments and leads, and how people say where they belong."""

from bot.members.listeners.naming import departments, leads, mine
from bot.members.views import departments as views
from bot.members.views.leads import LEADS, LEADS_FORM
from bot.switchboard import Switchboard
from bot.switchboard.at_home import ShownAtHome


def register(switchboard: Switchboard) -> None:
    """Listen to the doors of departments and leads."""
    on = switchboard.on
    on("action", views.DEPARTMENTS, departments.list_opened)
    on("action", views.PAGE_BACK, departments.page_turned)
    on("action", views.PAGE_ON, departments.page_turned)
    on("action", views.ADD, departments.add_pressed)
    on("action", views.EDIT, departments.edit_pressed)
    on("action", views.REMOVE, departments.remove_pressed)
    on("view", views.DEPARTMENT_FORM, departments.department_saved)
    on("action", views.PLACE, departments.place_pressed)
    on("view", views.PLACE_FORM, departments.people_placed)
    on("action", views.MINE, mine.my_department_opened)
    on("view", views.MINE_FORM, ShownAtHome(mine.department_chosen))
    on("action", LEADS, leads.leads_opened)
    on("view", LEADS_FORM, ShownAtHome(leads.leads_changed))
