"""Joins the features: who listens, who draws files and pages, what follows what.

Features do not know those above them; what one does when another is done is said here.
"""

import functools
from collections.abc import Mapping
from types import ModuleType

import bot.certificates.ids
import bot.certificates.listeners
import bot.certificates.pages
import bot.home.listeners
import bot.hours.hr.listeners
import bot.hours.listeners
import bot.hours.pay.listeners
import bot.members.listeners
import bot.policies.listeners
import bot.programme.pages
import bot.steering.listeners
import bot.stories.acts
import bot.stories.listeners
import bot.trainings.listeners
import bot.trainings.pages
from bot.certificates.acts.awarding import award_if_due
from bot.certificates.drawing import makers as drawing
from bot.clock import Clock
from bot.db import Database
from bot.home.keeper import Keeper
from bot.members.milestones import Arrival, Milestone
from bot.outbox.files import Maker
from bot.settings import Settings
from bot.switchboard import Switchboard
from bot.trainings.acts.ending import CANCELLATION, INVITATION
from bot.trainings.acts.feeds import end_of
from bot.trainings.acts.guests import arrived
from bot.trainings.acts.leaving import give_up_all
from bot.trainings.acts.reminders import remind_as_wished
from bot.trainings.calendars import makers as calendars
from bot.web import Web

MAKERS: Mapping[str, Maker] = {  # who draws the files that messages bring
    bot.certificates.ids.PICTURE: drawing.picture,
    bot.certificates.ids.DOCUMENT: drawing.document,
    INVITATION: calendars.invitation,
    CANCELLATION: calendars.cancellation,
}
MILESTONES: tuple[Milestone, ...] = (award_if_due,)  # what follows a step towards the title
# What has waited for people until they are in Slack.
ARRIVALS: tuple[Arrival, ...] = (functools.partial(arrived, milestones=MILESTONES),)
# What ends when somebody leaves the programme, what follows when they wish otherwise.
ENDINGS = (bot.stories.acts.end_reminders, give_up_all, end_of)
HEEDS = (remind_as_wished,)

LISTENING: tuple[ModuleType, ...] = (
    bot.members.listeners,
    bot.policies.listeners,
    bot.stories.listeners,
    bot.steering.listeners,
    bot.hours.listeners,
    bot.hours.pay.listeners,
    bot.hours.hr.listeners,
    bot.trainings.listeners,
    bot.certificates.listeners,
    bot.home.listeners,
)
PAGES: tuple[ModuleType, ...] = (bot.programme.pages, bot.trainings.pages, bot.certificates.pages)


def listening(db: Database, clock: Clock, keeper: Keeper) -> Switchboard:
    """Make the switchboard with the listeners of all features."""
    homes: dict[str, object] = {"redraw_home": keeper.draw, "open_home": keeper.opened}
    steps: dict[str, object] = {"endings": ENDINGS, "heeds": HEEDS}
    steps |= {"milestones": MILESTONES, "arrivals": ARRIVALS}
    switchboard = Switchboard(db=db, clock=clock, **steps, **homes)
    for feature in LISTENING:
        feature.register(switchboard)
    return switchboard


def pages(settings: Settings, db: Database, clock: Clock) -> Web:
    """Make the web server with the pages of all features."""
    web = Web(settings, db, clock)
    for feature in PAGES:
        feature.register(web)
    return web
