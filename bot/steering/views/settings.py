"""The programme's settings: a window with all of them, and a form for each group."""

import json
from collections.abc import Callable, Mapping

from bot.programme.models import OffDuty, PayPeriod, Programme
from bot.slack.blocks import (
    button,
    calendar_day,
    channel_menu,
    checkboxes,
    context,
    field,
    modal,
    person_picker,
    radio,
    section,
    select,
    text_input,
    time_of_day,
    whole_number,
    words,
)
from bot.slack.prose import Channel, Part, Person, listing
from bot.slack.types import Block, Element, View
from bot.steering import ids
from bot.steering.rules import values
from bot.steering.rules.groups import DAYS, FIELDS, Group, as_said, seen

TITLE = "Programme settings"
SAVED = "Saved. It holds from now on."
ON_RECORD = "Each change is on record: who, when, before and after."
YES = "yes"
UNWATCHED = "Nobody watches Herald around the clock."
TITLES: Mapping[Group, str] = {
    Group.WORDS: "Organisation and words",
    Group.CHANNELS: "Channels",
    Group.HOURS: "Hours and days",
    Group.DAYS: "Holidays",
    Group.PAY: "Paid time",
    Group.WELCOME: "Welcome and departments",
    Group.NUMBERS: "Numbers",
    Group.TRAININGS: "Trainings: time, needs",
    Group.CERTIFICATE: "Certificate",
}
FORM_IDS: Mapping[Group, str] = {
    Group.WORDS: ids.WORDS_FORM,
    Group.CHANNELS: ids.CHANNELS_FORM,
    Group.HOURS: ids.HOURS_FORM,
    Group.DAYS: ids.DAYS_FORM,
    Group.PAY: ids.PAY_FORM,
    Group.WELCOME: ids.WELCOME_FORM,
    Group.NUMBERS: ids.NUMBERS_FORM,
    Group.TRAININGS: ids.TRAININGS_FORM,
    Group.CERTIFICATE: ids.CERTIFICATE_FORM,
}
LABELS: Mapping[str, str] = {
    "organisation": "Organisation",
    "disclosure": "Line that says for whom one works",
    "emergency_number": "Emergency number",
    "emergency_words": "Words beside the emergency number",
    "press_number": "The press office's number",
    "help_words": "Where staff find help",
    "share_channel": "Stories",
    "team_channel": "Digital team, private",
    "programme_channel": "Trainings and news",
    "zone": "Time zone",
    "opens": "Opens",
    "closes": "Closes",
    "workdays": "Workdays",
    "country": "Country",
    "subdivision": "State or part of the country",
    "free_days": "Free days of your own",
    "off_duty": "Before a share off the clock",
    "minutes_share": "Minutes for a share",
    "minutes_flag": "Minutes for passing on what the public said",
    "pay_period": "Pay period",
    "pay_began": "First day of any pay period",
    "welcomes": "Greet new accounts, once, on duty",
    "department_field": "Profile field with the department",
    "stories_per_day": "Stories a day",
    "training_paid": "Trainings count as working time",
    "training_decision": "If not: who decided, when, and why",
    "hr_person": "HR's person for what people need",
    "colour": "Colour of the certificate",
    "certificate_months": "Months that a certificate is valid",
    "ambassadors_group": "User group of the ambassadors",
}
HINTS: Mapping[str, str] = {
    "organisation": "As it stands in a sentence, without “the”: Town of Example.",
    "disclosure": "It stands in every post. Let your legal department approve it.",
    "emergency_words": "People read them before they pass on what the public said.",
    "press_number": "Where people send reporters.",
    "help_words": "For somebody who was threatened: a name, a number, an office.",
    "share_channel": "Invite Herald first: open the channel and write /invite @Herald.",
    "team_channel": "Whoever is in it may review. Only a person can let Herald into it: "
    "write /invite @Herald there.",
    "zone": "Such as America/New_York.",
    "country": "Two letters, such as US. Public holidays count as days off.",
    "subdivision": "Such as NY; empty for the whole country.",
    "free_days": "One a line: 2026-12-24 Christmas Eve",
    "pay_began": "For periods of one or two weeks.",
    "department_field": "The label or id of a field of your Slack profiles, such as Title; "
    "empty if none of them says it.",
    "stories_per_day": "Heads-ups do not count.",
    "training_paid": "Without the tick people use their break, and no minutes are put down.",
    "training_decision": "People read it with their invitation. Needed only without the tick. In "
    "the US, 29 CFR 785.27 says when training need not be paid.",
    "hr_person": "Beside the host, they read what somebody needs to take part: captions, sign "
    "language, a step-free room.",
    "colour": "Such as #1f4f5c. It has to be dark enough to be read on white.",
    "ambassadors_group": "Its id, such as S012ABCDEF; empty for none. Herald adds who gets the "
    "title, and removes only whom it added.",
}
OPTIONAL = {"help_words", "press_number", "emergency_number", "emergency_words"} | {
    *("country", "subdivision", "free_days", "welcomes", "department_field"),
    *("training_paid", "training_decision", "hr_person", "ambassadors_group"),
    *FIELDS[Group.CHANNELS],
}
OFF_DUTY: Mapping[str, str] = {
    OffDuty.WARN: "Say first that it can wait",
    OffDuty.ASK: "Only ask about the minutes afterwards",
    OffDuty.NONE: "No sharing off duty",
}
PERIODS: Mapping[str, str] = {
    PayPeriod.WEEKLY: "Every week",
    PayPeriod.TWO_WEEKLY: "Every two weeks",
    PayPeriod.SEMI_MONTHLY: "Twice a month",
    PayPeriod.MONTHLY: "Every month",
}
CHOICES: Mapping[str, Mapping[str, str]] = {"off_duty": OFF_DUTY, "pay_period": PERIODS}


