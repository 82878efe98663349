"""Weeks in words: what is understood, what is refused and how, and that it reads back the same."""

from datetime import time, timedelta

import pytest
from hypothesis import given as generated
from hypothesis import strategies as st

from bot.hours import week
from bot.hours.rules import Shift
from bot.hours.week import Unreadable, parse, write

READ = [
    ("", ""),
    ("  \n ; ", ""),
    ("Mon-Thu 7:00-17:30; Fri off", "Mon-Thu 7:00-17:30"),
    ("Mon - Thu: 7:00 - 17:30\nFri: off\n", "Mon-Thu 7:00-17:30"),
    ("monday to friday 9am to 5pm", "Mon-Fri 9:00-17:00"),
    ("Mon–Fri 9 a.m. – 5:30 p.m.", "Mon-Fri 9:00-17:30"),
    ("Tues and Thurs 8.30 until noon", "Tue 8:30-12:00; Thu 8:30-12:00"),
    ("Mon, Wed 8-12, 13-17", "Mon 8:00-12:00, 13:00-17:00; Wed 8:00-12:00, 13:00-17:00"),
    ("Mon 13-17; Mon 8-12", "Mon 8:00-12:00, 13:00-17:00"),
    ("Sat-Mon 8-12", "Mon 8:00-12:00; Sat-Sun 8:00-12:00"),
    ("Sat-Sun 22:00-6:00 overnight", "Sat-Sun 22:00-6:00 overnight"),
    ("Sat 10pm-6am (next day)", "Sat 22:00-6:00 overnight"),
    ("Sun 22-6 night shift", "Sun 22:00-6:00 overnight"),
    ("Mon 7-7 overnight", "Mon 7:00-7:00 overnight"),
    ("Mon 16-midnight", "Mon 16:00-24:00"),
    ("Mon 22-0:00 overnight", "Mon 22:00-24:00"),
    ("Mon-Sun 0:00-24:00", "Mon-Sun 0:00-24:00"),
    ("Mon 12am-12pm", "Mon 0:00-12:00"),
]
REFUSED = [
    ("whenever", "I can't read “whenever”. Write it like this: Mon-Thu 7:00-17:30; Fri off"),
    ("Mon 8", "I can't read “8”. Write it like this: Mon-Thu 7:00-17:30; Fri off"),
    ("Moon 8-9", "I don't know the day “moon”. Write it like this: Mon-Thu 7:00-17:30; Fri off"),
    ("T 8-9", "I don't know the day “t”. Write it like this: Mon-Thu 7:00-17:30; Fri off"),
    ("Mon 8-25", "“25” is no time of day. Write it as 7:00, 17:30 or 5:30 pm."),
    ("Mon 8:75-9", "“8:75” is no time of day. Write it as 7:00, 17:30 or 5:30 pm."),
    ("Mon 13pm-14pm", "“13pm” is no time of day. Write it as 7:00, 17:30 or 5:30 pm."),
    (
        "Mon-Fri 9-5",
        "9:00-5:00 ends before it starts. Did you mean 9:00-17:00? "
        "A shift that ends on the next day is written “9:00-5:00 overnight”.",
    ),
    (
        "Sat 22:00-6:00",
        "22:00-6:00 ends before it starts. "
        "A shift that ends on the next day is written “22:00-6:00 overnight”.",
    ),
    (
        "Mon 8-17 overnight",
        "8:00-17:00 overnight is longer than a day. Leave out “overnight” if it ends the same day.",
    ),
    (
        "Mon 8-12, 11-17",
        "The hours of Mon 8:00-12:00 and Mon 11:00-17:00 overlap. Please keep each hour once.",
    ),
    (
        "Sun 22-6 overnight; Mon 5-9",
        "The hours of Sun 22:00-6:00 overnight and Mon 5:00-9:00 overlap. "
        "Please keep each hour once.",
    ),
    (
        "Mon 8-12; Mon 8-12",
        "The hours of Mon 8:00-12:00 and Mon 8:00-12:00 overlap. Please keep each hour once.",
    ),
    ("Mon-Fri 8-17; Fri off", week.OFF_AND_ON.format(day="Friday")),
    ("Mon-Sun off", week.NO_HOURS),
]


@pytest.mark.parametrize(("typed", "understood"), READ)
def test_a_week_is_understood(typed, understood):
    assert write(parse(typed)) == understood


@pytest.mark.parametrize(("typed", "sentence"), REFUSED)
def test_a_week_that_cannot_be_meant_is_refused_in_a_sentence(typed, sentence):
    with pytest.raises(Unreadable) as refused:
        parse(typed)
    assert str(refused.value) == sentence


def weeks():
    """Weeks whose shifts stand apart: cut at some minutes, every second piece is worked."""
    minutes = st.integers(0, 7 * 24 * 12 - 1).map(lambda n: n * 5)
    return st.lists(minutes, unique=True, min_size=2, max_size=16).map(worked)


def worked(cuts):
    """Give every second piece, if it is no longer than a day."""
    cuts = sorted(cuts)
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return tuple(Shift(a // 1440, wall(a), wall(b)) for a, b in pairs if b - a <= 1440)


def wall(minute):
    return time(minute % 1440 // 60, minute % 60)


@generated(weeks())
def test_what_is_written_back_reads_the_same(shifts):
    assert parse(write(shifts)) == shifts
    assert parse(write(shifts).upper().replace(";", "\n").replace("-", " – ")) == shifts


@generated(st.text(alphabet="mondatueswhfri 0123456789:.-–,;apno\n", max_size=60))
def test_whatever_is_typed_is_understood_or_refused_in_a_sentence(typed):
    shifts, sentence = read(typed)
    assert sentence.endswith((".", "off", "?")) == (shifts is None)
    assert shifts is None or parse(write(shifts)) == shifts


def read(typed):
    """Give the shifts, or the sentence that refuses them."""
    try:
        return parse(typed), ""
    except Unreadable as refused:
        return None, str(refused)


@pytest.mark.parametrize(
    ("typed", "hours"),
    [("Mon 8-17", 9), ("Mon 22-6 overnight", 8), ("Mon 0-24", 24), ("Mon 7-7 overnight", 24)],
)
def test_a_shift_is_as_long_as_it_says(typed, hours):
    assert week.length(parse(typed)[0]) == timedelta(hours=hours)
