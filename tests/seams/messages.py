"""Every direct message that Herald can send: whom it reaches when, how to stop it, when it ends.

One row for each `outbox.tell` in the bot, by module and function, in the order in which they stand
there. A row's scene saves what the message is about and gives the act that sends it.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy.orm import Session

from bot.hours.hr import acts as hr
from bot.hours.hr.rules.planning import Plan
from bot.outbox import Because
from bot.policies import acts as policies
from bot.policies.models import Document, Slug
from bot.policies.rules.texts import Imported
from bot.steering.acts import guard
from bot.steering.rules.guard import Room
from bot.trainings.acts import host_windows
from tests import given
from tests.given import DANA, MONDAY
from tests.races.table import (
    certificates,
    check_in,
    consent,
    course,
    deciding,
    departments,
    group,
    house,
    pay,
    people,
    sharing,
    voices,
)
from tests.races.table.trial import LATER, Arrange
from tests.seams import hosting, seats

Act: TypeAlias = Callable[[Session], Any]
Scene: TypeAlias = Callable[[Session], Act]

OWED = "owed"  # waits for duty, reaches anybody: it is about what they did or hold
NEWS = "news"  # waits for duty, reaches who has joined and has not snoozed
CANNOT = ""  # such a message has no way to stop it, because it is owed


class Told(NamedTuple):
    """One kind of message; `stop` is what the person presses to get no more of it."""

    kind: str | Because
    why: str
    stop: str
    ends: str
    scene: Scene


def acting(arrange: Arrange) -> Scene:
    """Let the first of eight do what a trial of the races arranges."""
    return lambda session: arrange(session).calls[0]


def asking_to_read(session: Session) -> Act:
    """Let a new version of the policy be there, which nobody has read."""
    given.people(session)
    text = Imported("Policy", [{"heading": "In short", "text": "Be kind."}])
    policies.seed(session, {Slug.POLICY: text}, at=MONDAY)
    return partial(policies.ask_to_read, stage=0, after="", at=LATER)


def reviewing(session: Session) -> Act:
    """Let a document be due for review."""
    given.people(session)
    session.add(Document(slug=Slug.POLICY, title="Policy", review_on=MONDAY.date()))
    return partial(policies.remind_of_review, at=LATER)


def sending_a_text(session: Session) -> Act:
    """Let a lead send a text."""
    given.people(session)
    text = Imported("Policy", [{"heading": "In short", "text": "Be kind."}])
    return partial(
        policies.receive_file, imported=text, guess=Slug.POLICY, keys=["k"], by=DANA, at=LATER
    )


def sending_a_list(session: Session) -> Act:
    """Let a lead send a list of HR's."""
    given.people(session)
    return partial(hr.show_plan, plan=Plan(), file="F1", keys=["k"], by=DANA, at=LATER)


def opening_the_team_channel(session: Session) -> Act:
    """Let somebody make the team's channel public."""
    given.people(session)
    return partial(guard.heed, room=Room("C0TEAM", is_private=False), at=LATER)


def hosting_tonight(session: Session) -> Act:
    """Let a training begin soon, at night."""
    tonight = MONDAY + timedelta(hours=12)
    check_in.begun(session, starts_at=tonight + timedelta(minutes=5))
    return partial(host_windows.remind_hosts, at=tonight - timedelta(minutes=5))


DECIDED = "withdrawn when the story changes, is decided, or ends"
ENDS_NEVER = "never: it stays true, and they should know"
AT_ONCE = "never: it goes out at once"
HAS_SEAT, IS_OVER = "a training they have a seat in", "when the training is over"
ROLE = "a matter of the role they hold"
TITLE = "withdrawn when the title ends"
FOR_LEADS = "withdrawn when they are a lead no more"

HOSTS = "they host it"

