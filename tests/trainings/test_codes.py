"""The code of a training: six digits, new every minute, the last three count."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given as imagine
from hypothesis import strategies as st

from bot.trainings.models import TrainingState
from bot.trainings.rules import codes
from tests import given
from tests.given import NOON

SECRET = "1f" * 32
SECONDS = timedelta(seconds=1)
# RFC 6238, appendix B: the counters and the ends of the SHA-256 codes.
RFC_SECRET = b"12345678901234567890123456789012".hex()
RFC = {1: "119246", 37037036: "084774", 37037037: "062674", 41152263: "819424"}


@pytest.mark.parametrize("counter", RFC)
def test_codes_are_those_of_the_standard(counter):
    minute = datetime.fromtimestamp(counter * 60, UTC)
    assert codes.code_at(RFC_SECRET, minute) == RFC[counter]


def test_a_code_stands_for_a_minute_and_the_next_is_another():
    whole = NOON.replace(second=0)
    assert codes.code_at(SECRET, whole) == codes.code_at(SECRET, whole + 59 * SECONDS)
    assert codes.code_at(SECRET, whole) != codes.code_at(SECRET, whole + 60 * SECONDS)


@pytest.mark.parametrize(
    ("age", "counts", "did"),
    [(0, True, False), (2, True, False), (3, False, True), (5, False, True), (18, False, False)],
)
def test_the_codes_of_three_minutes_count_and_later_they_are_old(age, counts, did):
    code = codes.code_at(SECRET, NOON)
    at = NOON + timedelta(minutes=age)
    assert codes.accepts(SECRET, code, at) is counts
    assert codes.was_accepted(SECRET, code, at) is did


def test_a_code_of_a_minute_that_has_not_come_does_not_count():
    assert not codes.accepts(SECRET, codes.code_at(SECRET, NOON + timedelta(minutes=1)), NOON)


@pytest.mark.parametrize("form", ["{0}{1}", " {0} {1} ", "{0}-{1}", "“{0}{1}”"])
def test_a_code_is_read_however_it_is_written(form):
    code = codes.code_at(SECRET, NOON)
    assert codes.accepts(SECRET, form.format(code[:3], code[3:]), NOON)


def test_a_code_may_be_typed_in_the_digits_of_ones_own_keyboard():
    arabic = codes.code_at(SECRET, NOON).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert codes.accepts(SECRET, arabic, NOON)


@imagine(st.text(max_size=40))
def test_no_other_words_are_a_code(words):
    known = {codes.code_at(SECRET, NOON - timedelta(minutes=age)) for age in range(3)}
    assert codes.accepts(SECRET, words, NOON) is (codes.tidy(words) in known)


@pytest.mark.parametrize(
    ("seconds", "is_open"),
    [(-901, False), (-900, True), (0, True), (900, True), (901, False)],
)
def test_check_in_is_open_a_quarter_of_an_hour_around_the_start(seconds, is_open):
    assert codes.is_open(given.training(), NOON + seconds * SECONDS) is is_open


def test_nobody_checks_in_where_nothing_takes_place():
    assert not codes.is_open(given.training(state=TrainingState.CANCELLED), NOON)
