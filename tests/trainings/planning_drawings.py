"""Every drawing about lessons and planning in every state, by name."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from bot.hours.hr.rules.reading import Fault
from bot.slack.messages import Message
from bot.slack.types import Block, View
from bot.trainings.forms.planning import SeriesForm
from bot.trainings.models import Lesson, TrainingKind, TrainingState
from bot.trainings.rules import course as course_rules
from bot.trainings.rules.changing import MOVED_ON
from bot.trainings.rules.series import Free
from bot.trainings.store.course import Course
from bot.trainings.store.planning import Desk, Ground, Planned, Preview
from bot.trainings.store.showing import Seats, Shown
from bot.trainings.store.table import Looked
from bot.trainings.store.today import Hosted, Today
from bot.trainings.store.trainings import Dated
from bot.trainings.views import cards, course, desk, hosting, planning, table, today
from tests import given
from tests.given import ANA, BEN, MONDAY, NOON

WEEK, HOUR = timedelta(weeks=1), timedelta(hours=1)
LINK = "https://video.example.gov/room-2"
TYPED = SeriesForm(
    kind=TrainingKind.LESSON,
    lesson=UUID(int=1),
    day=date(2026, 11, 19),
    starts=time(12),
    ends=time(13),
    place="Room 2",
    count=2,
    weeks=1,
).model_dump_json()
STALE = MOVED_ON.format(name="Ben Carter")
THANKSGIVING = Free(date(2026, 11, 26), "Thanksgiving Day")


def dated(words: str = "Why we share", number: int = 1, **fields: Any) -> Dated:
    """Make a training of a lesson, a week after the one before."""
    lesson = Lesson(id=UUID(int=number), title=words, position=number)
    usual: dict[str, Any] = {"id": UUID(int=100 + number), "lesson_id": lesson.id}
    starts_at = fields.pop("starts_at", NOON + (number - 1) * WEEK)
    return Dated(given.training(starts_at, **usual | fields), lesson)


def open_session() -> Dated:
    """Make a session for all."""
    one = dated(number=6, kind=TrainingKind.OPEN, lesson_id=None, place="", link=LINK)
    return Dated(one.training, None)


def shown(taken: int = 7, waiting: int = 0, words: str = "Why we share", **fields: Any) -> Shown:
    """Make a date as a card shows it."""
    return Shown(dated(words, **fields), Seats(taken, waiting))


def cancelled(words: str = "The water main broke.") -> Shown:
    """Make a date that does not take place."""
    return shown(number=2, state=TrainingState.CANCELLED, why=words)


def lessons(words: str = "Why we share") -> list[Lesson]:
    """Make the lessons of the course."""
    titles = [words, *course_rules.FIRST[1:]]
    return [Lesson(id=UUID(int=n), title=one, position=n) for n, one in enumerate(titles, 1)]


def retired(words: str = "Photos") -> list[Lesson]:
    """Make the lessons of a course of which two are retired."""
    gone: dict[str, Any] = {"position": 9, "retired_at": MONDAY}
    return [
        *lessons(),
        Lesson(id=UUID(int=8), title=words, **gone, replaced_by=UUID(int=3)),
        Lesson(id=UUID(int=9), title="Networks", **gone),
    ]


def ground(words: str = "Why we share") -> Ground:
    """Make what a form for a date is drawn from."""
    return Ground(lessons(words), given.programme(), MONDAY)


def planned(words: str = "Why we share", taken: int = 7, **fields: Any) -> Planned:
    """Make a training as those see it who change it."""
    return Planned(dated(words, **fields), [ANA, BEN], Seats(taken, 3), ground(words))


def looked(words: str = "Why we share") -> Looked:
    """Make what a table comes to."""
    faults = [Fault(3, "", f"There is no lesson “{words}” in the course."), Fault(5, "", "No day.")]
    return Looked([dated(words), open_session()], [], 1, faults)


def messages(words: str = "Why we share") -> dict[str, Message]:
    """Draw every message, with whatever words."""
    series = [shown(number=1), shown(20, 3, words[:75], number=2), cancelled(words[:300])]
    empty = Looked([], [], 2, [])
    wrong = Looked([], [], 0, [Fault(n, "", words[:400]) for n in range(2, 40)])
    return {
        **_cards(words),
        "card_series": cards.training_card(series, MONDAY, is_paid=True),
        "named_note": hosting.named_note([dated(words[:75])]),
        "named_note_series": hosting.named_note([dated(number=n) for n in range(1, 13)]),
        "changed_note": hosting.changed_note(dated(words[:75], link=LINK)),
        "cancelled_note": hosting.cancelled_note(cancelled(words[:300]).dated),
        "unnamed_note": hosting.unnamed_note(dated()),
        "table_note": table.table_note(looked(words[:100]), "F1:abc"),
        "table_note_known": table.table_note(empty, "F1:abc"),
        "table_note_wrong": table.table_note(wrong, "F1:abc"),
        "planned_note": table.planned_note(2),
        "report_note": table.report_note(),
    }


def views(words: str = "Why we share") -> dict[str, View]:
    """Draw every form, with whatever words."""
    title = words[:75]
    begun: dict[str, Any] = {
        "starts_at": MONDAY - HOUR / 2,
        "capacity": None,
        "place": "",
        "link": LINK,
    }
    return {
        **_course(title),
        **_desk(words),
        "plan_form": planning.plan_form(ground(title), BEN),
        "series_form": planning.series_form(ground(title), BEN),
        "change_form": planning.change_form(planned(title, place=words[:100])),
        "change_form_stale": planning.change_form(planned(**begun), STALE),
        "cancel_form": planning.cancel_form(planned(title)),
        "cancel_form_empty": planning.cancel_form(planned(title)._replace(seats=Seats())),
        "cancel_form_begun": planning.cancel_form(planned(taken=1, **begun), STALE),
    }


def sections(words: str = "Why we share") -> dict[str, Sequence[Block]]:
    """Draw every section of the App Home."""
    one = shown(words=words[:75], starts_at=MONDAY + HOUR)
    return {
        "today_host": today.today_section(Today([Hosted(one, [ANA])], way_in=False)),
        "today_team": today.today_section(
            Today([Hosted(one, []), Hosted(shown(number=2), [ANA, BEN])], way_in=True)
        ),
        "today_nothing": today.today_section(Today([], way_in=True)),
    }


def _cards(words: str) -> dict[str, Message]:
    one = shown(words=words[:75], place=words[:100])
    unlimited = shown(capacity=None, place="", link=LINK)
    full = [shown(20), shown(20, 3, number=2, place="Room 2", link=LINK)]
    drawn: dict[str, tuple[list[Shown], Any]] = {
        "card": ([one], MONDAY),
        "card_unlimited": ([unlimited], MONDAY),
        "card_full": (full, MONDAY),
        "card_open_session": ([Shown(open_session(), Seats())], MONDAY),
        "card_begun": ([shown()], NOON + HOUR / 4),
        "card_over": ([shown()], NOON + HOUR),
        "card_all_over": ([shown(), shown(number=2)], NOON + 2 * WEEK),
        "card_cancelled": ([cancelled(words[:300])], MONDAY),
        "card_many": ([shown(number=n) for n in range(1, 31)], NOON + WEEK),
    }
    made = {n: cards.training_card(*how, is_paid=True) for n, how in drawn.items()}
    return made | {"card_unpaid": cards.training_card([one], MONDAY, is_paid=False)}


def _course(title: str) -> dict[str, View]:
    whole = Course(lessons(title), {UUID(int=2): 1, UUID(int=3): 4})
    other = Course(retired(title), {})
    alone = Course(lessons()[:1], {})
    first, second, third = whole.lessons[:3]
    return {
        "course_view": course.course_view(whole),
        "course_view_stale": course.course_view(other, course_rules.MOVED_ON),
        "course_view_alone": course.course_view(alone),
        "lesson_form": course.lesson_form(whole, None),
        "lesson_form_rename": course.lesson_form(whole, first),
        "retire_form": course.retire_form(whole, first),
        "retire_form_one_date": course.retire_form(whole, second),
        "retire_form_dates": course.retire_form(whole, third),
    }


def _desk(words: str) -> dict[str, View]:
    dates = [shown(words=words[:75]), Shown(open_session(), Seats(3, 0))]
    past = [shown(number=1), cancelled(words[:300])]
    new = Preview([dated(words[:75]), dated(number=2)], 1, [THANKSGIVING], "abc")
    return {
        "desk_view": desk.desk_view(Desk(dates, 0, False, is_lead=True)),
        "desk_view_team": desk.desk_view(Desk(dates, 8, True, is_lead=False), desk.CHANGED),
        "desk_view_empty": desk.desk_view(Desk([], 0, False, is_lead=True)),
        "desk_view_past": desk.desk_view(Desk(past, 8, True, is_lead=True, past=True)),
        "desk_view_no_past": desk.desk_view(Desk([], 0, False, is_lead=True, past=True)),
        "preview_view": desk.preview_view(new, f"abc:{TYPED}"),
        "preview_view_known": desk.preview_view(Preview([], 5, [], "abc"), f"abc:{TYPED}"),
    }