TABLE: dict[str, list[Told]] = {
    "certificates.acts.announcing.send_again": [
        Told(
            Because.ANSWER,
            "they pressed *Send it again*",
            CANNOT,
            AT_ONCE,
            acting(certificates.sending_again),
        ),
    ],
    "certificates.acts.awarding._award": [
        Told(OWED, "the title they earned", CANNOT, TITLE, acting(certificates.catching_up)),
    ],
    "certificates.acts.group._tell_leads": [
        Told(OWED, ROLE, CANNOT, FOR_LEADS, acting(group.being_refused)),
    ],
    "certificates.acts.lasting._carry_on": [
        Told(OWED, "the title they carried on", CANNOT, TITLE, acting(certificates.carrying_on)),
    ],
    "certificates.acts.lasting._end": [
        Told(OWED, "the title they held", CANNOT, ENDS_NEVER, acting(certificates.ending)),
    ],
    "certificates.acts.lasting._remind": [
        Told(
            NEWS,
            "Herald's own wish",
            "Stop these",
            "with the title: the Home says it, too",
            acting(certificates.reminding),
        ),
    ],
    "certificates.acts.withdrawing.propose": [
        Told(OWED, "the title they hold", CANNOT, ENDS_NEVER, acting(certificates.proposing)),
    ],
    "certificates.acts.withdrawing.answer": [
        Told(OWED, ROLE, CANNOT, FOR_LEADS, acting(certificates.answering)),
    ],
    "certificates.acts.withdrawing.confirm": [
        Told(OWED, "the title they held", CANNOT, ENDS_NEVER, acting(certificates.confirming)),
    ],
    "certificates.acts.withdrawing.drop": [
        Told(OWED, "the title they hold", CANNOT, ENDS_NEVER, acting(certificates.dropping)),
    ],
    "certificates.acts.withdrawing.undo": [
        Told(OWED, "the title they hold", CANNOT, ENDS_NEVER, acting(certificates.undoing)),
    ],
    "hours.hr.acts.show_plan": [
        Told(Because.ANSWER, "they sent a list a moment ago", CANNOT, AT_ONCE, sending_a_list),
    ],
    "hours.pay.acts.parts.ask": [
        Told(
            OWED,
            "their own paid minutes",
            CANNOT,
            "gives way to the next question",
            acting(pay.sharing_in_the_evening),
        ),
    ],
    "members.acts.departments._give_parts": [
        Told(OWED, ROLE, CANNOT, ENDS_NEVER, acting(departments.changing)),
    ],
    "members.acts.inviting.welcome": [
        Told(
            OWED,
            "once ever, to a new account, if leads want it; says how to hear no more",
            CANNOT,
            ENDS_NEVER,
            acting(consent.welcoming),
        ),
    ],
    "members.acts.leads._name": [
        Told(OWED, ROLE, CANNOT, ENDS_NEVER, acting(people.changing_leads)),
    ],
    "members.acts.leads._unname": [
        Told(OWED, ROLE, CANNOT, ENDS_NEVER, acting(people.all_removing_each_other)),
    ],
    "members.acts.people._tell_leads": [
        Told(OWED, ROLE, CANNOT, FOR_LEADS, acting(house.coming_in)),
    ],
    "policies.acts.asking.ask_to_read": [
        Told(
            NEWS,
            "Herald's own wish",
            "Stop these",
            "a week later: the Home says it, too",
            asking_to_read,
        ),
    ],
    "policies.acts.asking.remind_of_review": [
        Told(OWED, ROLE, CANNOT, FOR_LEADS, reviewing),
    ],
    "policies.acts.drafting.receive_file": [
        Told(Because.ANSWER, "they sent a text a moment ago", CANNOT, AT_ONCE, sending_a_text),
    ],
    "steering.acts.guard._tell_leads": [
        Told(OWED, ROLE, CANNOT, FOR_LEADS, opening_the_team_channel),
    ],
    "stories.acts.deciding.approve": [
        Told(OWED, "what they suggested", CANNOT, DECIDED, acting(deciding.approving)),
    ],
    "stories.acts.deciding.ask_suggester": [
        Told(OWED, "what they suggested", CANNOT, DECIDED, acting(deciding.asking_the_suggester)),
    ],
    "stories.acts.deciding.ask_leads": [
        Told(OWED, ROLE, CANNOT, f"{FOR_LEADS}; {DECIDED}", acting(deciding.asking_the_leads)),
    ],
    "stories.acts.deciding.decline": [
        Told(OWED, "what they suggested", CANNOT, ENDS_NEVER, acting(deciding.declining)),
    ],
    "stories.acts.letters.receive": [
        Told(Because.ANSWER, "they wrote a moment ago", CANNOT, AT_ONCE, acting(sharing.receiving)),
    ],
    "stories.acts.sharing.postpone": [
        Told(
            OWED,
            "a reminder they asked for",
            CANNOT,
            "when the story ends, or is shared",
            acting(sharing.postponing),
        ),
    ],
    "stories.acts.sharing.send_words": [
        Told(
            Because.ANSWER,
            "they pressed *Send me the words*",
            CANNOT,
            AT_ONCE,
            acting(sharing.sending_words),
        ),
        Told(
            Because.ANSWER,
            "they pressed *Send me the words*",
            CANNOT,
            AT_ONCE,
            acting(sharing.sending_words),
        ),
    ],
    "trainings.acts.attending._answer": [
        Told(Because.ANSWER, "they asked the host", CANNOT, AT_ONCE, acting(check_in.answering)),
    ],
    "trainings.acts.check_in.ask": [
        Told(Because.TRAINING, "they host it now", CANNOT, AT_ONCE, acting(check_in.asking)),
    ],
    "trainings.acts.ending.take_out": [
        Told(Because.ANSWER, "they gave up a seat", CANNOT, AT_ONCE, seats.giving_up),
    ],
    "trainings.acts.feedback.ask": [
        Told(OWED, "asked once, where they were", CANNOT, "two weeks later", acting(voices.asking)),
    ],
    "trainings.acts.hosting._name": [
        Told(OWED, HOSTS, CANNOT, IS_OVER, acting(course.planning_one_date)),
    ],
    "trainings.acts.hosting.change": [
        Told(OWED, "they hosted it", CANNOT, IS_OVER, hosting.naming_nobody),
    ],
    "trainings.acts.hosting._tell": [
        Told(Because.TRAINING, HOSTS, CANNOT, IS_OVER, hosting.cancelling_today),
        Told(OWED, HOSTS, CANNOT, IS_OVER, acting(course.cancelling)),
    ],
    "trainings.acts.table.show_table": [
        Told(
            Because.ANSWER,
            "they sent a table a moment ago",
            CANNOT,
            AT_ONCE,
            acting(course.looking_at_a_table),
        ),
    ],
    "trainings.acts.host_windows.remind_hosts": [
        Told(
            Because.TRAINING,
            "they host it in a quarter of an hour",
            CANNOT,
            "when check-in closes",
            hosting_tonight,
        ),
    ],
    "trainings.acts.needs._tell": [
        Told(OWED, "they host it, or are HR's person", CANNOT, IS_OVER, seats.needing_something),
    ],
    "trainings.acts.offers._tell": [
        Told(OWED, "they wait for a seat", CANNOT, "when the offer lapses", seats.offering),
    ],
    "trainings.acts.reaching._tell_cancelled": [
        Told(Because.TRAINING, HAS_SEAT, CANNOT, IS_OVER, seats.cancelling_today),
        Told(OWED, HAS_SEAT, CANNOT, IS_OVER, seats.cancelling),
    ],
    "trainings.acts.reaching._tell_changed": [
        Told(Because.TRAINING, HAS_SEAT, CANNOT, IS_OVER, seats.changing_today),
        Told(OWED, HAS_SEAT, CANNOT, IS_OVER, seats.changing),
    ],
    "trainings.acts.reminders._day_before": [
        Told(OWED, HAS_SEAT, CANNOT, "when the training begins", seats.reminding_of_tomorrow),
    ],
    "trainings.acts.reminders._shortly_before": [
        Told(Because.TRAINING, HAS_SEAT, CANNOT, "when it begins", seats.reminding_tonight),
    ],
    "trainings.acts.seats._confirm": [
        Told(Because.ANSWER, "they took a seat", CANNOT, AT_ONCE, seats.taking_a_seat),
    ],
}
ROWS = {f"{name} {n}": told for name, kinds in TABLE.items() for n, told in enumerate(kinds, 1)}
