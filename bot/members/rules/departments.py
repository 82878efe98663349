"""Who says to which department somebody belongs, and whom a department may name."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from bot.errors import FormRefusal, Refusal
from bot.members.models import Department, Member, Part, Source, Standing

WEIGHT = (Source.LEAD, Source.HR, Source.PROFILE, Source.SELF)  # a lead corrects the file
MOST = 99  # departments; with *None* a menu of Slack's is full (docs.slack.dev, select-menu)
NAME = 75  # characters of a choice in such a menu
SAID_BY = {
    Source.HR: "Human Resources' file says",
    Source.LEAD: "A lead said",
    Source.PROFILE: "Your Slack profile says",
}
FULL = f"There are {MOST} departments already, and a menu in Slack holds no more."
NAMELESS = "Please give the department a name."
TAKEN = "There is a department of this name already."
IN_USE = "Something still belongs to this department, so it stays. Nothing has changed."
CHANGED = (
    "Somebody else changed this department a moment ago. Nothing has changed now. Please open it "
    "again."
)
TEAMS_OWN = "This is the digital team's own channel. Please choose one where stories may be read."
UNKNOWN = "Herald doesn't know {count} of these people yet. Please try again in a minute."
NO_MEMBERS = "{names} can't be named here: only full members of this workspace can."


def outweighs(by: Source, so_far: Source | None) -> bool:
    """Say whether somebody's word counts against what was said so far."""
    return so_far is None or WEIGHT.index(by) <= WEIGHT.index(so_far)


def place(member: Member, department_id: UUID | None, *, by: Source) -> bool:
    """Put somebody into a department, and say whether that is news.

    Without a department one takes back what one said oneself, and nobody else's word.
    """
    told = (department_id, by if department_id else None)
    counts = outweighs(by, member.department_by) if department_id else member.department_by == by
    if not counts or (member.department_id, member.department_by) == told:
        return False
    member.department_id, member.department_by = told
    return True


def choose(member: Member, department_id: UUID | None) -> bool:
    """Take somebody's own choice, and say whether that is news."""
    if member.department_by in SAID_BY:
        raise Refusal(
            f"{SAID_BY[member.department_by]} where you belong, and that counts. "
            "If it is wrong, please tell a lead of the programme."
        )
    return place(member, department_id, by=Source.SELF)


def said(profile: Mapping[str, str], field: str) -> str | None:
    """Read what a profile says in the field that names the department; None: Slack didn't tell."""
    return profile.get(field.strip().casefold()) if field else None


def known(name: str) -> str:
    """Make two ways to write the same name equal."""
    return " ".join(name.split()).casefold()


def not_members(people: Iterable[Member]) -> list[str]:
    """Name those who are no full members and so can do nothing for a department."""
    return sorted(member.name for member in people if member.standing is not Standing.MEMBER)


class Wish(NamedTuple):
    """What a department should be like."""

    name: str
    share_channel: str = ""
    contributors: Sequence[str] = ()
    contacts: Sequence[str] = ()

    def named(self, part: Part) -> Sequence[str]:
        """Give who should do something for it."""
        return self.contacts if part is Part.CONTACT else self.contributors


def as_it_is(department: Department, people: Mapping[tuple[UUID, Part], Sequence[Member]]) -> Wish:
    """Describe a department as it is."""
    ids = {
        part: [member.slack_id for member in people.get((department.id, part), ())] for part in Part
    }
    name, room = department.name, department.share_channel
    return Wish(name, room, ids[Part.CONTRIBUTOR], ids[Part.CONTACT])


def fingerprint(wish: Wish) -> str:
    """Say shortly how a department was seen, to notice that somebody changed it meanwhile."""
    seen = (wish.name, wish.share_channel, sorted(wish.contributors), sorted(wish.contacts))
    return sha256(repr(seen).encode()).hexdigest()[:16]


def check_seen(now: Wish, seen: str) -> None:
    """Refuse to write over what somebody else changed in the meantime."""
    if fingerprint(now) != seen:
        raise Refusal(CHANGED)


def check(wish: Wish, others: Sequence[Department], *, team_channel: str) -> None:
    """Refuse a name that can't be told apart, and the digital team's channel as a share channel."""
    errors = {}
    if told := _problem_with_name(wish.name, others):
        errors["name"] = told
    if wish.share_channel and wish.share_channel == team_channel:
        errors["share_channel"] = TEAMS_OWN
    if errors:
        raise FormRefusal(errors)


def problem_with(named: Iterable[str], known: Mapping[str, Member]) -> str:
    """Say who of those named can't be; empty if all can."""
    if unknown := sorted(set(named) - set(known)):
        return UNKNOWN.format(count=len(unknown))
    if names := not_members(known[one] for one in named):
        return NO_MEMBERS.format(names=", ".join(names))
    return ""


def _problem_with_name(name: str, others: Sequence[Department]) -> str:
    if not name:
        return NAMELESS
    if known(name) in {known(other.name) for other in others}:
        return TAKEN
    return FULL if len(others) >= MOST else ""
