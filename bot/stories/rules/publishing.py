"""When stories go out and when they end: one a day, in the programme's hours (S7, S10)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from bot.errors import FormRefusal, Refusal
from bot.hours import office
from bot.hours.rules import DAY, Duty, next_duty
from bot.hours.rules import moment as moment_of
from bot.members.models import Member
from bot.members.rules import require_team
from bot.programme.models import Programme
from bot.stories.models import Story, StoryStatus

LASTS = timedelta(days=14)  # a story older than that is no news any more
SOON = timedelta(hours=3)  # how long a reminder waits that is asked for on duty

ENDED_BEFORE = "This story's last day is over. Give it a new one under Edit, When and where."
FIXED = "This story has a day and an hour of its own. You can change them under Edit."
AT_THE_TOP = "This story is the next one already."
AT_THE_END = "This story is the last one already."
HELD_ALREADY = "This story is held back already."
WAITS = "This story is held back. Let it go first, then move it."
NOT_HELD = "This story is not held back."
TOO_LATE = (
    "This story ends before that, so a reminder would come too late. Nothing has changed, and if "
    "you leave it, that is fine."
)
NEEDS_A_REASON = "Please say why it can't wait. It goes on record."


class _Rooms:
    """The days on which stories can go out, and how many each has taken."""

    def __init__(self, hours: Duty, most: int, taken: Counter[date]) -> None:
        self.hours, self.most, self.taken = hours, most, taken
        self.looked: dict[datetime, datetime] = {}  # days before are full, and stay full

    def take(self, earliest: datetime) -> datetime | None:
        """Give the first moment with room, and take it."""
        moment = next_duty(self.looked.get(earliest, earliest), self.hours)
        while moment is not None and self.taken[self._day(moment)] >= self.most:
            moment = next_duty(self._morning_after(moment), self.hours)
        if moment is not None:
            self.taken[self._day(moment)] += 1
            self.looked[earliest] = moment
        return moment

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self.hours.tz).date()

    def _morning_after(self, moment: datetime) -> datetime:
        return moment_of(self._day(moment) + DAY, time(), self.hours.tz)


def plan(
    queue: Iterable[Story], out: Mapping[date, int], programme: Programme, now: datetime
) -> dict[UUID, datetime]:
    """Give each approved story its moment: the first day with room, in the programme's hours.

    `out` counts what was published in turn, by day in the programme's zone. Where the programme
    has no workday in a year, nothing goes out.
    """
    rooms = _Rooms(office.duty(programme), programme.stories_per_day, Counter(out))
    moments: dict[UUID, datetime] = {}
    for story in in_order(queue):
        if story.held_at is None and not has_ended(story, now):
            moment = rooms.take(max(now, story.publish_at or now))
            if moment is not None:
                moments[story.id] = moment.astimezone(UTC)
    return moments


def in_order(queue: Iterable[Story]) -> list[Story]:
    """Sort the queue: fixed moments first, because they cannot move, then in the team's order."""
    return sorted(queue, key=_turn)


def has_ended(story: Story, at: datetime) -> bool:
    """Say whether a story's last moment is over."""
    return story.expires_at is not None and story.expires_at <= at


def may_end(story: Story, at: datetime) -> bool:
    """Say whether a story is to end now: its last moment is over, and nobody decided before."""
    return has_ended(story, at) and story.status in (StoryStatus.PUBLISHED, StoryStatus.APPROVED)


def publish(story: Story, programme: Programme, *, at: datetime) -> None:
    """Let a story out."""
    if has_ended(story, at):
        raise Refusal(ENDED_BEFORE)
    story.status, story.published_at = StoryStatus.PUBLISHED, at
    story.held_by = story.held_at = None
    story.expires_at = story.expires_at or end(at, programme)


def publish_now(
    story: Story, reason: str, programme: Programme, *, by: Member, at: datetime
) -> None:
    """Let a story out before its turn, with a reason; it takes no other story's day."""
    require_team(by)
    if not reason:
        raise FormRefusal({"reason": NEEDS_A_REASON})
    publish(story, programme, at=at)
    story.out_of_turn = True


def end(at: datetime, programme: Programme) -> datetime:
    """Say when a story ends that goes out now: the same hour two weeks later, by the town clock."""
    return (at.astimezone(programme.tz) + LASTS).astimezone(UTC)


def expire(story: Story) -> None:
    """Let a story end."""
    story.status, story.held_by, story.held_at = StoryStatus.EXPIRED, None, None


def hold(story: Story, *, by: Member, at: datetime) -> None:
    """Keep a story back until somebody lets it go."""
    require_team(by)
    if story.held_at is not None:
        raise Refusal(HELD_ALREADY)
    story.held_by, story.held_at = by.slack_id, at


def release(story: Story, *, by: Member) -> None:
    """Put a story that was held back into the queue again."""
    require_team(by)
    if story.held_at is None:
        raise Refusal(NOT_HELD)
    story.held_by = story.held_at = None


def move(queue: Sequence[Story], story: Story, steps: int, *, by: Member) -> None:
    """Let a story change places with its neighbour: -1 is earlier, 1 is later."""
    require_team(by)
    if story.publish_at is not None:
        raise Refusal(FIXED)
    order = [s for s in in_order(queue) if s.publish_at is None and s.held_at is None]
    here = next((place for place, one in enumerate(order) if one.id == story.id), None)
    if here is None:
        raise Refusal(WAITS)
    there = here + steps
    if not 0 <= there < len(order):
        raise Refusal(AT_THE_TOP if steps < 0 else AT_THE_END)
    order[here], order[there] = order[there], order[here]
    for place, one in enumerate(order, start=1):
        one.place = place


def remind_at(at: datetime, duty: Duty) -> datetime:
    """Say when *Later* is: in three hours of the day if on duty then, else when duty begins.

    Whoever never works again is reminded in three hours; the reminder waits for them.
    """
    start = at + SOON if next_duty(at, duty) == at else at
    return next_duty(start, duty) or at + SOON


def require_time_left(story: Story, due: datetime) -> None:
    """Promise no reminder of what will be over by then."""
    if has_ended(story, due):
        raise Refusal(TOO_LATE)


def _turn(story: Story) -> tuple[bool, datetime, int, str]:
    decided = story.decided_at or story.changed_at
    if story.publish_at is not None:
        return False, story.publish_at, 0, str(story.id)
    return True, datetime.min.replace(tzinfo=UTC), story.place, f"{decided.isoformat()}{story.id}"
