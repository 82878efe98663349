"""What would change by a list of people, and what would not and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from bot.hours.hr.rules.reading import Fault, Row
from bot.hours.models import OwnHours
from bot.hours.rules import Shift
from bot.hours.store.reaching import rows_of
from bot.members.models import Member, Source, Standing
from bot.members.rules.departments import NAME, known, outweighs

UNKNOWN = "Nobody in Slack has this {what}."
NOT_HERE = {
    Standing.GUEST: "This is a guest's account.",
    Standing.BOT: "This account is a bot's.",
    Standing.STRANGER: "This account belongs to another organisation.",
    Standing.GONE: "This account is deactivated.",
}
TWO_ACCOUNTS = "More than one account has this e-mail address. Please name the Slack id instead."
TWO_PEOPLE = "The e-mail address and the Slack id belong to different people."
TWICE = "The same person stands in the lines {lines}, so none of them is applied."
NO_DEPARTMENT = "There is no department “{name}”."
LONG_NAME = f"The department's name is longer than {NAME} characters."
LEAD_SAID = "A lead has said otherwise about {what}, and that stays."
OWN_HOURS = "This person keeps hours of their own, and those stay."


class Change(NamedTuple):
    """What one row changes about one person; None leaves a thing as it is."""

    line: int
    slack_id: str
    department_id: UUID | None = None
    exempt: bool | None = None
    shifts: tuple[Shift, ...] | None = None

    @property
    def is_news(self) -> bool:
        """Whether anything is different by it."""
        return (self.department_id, self.exempt, self.shifts) != (None, None, None)


class Town(NamedTuple):
    """Those whom some rows may mean, their hours, and the departments by name."""

    by_id: Mapping[str, Member]
    by_email: Mapping[str, Sequence[Member]]
    hours: Mapping[str, OwnHours]
    departments: Mapping[str, UUID]


@dataclass
class Plan:
    """What a list comes to: rows that change something, that don't, that can't."""

    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0
    faults: list[Fault] = field(default_factory=list)
    kept: list[Fault] = field(default_factory=list)
    unknown_departments: dict[str, str] = field(default_factory=dict)
    unread: Sequence[str] = ()
    unusable: dict[str, list[int]] = field(default_factory=dict)

    def take(self, row: Row | Fault, town: Town) -> Change | None:
        """Look at one row, and give what it changes about whom, be it nothing."""
        if isinstance(row, Fault):
            self.faults.append(row)
            return None
        found = _person(row, town)
        if isinstance(found, str):
            self.faults.append(Fault(row.line, row.who, found))
            return None
        return self._change(row, found, town)

    def settle(self, looked_at: Sequence[Change]) -> None:
        """Put aside who stands in the list twice, and sort the others by whether they change."""
        lines = {slack_id: [*their] for slack_id, their in self.unusable.items()}
        for change in looked_at:
            lines.setdefault(change.slack_id, []).append(change.line)
        for change in looked_at:
            if len(lines[change.slack_id]) > 1:
                told = ", ".join(map(str, sorted(lines[change.slack_id])))
                fault = Fault(change.line, change.slack_id, TWICE.format(lines=told))
                self.faults.append(fault)
            elif change.is_news:
                self.changes.append(change)
            else:
                self.unchanged += 1
        self.faults.sort()

    def _change(self, row: Row, member: Member, town: Town) -> Change | None:
        department_id = town.departments.get(known(row.department))
        if row.department and department_id is None:
            self.faults.append(Fault(row.line, row.who, self._no_department(row.department)))
            self.unusable.setdefault(member.slack_id, []).append(row.line)
            return None
        problems = _kept(row, member, department_id, town.hours.get(member.slack_id))
        self.kept += [Fault(row.line, row.who, reason) for reason in problems]
        return Change(
            row.line,
            member.slack_id,
            _department(member, department_id),
            _exempt(member, row.exempt),
            _shifts(town.hours.get(member.slack_id), row.shifts),
        )

    def _no_department(self, name: str) -> str:
        if len(name) > NAME:
            return LONG_NAME
        self.unknown_departments.setdefault(known(name), name)
        return NO_DEPARTMENT.format(name=name)


def _person(row: Row, town: Town) -> Member | str:
    """Find whom a row means, or say why nobody can be meant."""
    if row.slack_id:
        return _here(_by_id(row, town))
    with_it = town.by_email.get(row.email, ())
    members = [one for one in with_it if one.standing is Standing.MEMBER]
    if len(members) > 1:
        return TWO_ACCOUNTS
    others = [*members, *with_it]
    return _here(others[0]) if others else UNKNOWN.format(what="e-mail address")


def _by_id(row: Row, town: Town) -> Member | str:
    member = town.by_id.get(row.slack_id)
    if member is None:
        return UNKNOWN.format(what="Slack id")
    return TWO_PEOPLE if row.email and member.email not in ("", row.email) else member


def _here(found: Member | str) -> Member | str:
    return found if isinstance(found, str) else NOT_HERE.get(found.standing, found)


def _department(member: Member, wanted: UUID | None) -> UUID | None:
    is_said = (member.department_id, member.department_by) == (wanted, Source.HR)
    counts = outweighs(Source.HR, member.department_by)
    return wanted if wanted and counts and not is_said else None


def _exempt(member: Member, wanted: bool | None) -> bool | None:
    is_said = (member.exempt, member.exempt_by) == (wanted, Source.HR)
    return None if is_said or member.exempt_by is Source.LEAD else wanted


def _shifts(hours: OwnHours | None, wanted: tuple[Shift, ...] | None) -> tuple[Shift, ...] | None:
    if wanted is None or is_own(hours):
        return None
    return None if hours and hours.shifts == rows_of(wanted) else wanted


def is_own(hours: OwnHours | None) -> bool:
    """Say whether somebody keeps hours that they set themselves."""
    return hours is not None and bool(hours.shifts) and hours.said_by is Source.SELF


def _kept(
    row: Row, member: Member, department_id: UUID | None, hours: OwnHours | None
) -> list[str]:
    """Say what the file has against somebody whose word stays."""
    by_lead = not outweighs(Source.HR, member.department_by)
    kept = []
    if department_id and by_lead and member.department_id != department_id:
        kept.append(LEAD_SAID.format(what="the department"))
    if member.exempt_by is Source.LEAD and row.exempt not in (None, member.exempt):
        kept.append(LEAD_SAID.format(what="who is exempt"))
    if row.shifts and hours and is_own(hours) and hours.shifts != rows_of(row.shifts):
        kept.append(OWN_HOURS)
    return kept
