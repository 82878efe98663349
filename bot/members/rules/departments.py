"""Who says to which department somebody belongs, and whom a department may name."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from bot.errors import Refusal
from bot.members.models import Member, Source, Standing

WEIGHT = (Source.HR, Source.LEAD, Source.PROFILE, Source.SELF)  # who outweighs whom
MOST = 100  # departments; a menu of Slack's holds as many choices (docs.slack.dev, select-menu)
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
