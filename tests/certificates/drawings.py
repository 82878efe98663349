"""Every drawing about titles in every state, by name."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from bot.certificates.models import Certificate, Ending, Step, Withdrawal
from bot.certificates.store.certificates import Shape
from bot.certificates.store.hearings import Hearing
from bot.certificates.store.mine import Found
from bot.certificates.store.way import Stuck, Way
from bot.certificates.views import desk, hearing, mine, notes
from bot.certificates.views.mine import Mine
from bot.trainings.models import TrainingKind
from tests import given
from tests.given import ANA, BEN, DANA, MONDAY, NOON, TOWN

ONE, TWO = UUID(int=1), UUID(int=2)
UNTIL = datetime(2027, 11, 20, 23, 59, 59, tzinfo=TOWN)
PROGRAMME = given.programme()
WEEK = timedelta(days=7)


def certificate(name: str = "Ana Ruiz", **fields: Any) -> Certificate:
    """Make Ana's certificate."""
    usual: dict[str, Any] = {
        "id": ONE,
        "number": "7K2M91QX",
        "member_id": ANA,
        "awarded_at": MONDAY,
        "valid_until": UNTIL,
    }
    return Certificate(name=name, **usual | fields)


def withdrawal(reason: str = "Posts in the Town's name.", **fields: Any) -> Withdrawal:
    """Make what Dana proposed about it."""
    usual: dict[str, Any] = {
        "id": TWO,
        "certificate_id": ONE,
        "proposed_by": DANA,
        "proposed_at": MONDAY,
        "answer_by": MONDAY + WEEK,
    }
    return Withdrawal(reason=reason, **usual | fields)


def answered(words: str = "It was my own page.", **fields: Any) -> Withdrawal:
    """Make one that Ana answered."""
    return withdrawal(words, answer=words, answered_at=MONDAY + timedelta(days=1), **fields)


def messages(words: str = "Ana Ruiz") -> dict[str, Any]:
    """Draw every message, with whatever words."""
    named = certificate(words[:200])
    coming = [
        given.training(kind=TrainingKind.OPEN, id=ONE),
        given.training(NOON + WEEK, kind=TrainingKind.REFRESHER, place="", id=TWO),
    ]
    return {
        "awarded_note": notes.awarded_note(named, PROGRAMME, 5),
        "awarded_note_unnamed": notes.awarded_note(named, given.programme(organisation=""), 12),
        "renewed_note": notes.renewed_note(named, PROGRAMME),
        "again_note": notes.again_note(named, PROGRAMME),
        "ending_note": notes.ending_note(named, PROGRAMME, coming),
        "ending_note_without_dates": notes.ending_note(named, PROGRAMME, []),
        "ended_note": notes.ended_note(named, PROGRAMME),
        "ended_note_unread": notes.ended_note(named, PROGRAMME, needs_reading=True),
        "announcement": notes.announcement([named], PROGRAMME),
        "announcement_of_three": notes.announcement([named] * 3, PROGRAMME),
        "choice_note": notes.choice_note(wanted=True),
        "choice_note_kept": notes.choice_note(wanted=False),
        "sent_note": notes.sent_note(),
        "checked_note": notes.checked_note(UNTIL, PROGRAMME),
        "checked_note_not_valid": notes.checked_note(None, PROGRAMME),
        "which_note": notes.which_note(),
        "proposed_note": hearing.proposed_note(withdrawal(words), PROGRAMME),
        "answered_note": hearing.answered_note(answered(words)),
        "withdrawn_note": hearing.withdrawn_note(withdrawal(words)),
        "dropped_note": hearing.dropped_note(named),
        "dropped_note_over": hearing.dropped_note(certificate(ended_at=MONDAY)),
        "undone_note": hearing.undone_note(named, PROGRAMME, MONDAY),
        "undone_note_past": hearing.undone_note(named, PROGRAMME, UNTIL),
    }


def views(words: str = "Ana Ruiz") -> dict[str, Any]:
    """Draw every form, with whatever words."""
    named, waits = certificate(words[:200]), withdrawal(words)
    heard = Hearing(answered(words), named)
    lesson = given.lesson(words[:150])
    decided: dict[str, Any] = {"decided_by": BEN, "decided_at": MONDAY + WEEK, "why": words}
    none = Found(words[:80], None, Shape.OVER, None)
    valid = Found(words[:80], named, Shape.VALID, None)
    over = certificate(words[:200], ended_at=MONDAY, ending=Ending.WITHDRAWN)
    taken = Hearing(withdrawal(words, step=Step.WITHDRAWN, **decided), over)
    way = Way(40, [500, 30, 12, 7, 6, 9], Stuck([lesson, given.lesson("Video")], 12))
    few = Way(3, [500, 30, 12, 7, 2, 9], Stuck([lesson], 4))
    return {
        "desk_view": desk.desk_view(way, [heard]),
        "desk_view_few": desk.desk_view(few, []),
        "desk_view_full": desk.desk_view(way, [heard] * 12),
        "found_view_none": desk.found_view(none, PROGRAMME, MONDAY),
        "found_view_valid": desk.found_view(valid, PROGRAMME, MONDAY),
        "found_view_resting": desk.found_view(
            valid._replace(shape=Shape.RESTING), PROGRAMME, MONDAY
        ),
        "found_view_waits": desk.found_view(
            valid._replace(hearing=Hearing(waits, named)), PROGRAMME, MONDAY
        ),
        "found_view_over": desk.found_view(
            Found(words[:80], over, Shape.OVER, taken), PROGRAMME, MONDAY
        ),
        "hearing_view": hearing.hearing_view(Hearing(waits, named), MONDAY),
        "hearing_view_heard": hearing.hearing_view(heard, MONDAY),
        "hearing_view_over": hearing.hearing_view(Hearing(answered(words), over), MONDAY),
        "hearing_view_taken": hearing.hearing_view(taken, MONDAY),
        "hearing_view_dropped": hearing.hearing_view(
            Hearing(withdrawal(step=Step.DROPPED, **decided), named), MONDAY
        ),
        "hearing_view_undone": hearing.hearing_view(
            Hearing(withdrawal(step=Step.UNDONE, **decided), named), MONDAY
        ),
        "answer_form": hearing.answer_form(waits),
        "answered_view": hearing.answered_view(),
        "propose_form": hearing.propose_form(named),
        "why_form_drop": hearing.why_form(waits, undo=False),
        "why_form_undo": hearing.why_form(waits, undo=True),
    }


def sections(words: str = "Ana Ruiz") -> dict[str, Any]:
    """Draw every section of the App Home."""
    lesson = given.lesson(words[:150])
    valid = Mine(certificate(), Shape.VALID, PROGRAMME, True, None)
    return {
        "title_section": mine.title_section(valid),
        "title_section_yes": mine.title_section(
            valid._replace(certificate=certificate(announced=True))
        ),
        "title_section_no": mine.title_section(
            valid._replace(certificate=certificate(announced=False), has_joined=False)
        ),
        "title_section_told": mine.title_section(
            valid._replace(certificate=certificate(announced=True, told_at=MONDAY))
        ),
        "title_section_resting": mine.title_section(valid._replace(shape=Shape.RESTING)),
        "title_section_hearing": mine.title_section(valid._replace(pending=withdrawal(words))),
        "title_section_answered": mine.title_section(valid._replace(pending=answered(words))),
        "waiting_blocks": hearing.waiting_blocks(1, withdrawal(words)),
        "waiting_blocks_several": hearing.waiting_blocks(3, withdrawal(words)),
        "stuck_blocks": desk.stuck_blocks(Stuck([lesson, given.lesson("Video")], 12)),
    }
