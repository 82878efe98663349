"""Who leads the programme: at least one person, always."""

from collections.abc import Collection, Iterable

from bot.errors import FormRefusal, Refusal
from bot.members.models import Member, Standing
from bot.members.rules.departments import NO_MEMBERS, not_members
from bot.members.rules.people import ONLY_LEADS

PERSON = ("U", "W")  # how the Slack id of a person begins; the command line is nobody
LAST = (
    "Somebody has to lead the programme. Name another lead first, then this one can go. "
    "Nothing has changed."
)
UNKNOWN = "Herald doesn't know {people} yet. Please try again in a minute."


def may_change(member: Member | None) -> None:
    """Let only somebody who leads at this moment change who leads."""
    if member is None or not leads(member):
        raise Refusal(ONLY_LEADS)


def can_lead(people: Iterable[Member]) -> None:
    """Refuse leads who are no full members."""
    if names := not_members(people):
        raise FormRefusal({"leads": NO_MEMBERS.format(names=", ".join(names))})


def leave(
    everybody: Iterable[Member], removed: Collection[str], *, added: Collection[str] = ()
) -> None:
    """Refuse that the last lead goes; who is deactivated counts for nobody."""
    staying = [m for m in everybody if leads(m) and m.slack_id not in removed]
    if not staying and not set(added) - set(removed):
        raise FormRefusal({"leads": LAST})


def leads(member: Member) -> bool:
    """Say whether somebody leads the programme at present."""
    return member.is_lead and member.standing is Standing.MEMBER
