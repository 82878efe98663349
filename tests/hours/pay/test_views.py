"""What people see of their minutes and leads of payroll: pinned, and such as Slack takes it."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from syrupy.extensions.json import JSONSnapshotExtension

from bot.hours.models import Kind, PaidTime
from bot.hours.pay.rules.entries import ASKED, Change
from bot.hours.pay.rules.exempt import Said
from bot.hours.pay.rules.periods import Period
from bot.hours.pay.store.entries import PAGE, Mine, Standing
from bot.hours.pay.store.exports import Due, File, Made, Overview, Owed, Sums
from bot.hours.pay.views import asking, exempt, mine, parts, payroll
from bot.sandbox.checker import check_message, check_view
from bot.sandbox.checker.second import second_opinion
from tests.given import ANA, DANA
from tests.hours.pay.conftest import EVENING

ONE = UUID("00000000-0000-4000-8000-000000000001")
PERIOD = Period(date(2026, 11, 9), date(2026, 11, 22))
NOW = Period(date(2026, 11, 23), date(2026, 12, 6))
SUMS, NOTHING = Sums(12, 42, 3, 5), Sums(0, 0, 0, 0)
MADE = Made(ONE, PERIOD, DANA, EVENING + timedelta(days=7), 12, 42)
FILE = File(ONE, "payroll-2026-11-09-to-2026-11-22.csv", "", is_new=True)
LONG = "<!channel> *Ana* _Ruiz_ " * 200


def entry(number=1, minutes=2, kind=Kind.SHARE, **fields):
    return PaidTime(
        id=UUID(int=ONE.int - 1 + number),
        member_id=ANA,
        kind=kind,
        started_at=EVENING + timedelta(hours=number - 1),
        minutes=minutes,
        **fields,
    )


def page(*standing, skip=0, has_more=False, by_the_hour=True):
    return Mine(by_the_hour, standing, skip, has_more)


def seen(due=SUMS, so_far=SUMS, files=(MADE,), skip=0, has_more=False):
    return Overview(NOW, so_far, PERIOD, due, files, skip, has_more)


EXPORTED = entry(2, 10, Kind.FLAG, export_id=ONE, confirmed_at=EVENING)
BOTH = (Standing(EXPORTED, 7), Standing(entry(), 2))
MESSAGES = {
    "question": asking.question_note([entry(kind=Kind.FLAG, minutes=10)]),
    "question_one_minute": asking.question_note([entry(minutes=1)]),
    "question_several": asking.question_note([entry(), entry(2, 10, Kind.FLAG)]),
    "question_many": asking.question_note([entry(n) for n in range(1, ASKED + 1)]),
    "question_training": asking.question_note([entry(minutes=30, kind=Kind.TRAINING)]),
    "confirmed": asking.confirmed_note(12),
    "confirmed_one_minute": asking.confirmed_note(1),
    "file_note": payroll.file_note(FILE),
}
VIEWS = {
    "minutes_form": asking.minutes_form(Standing(entry(), 2), 0),
    "minutes_form_exported": asking.minutes_form(Standing(EXPORTED, 7), PAGE),
    "mine": mine.mine_view(page(*BOTH)),
    "mine_first_page": mine.mine_view(page(*BOTH * 4, has_more=True)),
    "mine_last_page": mine.mine_view(page(*BOTH, skip=PAGE)),
    "mine_empty": mine.mine_view(page()),
    "mine_salaried": mine.mine_view(page(by_the_hour=False)),
    "mine_changed": mine.mine_view(page(*BOTH), Change(2, 5, is_exported=False)),
    "mine_changed_late": mine.mine_view(page(*BOTH), Change(10, 7, is_exported=True)),
    "mine_as_before": mine.mine_view(page(*BOTH), Change(2, 2, is_exported=False)),
    "payroll": payroll.overview_view(seen()),
    "payroll_made": payroll.overview_view(seen(due=None)),
    "payroll_first": payroll.overview_view(seen(NOTHING, files=())),
    "payroll_nothing": payroll.overview_view(seen(NOTHING, NOTHING, ())),
    "payroll_pages": payroll.overview_view(
        seen(files=[MADE._replace(by="command line")] * 5, skip=5, has_more=True)
    ),
    "people": payroll.people_view(
        Owed([Due(ANA, "Ana Ruiz", 3, 14, 1), Due(DANA, "Dana Meyer", 1, 2, 0)], 20, has_more=True)
    ),
    "people_none": payroll.people_view(Owed([], 0, has_more=False)),
    "sent": payroll.sent_view(FILE),
    "sent_again": payroll.sent_view(FILE._replace(is_new=False)),
    "failed": payroll.failed_view(FILE),
    "exempt_form": exempt.exempt_form(),
    "exempt_said": exempt.exempt_said(2, Said.EXEMPT),
    "exempt_taken_back": exempt.exempt_said(1, Said.FILE),
}


@pytest.fixture
def drawing(snapshot):
    return snapshot.use_extension(JSONSnapshotExtension)


@pytest.mark.parametrize("name", MESSAGES)
def test_people_read(name, drawing):
    check_message(MESSAGES[name].body())
    assert second_opinion(MESSAGES[name].blocks) == []
    assert MESSAGES[name].body() == drawing


@pytest.mark.parametrize("name", VIEWS)
def test_people_see(name, drawing):
    check_view(VIEWS[name])
    assert second_opinion(VIEWS[name]["blocks"]) == []
    assert VIEWS[name] == drawing


def test_no_name_makes_a_list_of_people_that_slack_refuses():
    check_view(payroll.people_view(Owed([Due(ANA, LONG, 3, 14, 1)] * 20, 0, has_more=True)))


@pytest.mark.parametrize(
    ("first_on", "last_on", "written"),
    [
        (date(2026, 11, 9), date(2026, 11, 22), "9 to 22 November 2026"),
        (date(2026, 11, 23), date(2026, 12, 6), "23 November to 6 December 2026"),
        (date(2025, 12, 29), date(2026, 1, 4), "29 December 2025 to 4 January 2026"),
    ],
)
def test_the_days_of_a_period_are_written_briefly(first_on, last_on, written):
    assert parts.days(Period(first_on, last_on)) == written
