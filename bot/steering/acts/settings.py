"""Changing the programme's settings, and doing again what depends on them."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from bot import journal, members, outbox
from bot.journal.store import HERALD
from bot.members.rules import require_lead
from bot.members.store import approvers
from bot.programme import store as programmes
from bot.programme.models import PROGRAMME, SHARE, TEAM, Programme
from bot.steering import store
from bot.steering.rules import channels, groups, steps
from bot.steering.rules.groups import Changes, Values
from bot.steering.rules.guard import Room
from bot.stories.acts.parts import show_queue
from bot.trainings.acts.showing import show
from bot.trainings.store import trainings
from bot.trainings.store.showing import card_of

LANES: Mapping[str, str] = {
    "share_channel": SHARE,
    "team_channel": TEAM,
    "programme_channel": PROGRAMME,
}
TRAININGS = 200  # that are drawn anew: a year of four a week
CLOCK = {"zone", "opens", "closes", "workdays", "country", "subdivision", "free_days"}


def change(
    session: Session,
    typed: Values,
    *,
    before: Mapping[str, str],
    rooms: Mapping[str, Room],
    by: str,
    at: datetime,
) -> Programme:
    """Change settings as a lead typed them, and do again what depends on them.

    `before` is what the lead was shown, as `rules.groups.seen` gave it; `rooms` are the channels
    among what was typed, as Slack describes them.
    """
    require_lead(members.get(session, by))
    programme = programmes.take(session)
    changed = groups.change(programme, typed, before, store.last_change(session))
    groups.fit_together(programme)
    channels.require_usable({name: room for name, room in rooms.items() if name in changed})
    if not changed:
        return programme
    if "hr_person" in changed:
        store.require_colleague(session, "hr_person", programme.hr_person)
    _do_again(session, changed, at)
    if "team_channel" in changed:
        programme.team_trouble = ""
    journal.note(session, store.CHANGED, "programme", by=by, at=at, changed=changed)
    _finish(session, programme, at)
    outbox.refresh(session)
    return programme


def finish(session: Session, *, at: datetime) -> bool:
    """Note that the programme is set up, if it has become so, and say whether it has."""
    return _finish(session, programmes.take(session), at)


def _finish(session: Session, programme: Programme, at: datetime) -> bool:
    if not steps.finish(programme, approvers(session), at=at):
        return False
    journal.note(session, "programme set up", "programme", by=HERALD, at=at)
    outbox.refresh(session)
    return True


def _do_again(session: Session, changed: Changes, at: datetime) -> None:
    session.flush()
    for setting, lane in LANES.items():
        if setting in changed:
            outbox.mended(session, lane)
            _move_cards(session, lane, at)
    for depends, again in AGAIN:
        if depends & changed.keys():
            again(session, at)


def _move_cards(session: Session, lane: str, at: datetime) -> None:
    """Post what is still open in the new channel, too; the old messages stay where they are."""
    for card in store.open_cards(session, lane, at):
        outbox.move(session, card)


def _reach_anew(session: Session, _: datetime) -> None:
    outbox.reconsider_all(session)


def _show_queue(session: Session, at: datetime) -> None:
    show_queue(session, at)


def _show_trainings(session: Session, at: datetime) -> None:
    """Draw what the programme channel shows of trainings to come, each card once."""
    coming = trainings.coming(session, at, TRAININGS)
    cards = {card_of(one.training): one.training for one in coming}
    for one in sorted(cards.values(), key=lambda one: one.id):
        show(session, trainings.take(session, one.id), at)


AGAIN: tuple[tuple[set[str], Callable[[Session, datetime], None]], ...] = (
    (CLOCK, _reach_anew),
    (CLOCK | {"stories_per_day"}, _show_queue),
    ({"training_paid"}, _show_trainings),
)
