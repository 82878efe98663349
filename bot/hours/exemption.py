"""Who is exempt from being paid by the hour: HR's file says so, or a lead."""

from bot.errors import Refusal
from bot.members.models import Member, Source

ONLY = "Only HR's file or a lead says who is exempt. Nothing has changed."


def declare(member: Member, exempt: bool | None, source: Source) -> bool:
    """Let a source say whether somebody is exempt; None: it no longer says anything.

    A lead's word stands until a lead takes it back, however new the file is: a lead corrects what
    a file has wrong, and the same file comes again next month. Gives whether anything changed.
    """
    if source not in (Source.HR, Source.LEAD):
        raise Refusal(ONLY)
    if source is Source.HR and member.exempt_by is Source.LEAD:
        return False
    if exempt is None and member.exempt_by is not source:
        return False  # only one's own word can be taken back
    before = member.exempt, member.exempt_by
    member.exempt = exempt
    member.exempt_by = None if exempt is None else source
    return before != (member.exempt, member.exempt_by)
