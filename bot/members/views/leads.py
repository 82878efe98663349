"""Who leads the programme, as leads set it."""

from collections.abc import Sequence

from bot.members.models import Member
from bot.slack.blocks import context, field, modal, people_menu
from bot.slack.types import View

LEADS = "members.leads"
LEADS_FORM = "members.leads_form"
HINT = (
    "Leads change the settings, count as digital team for approving, and read lists with names. "
    "Each of that is on record."
)
TOLD = "Whoever is added or taken off is told by Herald, with your name."


def leads_form(leads: Sequence[Member]) -> View:
    """Draw who leads, to be changed; what others change meanwhile stays."""
    ids = [member.slack_id for member in leads]
    return modal(
        "Leads",
        [
            field("leads", "They lead the programme", people_menu(ids), hint=HINT, optional=True),
            context(TOLD),
        ],
        callback_id=LEADS_FORM,
        submit="Save",
        close="Cancel",
        about=" ".join(ids),
    )
