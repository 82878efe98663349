"""Leads decide about trainings and certificates, and the decision is on record."""

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as some

from bot.errors import FormRefusal
from bot.journal.store import lines_about
from bot.slack import forms
from bot.steering.forms import CertificateForm, TrainingsForm, typed
from bot.steering.rules import colours, groups
from bot.steering.rules.values import NO_GROUP
from bot.steering.store import NO_COLLEAGUE
from tests import given
from tests.steering.test_forms import view
from tests.steering.test_settings import errors, open_group, programme

WHY = "Dana Meyer, 2 November 2026: lunch sessions are voluntary."
CERTIFICATE = {"colour": "#1F4F5C", "certificate_months": "12"}


async def test_without_the_tick_a_decision_is_needed(slack):
    dana = slack.member("dana")
    await open_group(slack, dana, "Trainings: time, needs")
    assert await errors(slack, dana, training_paid=[]) == {"training_decision": groups.UNDECIDED}
    assert (await programme(slack)).training_paid


async def test_a_decision_is_kept_and_on_record(slack):
    dana = slack.member("dana")
    await open_group(slack, dana, "Trainings: time, needs")
    await dana.submit(training_paid=[], training_decision=WHY)
    await slack.settle()
    now = await programme(slack)
    assert (now.training_paid, now.training_decision) == (False, WHY)
    *_, line = await slack.herald.db.read(lines_about, "programme")
    assert (line.by, line.changed) == (
        "U0DANA",
        {"training_paid": ["on", "off"], "training_decision": ["nothing", WHY]},
    )


async def test_with_the_tick_the_old_decision_goes(slack):
    dana = slack.member("dana")
    await open_group(slack, dana, "Trainings: time, needs")
    await dana.submit(training_paid=[], training_decision=WHY)
    await open_group(slack, dana, "Trainings: time, needs")
    await dana.submit(training_paid=["yes"])
    await slack.settle()
    now = await programme(slack)
    assert (now.training_paid, now.training_decision) == (True, "")


async def test_needs_are_read_by_a_colleague_and_no_guest(slack):
    dana = slack.member("dana")
    await open_group(slack, dana, "Trainings: time, needs")
    assert await errors(slack, dana, hr_person="U0KIRA") == {"hr_person": NO_COLLEAGUE}
    await dana.submit(hr_person="U0BEN")
    await slack.settle()
    assert (await programme(slack)).hr_person == "U0BEN"


async def test_a_certificate_is_set_up(slack):
    dana = slack.member("dana")
    await open_group(slack, dana, "Certificate")
    told = await errors(slack, dana, colour="#fc0")
    assert told == {
        "colour": "#ffcc00 is too light to be read on white: its contrast is 1.5 to 1, and words "
        "need 4.5 to 1. The same colour, darker: #8f7200"
    }
    await dana.submit(colour="8F7200", certificate_months="24", ambassadors_group="S012AMB")
    await slack.settle()
    now = await programme(slack)
    assert (now.colour, now.certificate_months, now.ambassadors_group) == ("#8f7200", 24, "S012AMB")


def test_two_leads_may_each_be_right_but_not_both():
    """One takes the tick away, the other the decision, each in a window opened before."""
    now = given.programme(training_paid=False, training_decision="")
    with pytest.raises(FormRefusal) as refused:
        groups.fit_together(now)
    assert refused.value.errors == {"training_decision": groups.UNDECIDED}


@pytest.mark.parametrize("colour", ["", "red", "#12345", "#1234567", "#gggggg", "# 123456", "#١٢٣"])
def test_what_is_no_colour_is_refused(colour):
    with pytest.raises(ValueError, match=r"^Please write a colour as #"):
        colours.colour(colour)


@any_of(some.from_regex(r"#[0-9a-f]{6}", fullmatch=True))
def test_every_darker_shade_can_be_read_on_white(colour):
    assert colours.colour(colours.darker(colour)) == colours.darker(colour)


def test_black_stands_out_most():
    assert (colours.contrast("#000000"), colours.contrast("#ffffff")) == (21, 1)


@pytest.mark.parametrize(
    ("written", "kept"),
    [("S012AMB", "S012AMB"), ("<!subteam^S012AMB|@ambassadors>", "S012AMB"), ("", "")],
)
def test_a_user_group_is_known_by_its_id(written, kept):
    sent = CERTIFICATE | {"ambassadors_group": written}
    assert typed(forms.read(CertificateForm, view(**sent)))["ambassadors_group"] == kept


@pytest.mark.parametrize("written", ["@ambassadors", "C012AMB", "S", "S012AMB S013"])
def test_what_is_no_user_group_is_refused(written):
    with pytest.raises(FormRefusal) as refused:
        forms.read(CertificateForm, view(**CERTIFICATE | {"ambassadors_group": written}))
    assert refused.value.errors == {"ambassadors_group": NO_GROUP}


@pytest.mark.parametrize("months", ["0", "61", "1.5"])
def test_a_certificate_lasts_from_one_month_to_five_years(months):
    with pytest.raises(FormRefusal) as refused:
        forms.read(CertificateForm, view(**CERTIFICATE | {"certificate_months": months}))
    assert refused.value.errors == {
        "certificate_months": "Please write a whole number from 1 to 60."
    }


def test_blanks_are_no_decision():
    with pytest.raises(FormRefusal) as refused:
        forms.read(TrainingsForm, view(training_decision="\u2800 \n"))
    assert refused.value.errors == {"training_decision": groups.UNDECIDED}
