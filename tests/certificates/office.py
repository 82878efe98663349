"""A town whose ambassadors have a user group, and what it and Herald remember."""

from datetime import timedelta

from sqlmodel import col, select, update

from bot.certificates.jobs.group import keep_group
from bot.certificates.models import Certificate, GroupMember
from bot.journal.models import Line
from tests.given import MONDAY

GROUP = "S0AMBASSADORS"


class Office:
    """A town whose ambassadors have a user group."""

    def __init__(self, town):
        self.town, self.sandbox, self.db = town, town.sandbox, town.herald.db

    @property
    def group(self):
        return self.sandbox.workspace.groups.by_id[GROUP]

    def listed(self):
        return sorted(self.group["users"])

    async def award(self, *people):
        await self.db.transact(save_certificates, people)

    async def end(self, *people):
        ended = update(Certificate).where(col(Certificate.member_id).in_(people))
        await self.db.transact(lambda s: s.execute(ended.values(ended_at=MONDAY)).rowcount)

    async def keep(self):
        herald = self.town.herald
        await keep_group(herald.db, herald.clock, herald.app.client)
        await self.town.settle()

    def writes(self):
        """Count how often the list was written."""
        return self.asked("usergroups.users.update")

    def asked(self, method):
        """Count how often Slack was asked something."""
        said = self.sandbox.record.by_number.values()
        return len([each for each in said if each.name == method])

    def told(self):
        """Give what the lead reads about the group."""
        said = self.town.said_to(self.town.member("dana"))
        return [text for text in said if "user group" in text]


def save_certificates(session, people):
    for who in people:
        until = MONDAY + timedelta(days=700)
        certificate = Certificate(
            number=f"NUMBER{who}", member_id=who, name=who, awarded_at=MONDAY, valid_until=until
        )
        session.add(certificate)


def remembered(session):
    return list(session.scalars(select(GroupMember.member_id)))


def recorded(session):
    lines = session.scalars(select(Line).where(col(Line.act).contains("ambassadors' group")))
    return [(line.act, line.changed) for line in lines]