def settings_window(programme: Programme, *, saved: bool = False) -> View:
    """Show every setting, with a way to change each group."""
    top = [words(SAVED)] if saved else []
    groups = [block for group in Group for block in _group(programme, group)]
    return modal(TITLE, [*top, *groups, context(ON_RECORD)])


def settings_form(programme: Programme, group: Group) -> View:
    """Draw the form of a group, with what is set now."""
    fields = [
        field(
            name,
            LABELS[name],
            ELEMENTS[name](programme),
            hint=HINTS.get(name),
            optional=name in OPTIONAL,
        )
        for name in FIELDS[group]
    ]
    return modal(
        TITLES[group],
        fields,
        callback_id=FORM_IDS[group],
        submit="Save",
        about=json.dumps(seen(programme, group)),
    )


def _group(programme: Programme, group: Group) -> list[Block]:
    edit = button("Change…", ids.EDIT, group, spoken=f"Change {TITLES[group]}")
    lines = [[f"{LABELS[name]}: ", _shown(programme, name)] for name in FIELDS[group]]
    return [section(f"*{TITLES[group]}*", accessory=edit), listing(lines)]


def _shown(programme: Programme, name: str) -> Part:
    value = getattr(programme, name)
    if name in FIELDS[Group.CHANNELS] and value:
        return Channel(value)
    if name == "hr_person" and value:
        return Person(value)
    return CHOICES.get(name, {}).get(str(value)) or as_said(value)


def _written(name: str, longest: int, *, multiline: bool = False) -> Callable[[Programme], Element]:
    def draw(programme: Programme) -> Element:
        now = getattr(programme, name) or _usual(programme, name)
        return text_input(now, longest=longest, multiline=multiline)

    return draw


def _channel(name: str, *, public: bool = True) -> Callable[[Programme], Element]:
    return lambda programme: channel_menu(getattr(programme, name), public=public)


def _number(name: str, most: int) -> Callable[[Programme], Element]:
    return lambda programme: whole_number(getattr(programme, name), 1, most)


def _usual(programme: Programme, name: str) -> str:
    """Give the words that a field begins with while nobody has set it."""
    if name == "disclosure" and programme.organisation:
        return f"I work for {programme.whose}."
    return UNWATCHED if name == "emergency_words" else ""


ELEMENTS: Mapping[str, Callable[[Programme], Element]] = {
    "organisation": _written("organisation", 60),
    "disclosure": _written("disclosure", 200),
    "emergency_number": _written("emergency_number", 40),
    "emergency_words": _written("emergency_words", 300),
    "press_number": _written("press_number", 40),
    "help_words": _written("help_words", 300),
    "share_channel": _channel("share_channel"),
    "team_channel": _channel("team_channel", public=False),
    "programme_channel": _channel("programme_channel"),
    "zone": _written("zone", 60),
    "opens": lambda p: time_of_day(f"{p.opens:%H:%M}"),
    "closes": lambda p: time_of_day(f"{p.closes:%H:%M}"),
    "workdays": lambda p: checkboxes(
        {str(number): day for number, day in enumerate(DAYS)}, [str(day) for day in p.workdays]
    ),
    "country": _written("country", 2),
    "subdivision": _written("subdivision", 10),
    "free_days": lambda p: text_input(values.as_lines(p.free_days), multiline=True),
    "off_duty": lambda p: radio(OFF_DUTY, p.off_duty),
    "minutes_share": _number("minutes_share", 240),
    "minutes_flag": _number("minutes_flag", 240),
    "pay_period": lambda p: select(PERIODS, p.pay_period),
    "pay_began": lambda p: calendar_day(p.pay_began.isoformat()),
    "welcomes": lambda p: checkboxes({YES: "Yes, greet them"}, [YES] if p.welcomes else []),
    "department_field": _written("department_field", 60),
    "stories_per_day": _number("stories_per_day", 20),
    "training_paid": lambda p: checkboxes(
        {YES: "Yes, they are working time"}, [YES] if p.training_paid else []
    ),
    "training_decision": _written("training_decision", 500, multiline=True),
    "hr_person": lambda p: person_picker(p.hr_person or None),
    "colour": _written("colour", 7),
    "certificate_months": _number("certificate_months", 60),
    "ambassadors_group": _written("ambassadors_group", 60),
}
