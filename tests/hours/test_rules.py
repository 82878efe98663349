"""Duty: the programme's hours, over weekends and clock changes."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given as generated
from hypothesis import strategies as st

from bot.hours import rules
from tests import given

TOWN = given.TOWN
PROGRAMME = given.programme()
CASES = [
    (datetime(2026, 11, 16, 7, 59), datetime(2026, 11, 16, 8)),
    (datetime(2026, 11, 16, 8), datetime(2026, 11, 16, 8)),
    (datetime(2026, 11, 16, 16, 59), datetime(2026, 11, 16, 16, 59)),
    (datetime(2026, 11, 16, 17), datetime(2026, 11, 17, 8)),
    (datetime(2026, 11, 20, 18), datetime(2026, 11, 23, 8)),
    (datetime(2026, 11, 21, 12), datetime(2026, 11, 23, 8)),
    (datetime(2026, 10, 31, 12), datetime(2026, 11, 2, 8)),
    (datetime(2026, 3, 7, 12), datetime(2026, 3, 9, 8)),
]


@pytest.mark.parametrize(("at", "duty"), CASES)
def test_what_can_wait_waits_until_duty(at, duty):
    wanted = duty.replace(tzinfo=TOWN)
    assert rules.next_duty(at.replace(tzinfo=TOWN), PROGRAMME) == wanted


@generated(st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC)))
def test_the_next_duty_is_on_duty_and_never_past(at):
    duty = rules.next_duty(at, PROGRAMME)
    assert rules.is_on_duty(duty, PROGRAMME)
    assert at <= duty <= at + timedelta(days=3)
    assert rules.next_duty(duty, PROGRAMME) == duty
