"""Every drawing about checking in and the roster, in every state, by name."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from bot.journal.models import Line
from bot.slack.messages import Message
from bot.slack.types import Block, View
from bot.trainings.models import Lesson, Presence
from bot.trainings.rules import check_in, codes, pasted
from bot.trainings.rules.check_in import Kind
from bot.trainings.rules.doors import Doorway
from bot.trainings.rules.progress import Progress
from bot.trainings.store.check_in import Waiting
from bot.trainings.store.figures import Figure
from bot.trainings.store.roster import Change, History, Name, Roster
from bot.trainings.store.trainings import Dated
from bot.trainings.store.windows import Pane
from bot.trainings.views import check_in as views
from bot.trainings.views import guests, host_window, roster
from bot.trainings.views.figures import figures_view
from tests import given
from tests.given import ANA, BEN, CHRIS, NOON, TOWN

WHY = "Why we share"
SECRET, DOOR = "1f" * 32, "2e" * 16
LATER = NOON + timedelta(minutes=2)
GUEST = str(UUID(int=900))
ADDRESS = "https://herald.willow-bend.example"


def dated(words: str = WHY, number: int = 1, **fields: Any) -> Dated:
    """Make a training of a lesson."""
    lesson = Lesson(id=UUID(int=number), title=words, position=number)
    usual: dict[str, Any] = {"id": UUID(int=100 + number), "lesson_id": lesson.id}
    usual |= {"secret": SECRET, "door": DOOR}
    return Dated(given.training(**usual | fields), lesson)


def progress(words: str) -> Progress:
    """Make one of two lessons done, and the rest of the way."""
    lessons = [Lesson(id=UUID(int=n), title=words, position=n) for n in (1, 2)]
    return Progress(lessons, frozenset({UUID(int=1)}), has_joined=True, has_read=True)


def pane(words: str, doorway: Doorway = Doorway.OPEN, **fields: Any) -> Pane:
    """Make what a host's window shows two minutes after the start."""
    is_open = doorway is Doorway.OPEN
    usual: dict[str, Any] = {
        "dated": dated(words, place=words),
        "doorway": doorway,
        "code": codes.code_at(SECRET, LATER) if is_open else "",
        "next_at": codes.next_at(LATER),
        "there": 7,
        "going": 12,
        "waiting": [],
        "address": "",
    }
    return Pane(**usual | fields)


def asking(words: str, number: int) -> Sequence[Waiting]:
    """Make people who ask to be checked in."""
    return [Waiting(f"U0{n:03}", words, LATER) for n in range(number)]


def name(key: str, words: str, presence: Presence | None = None, **fields: Any) -> Name:
    """Make somebody on the roster."""
    usual: dict[str, Any] = {"email": "someone@example.gov", "is_guest": "-" in key}
    return Name(key=key, name=words, presence=presence, **usual | fields)


def many(words: str, number: int) -> Sequence[Name]:
    """Make as many people as a page holds."""
    return [name(f"U0{n:03}", f"{n:03} {words}", None) for n in range(number)]


def page(words: str, names: Sequence[Name], **fields: Any) -> Roster:
    """Make a page of a roster."""
    usual: dict[str, Any] = {"skip": 0, "total": len(names), "is_over": False}
    return Roster(dated=dated(words), names=names, **usual | fields)


def some(words: str) -> Sequence[Name]:
    """Make somebody in every state, and two of one name."""
    return [
        name(ANA, words, Presence.THERE),
        name(BEN, words, Presence.LATE),
        name(CHRIS, "Chris Lindt", Presence.NOT_THERE),
        name("U0HUGO", "Hugo Martín"),
        name(GUEST, "Sam Lee", Presence.THERE),
    ]


def changed(words: str, why: str = "", *, was: str = "") -> Change:
    """Make a line of the history."""
    line = Line(
        at=LATER,
        by=BEN,
        act="attendance marked",
        thing=str(UUID(int=101)),
        changed={"attendance": str(UUID(int=5)), "presence": [was, "there"], "means": "host"},
        why=why,
    )
    return Change(line, words)


def reading(words: str) -> pasted.Reading:
    """Make what a list comes to: one known, one unclear, one new, one unknown."""
    known = [
        pasted.Known(ANA, words, "ana@example.gov", is_expected=True),
        pasted.Known(BEN, "Kim Lee", "kim@example.gov", is_expected=False),
        pasted.Known(CHRIS, "Kim Lee", "kim.lee@example.gov", is_expected=False),
    ]
    lines = [
        pasted.Person("", "ana@example.gov"),
        pasted.Person("Kim Lee", ""),
        pasted.Person("Sam Lee", "sam@example.gov"),
        pasted.Person("Nobody Known", ""),
    ]
    return pasted.match(lines, known)


