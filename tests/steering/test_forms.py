"""What nobody can send through Slack's own fields is refused all the same."""

from datetime import date, time

import pytest

from bot.errors import FormRefusal
from bot.programme.models import OffDuty, PayPeriod
from bot.slack import forms
from bot.slack.forms import NEEDED
from bot.steering.forms import (
    NO_DAYS,
    DaysForm,
    HoursForm,
    NumbersForm,
    PayForm,
    WelcomeForm,
    WordsForm,
    typed,
)

HOURS = {"zone": "America/New_York", "opens": "08:00", "closes": "17:00", "workdays": ["0"]}
PAY = {
    "off_duty": "ask",
    "minutes_share": "3",
    "minutes_flag": "12",
    "pay_period": "monthly",
    "pay_began": "2026-01-01",
}
WORDS = {"organisation": "Town of X", "disclosure": "I work for the Town of X."}
WHOLE = "Please write a whole number from 1 to {most}."
REFUSED = [
    (HoursForm, HOURS | {"workdays": []}, {"workdays": NO_DAYS}),
    (HoursForm, HOURS | {"workdays": ["7"]}, {"workdays": NO_DAYS}),
    (NumbersForm, {"stories_per_day": "0"}, {"stories_per_day": WHOLE.format(most=20)}),
    (NumbersForm, {"stories_per_day": "1.5"}, {"stories_per_day": WHOLE.format(most=20)}),
    (NumbersForm, {"stories_per_day": "٣"}, {"stories_per_day": WHOLE.format(most=20)}),
    (NumbersForm, {}, {"stories_per_day": NEEDED}),
    (PayForm, PAY | {"minutes_flag": "241"}, {"minutes_flag": WHOLE.format(most=240)}),
    (WordsForm, WORDS | {"disclosure": "\u2800"}, {"disclosure": NEEDED}),
    (WordsForm, {}, {"organisation": NEEDED, "disclosure": NEEDED}),
    (
        WordsForm,
        WORDS | {"organisation": "x" * 61},
        {"organisation": "Please keep it under 60 characters."},
    ),
]


def view(**fields):
    """Send a form with these fields."""
    values = {name: {"value": _state(value)} for name, value in fields.items()}
    return {"state": {"values": values}}


def _state(value):
    if isinstance(value, list):
        return {"selected_options": [{"value": one} for one in value]}
    return {"value": value}


@pytest.mark.parametrize(("form", "fields", "errors"), REFUSED)
def test_each_mistake_is_said_under_its_field(form, fields, errors):
    with pytest.raises(FormRefusal) as refused:
        forms.read(form, view(**fields))
    assert refused.value.errors == errors


def test_a_form_gives_what_the_programme_keeps():
    assert typed(forms.read(HoursForm, view(**HOURS | {"workdays": ["4", "0"]}))) == {
        "zone": "America/New_York",
        "opens": time(8),
        "closes": time(17),
        "workdays": [0, 4],
    }
    assert typed(forms.read(PayForm, view(**PAY))) == {
        "off_duty": OffDuty.ASK,
        "minutes_share": 3,
        "minutes_flag": 12,
        "pay_period": PayPeriod.MONTHLY,
        "pay_began": date(2026, 1, 1),
    }
    assert typed(forms.read(WelcomeForm, view())) == {
        "welcomes": False,
        "department_field": "",
    }
    assert typed(forms.read(WelcomeForm, view(welcomes=["yes"]))) == {
        "welcomes": True,
        "department_field": "",
    }
    assert typed(forms.read(DaysForm, view())) == {
        "country": "",
        "subdivision": "",
        "free_days": {},
    }


def test_words_stand_on_one_line_as_a_database_can_hold_them():
    read = forms.read(WordsForm, view(**WORDS | {"help_words": " HR,\n room\x00 12 "}))
    assert typed(read)["help_words"] == "HR, room 12"
