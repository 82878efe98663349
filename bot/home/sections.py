"""What a Home is put together from: each feature's section, and the doors at its foot.

A feature's section.py takes `Viewer` from `bot.members.viewer` and adds its line here.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from bot.certificates import ids as certificates_ids
from bot.certificates import section as certificates
from bot.hours import ids as hours_ids
from bot.hours.pay import ids as pay_ids
from bot.members import ids as members_ids
from bot.members import section as members
from bot.members.viewer import Viewer
from bot.members.views.departments import DEPARTMENTS, MINE
from bot.members.views.leads import LEADS
from bot.policies import ids as policies_ids
from bot.policies import section as policies
from bot.slack.types import Block
from bot.steering import ids as steering_ids
from bot.steering import section as steering
from bot.stories import ids
from bot.stories import section as stories
from bot.trainings.ids import calendar as calendar_ids
from bot.trainings.ids import course as course_ids
from bot.trainings.ids import seats as seats_ids
from bot.trainings.section import check_in as checking
from bot.trainings.section import seats as trainings
from bot.trainings.section import today, voices

KNOWN = "home.known"
HELP = "home.help"


class Door(NamedTuple):
    """A button at the foot of the Home, or the way to the rest of a section."""

    label: str
    action_id: str


class Section(NamedTuple):
    """A part of the Home: `read` asks a fixed number of questions, `draw` is pure.

    What `read` gives is what `draw` gets; None leaves the section out. An urgent one is never
    shortened for the others; one that is shortened ends with the way to its rest.
    """

    read: Callable[[Session, Viewer], Any]
    draw: Callable[[Any], list[Block]]
    urgent: bool = False
    rest: Door | None = None


# In the order in which they stand; what is for others reads as None.
SECTIONS: tuple[Section, ...] = (
    Section(steering.read, steering.draw, urgent=True),
    Section(members.read_joining, members.draw_joining, urgent=True),
    Section(members.read_quiet, members.draw_quiet, urgent=True),
    Section(policies.read_due, policies.draw_due, urgent=True),
    Section(certificates.read_title, certificates.draw_title, urgent=True),
    Section(certificates.read_for_team, certificates.draw_for_team, urgent=True),
    Section(today.read, today.draw, urgent=True),
    Section(checking.read, checking.draw, urgent=True),
    Section(certificates.read_progress, certificates.draw_progress),
    Section(trainings.read, trainings.draw, rest=Door("All trainings", seats_ids.LIST)),
    Section(voices.read, voices.draw),
    Section(stories.read_waiting, stories.draw_waiting, urgent=True),
    Section(stories.read_coming, stories.draw_coming),
    Section(stories.read_open, stories.draw_open, rest=Door("All open stories", ids.LIST_OPEN)),
    Section(stories.read_shares, stories.draw_shares),
    Section(members.read_taking_part, members.draw_taking_part, urgent=True),
)
# For every member, drawn in rows: what is mine, then what is about all of it.
DOORS: tuple[Door, ...] = (
    Door("My hours", hours_ids.OPEN),
    Door("My paid minutes", pay_ids.MINE),
    Door("My calendar", calendar_ids.MINE),
    Door("My preferences", members_ids.PREFERENCES),
    Door("My department", MINE),
    Door("Policy and guidelines", policies_ids.LIST),
    Door("Official accounts", policies_ids.ACCOUNTS),
    Door("What Herald knows about me", KNOWN),
    Door("How this works", HELP),
)
LEADS_DOORS: tuple[Door, ...] = (
    Door("Programme settings", steering_ids.SETTINGS),
    Door("Course and trainings", course_ids.DESK),
    Door("Departments", DEPARTMENTS),
    Door("Leads", LEADS),
    Door("Policy", policies_ids.DESK),
    Door("Certificates", certificates_ids.DESK),
    Door("Invitation card", members_ids.INVITATION),
    Door("Pilot", members_ids.PILOT),
    Door("Payroll", pay_ids.PAYROLL),
)