def wrong(kind: Kind, words: str) -> Message:
    """Draw what is said about a wrong code."""
    one = None if kind is Kind.NOTHING else dated(words)
    sentence = views.wrong(kind, one, LATER + check_in.SPAN, TOWN)
    return views.wrong_note(sentence, [one] if one else [])


def messages(words: str = WHY) -> dict[str, Message]:
    """Draw all messages."""
    one, ana, ben = dated(words), given.member(ANA, name=words), given.member(BEN)
    there, late = Presence.THERE, Presence.LATE
    return {
        "checked_in": views.checked_in_note(one, there, progress(words), is_new=True),
        "checked_in_late": views.checked_in_note(one, late, progress(words), is_new=True),
        "checked_in_again": views.checked_in_note(one, there, progress(words), is_new=False),
        **{f"wrong_{kind.name.lower()}": wrong(kind, words) for kind in views.WRONG},
        "wrong_two_rooms": views.wrong_note(views.SAID_NOT, [one, dated(words, 2)]),
        "asked": views.asked_note(one, ana),
        "asked_kept": views.asked_kept_note(one),
        "answered_yes": views.answered_note(one, ben.slack_id, is_here=True),
        "answered_no": views.answered_note(one, ben.slack_id, is_here=False),
        "answer_kept_yes": views.answer_kept_note(words, is_here=True),
        "answer_kept_no": views.answer_kept_note(words, is_here=False),
        "host_reminded": host_window.soon_note(one),
    }


def windows(words: str = WHY) -> dict[str, View]:
    """Draw the host's window in every state."""
    draw = host_window.host_window
    return {
        "window_open": draw(pane(words)),
        "window_with_door_page": draw(pane(words, address=ADDRESS)),
        "window_with_one_asking": draw(pane(words, waiting=asking(words, 1), there=1, going=1)),
        "window_with_thirty_asking": draw(pane(words, waiting=asking(words, 30))),
        "window_before": draw(pane(words, Doorway.SOON)),
        "window_begun": draw(pane(words, Doorway.BEGUN)),
        "window_over": draw(pane(words, Doorway.OVER, address=ADDRESS)),
    }


def forms(words: str = WHY) -> dict[str, View]:
    """Draw all forms."""
    one, seen = dated(words), reading(words)
    over = page(words, some(words), is_over=True)
    middle = page(words, many(words, 100), skip=100, total=300)
    changes = [changed(words, words, was="not_there"), changed(words)]
    return {
        "check_in_form": views.check_in_form(one, [one]),
        "check_in_form_any": views.check_in_form(None, [one, dated(words, 2)]),
        "check_in_form_alone": views.check_in_form(None, []),
        "roster": roster.roster_form(page(words, some(words))),
        "roster_over": roster.roster_form(over),
        "roster_of_300": roster.roster_form(middle),
        "roster_empty": roster.roster_form(page(words, [])),
        "roster_saved": roster.saved_view(3, [words], Counter({Presence.THERE: 3})),
        "roster_not_changed": roster.saved_view(0, [], Counter()),
        "history": roster.history_view(History(one, changes, has_more=True)),
        "history_empty": roster.history_view(History(one, [], has_more=False)),
        "guest_form": guests.guest_form(one),
        "guest_new": guests.entered_view(words, is_member=False, is_new=True),
        "guest_known": guests.entered_view(words, is_member=False, is_new=False),
        "guest_member": guests.entered_view(words, is_member=True, is_new=False),
        "paste_form": guests.paste_form(one),
        "names_form": guests.names_form(one, seen),
        "names_form_nobody": guests.names_form(one, pasted.Reading([], [], [], seen.unknown)),
        "names_saved": guests.names_saved_view(3, []),
        "names_left": guests.names_saved_view(0, [words]),
        "figures": figures_view([Figure(one, 12, 9), Figure(dated(words, 2), 4, 4)]),
        "figures_none": figures_view([]),
    }


def sections(words: str = WHY) -> dict[str, list[Block]]:
    """Draw what the Home shows."""
    return {"home_open": views.open_section([dated(words), dated(words, 2)])}
