"""*Who is exempt*, for leads: the form, and what it came to."""

from bot.hours.pay import ids
from bot.hours.pay.rules.exempt import Said
from bot.slack.blocks import context, field, modal, people_menu, radio
from bot.slack.prose import Bold, prose
from bot.slack.text import counted
from bot.slack.types import View

TITLE = "Who is exempt"
CHOICES = {
    Said.EXEMPT: "Exempt: no minutes are put down",
    Said.HOURLY: "Paid by the hour",
    Said.FILE: "What HR's file says; my word is taken back",
}
STANDS = (
    "A lead's word goes before HR's file, also before the next one. Of whom nobody has said "
    "anything, minutes off the clock are paid. Each change is on record, and those meant read it "
    "under *My hours*."
)
SINCE = "Minutes that stand already stay, and are paid."
AFTER = {
    Said.EXEMPT: "{who} exempt from being paid by the hour now.",
    Said.HOURLY: "{who} paid by the hour now.",
    Said.FILE: (
        "{who} as HR's file says. Of whom a lead had said something, the next file says it; until "
        "then they count as paid by the hour."
    ),
}


def exempt_form() -> View:
    """Ask of whom a lead says what."""
    return modal(
        TITLE,
        [
            field("people", "People", people_menu(), hint="As many as you like."),
            field("said", "They are", radio({str(one): CHOICES[one] for one in Said})),
            context(STANDS, SINCE),
        ],
        callback_id=ids.EXEMPT_FORM,
        submit="Save",
        close="Cancel",
    )


def exempt_said(people: int, said: Said) -> View:
    """Say what holds now."""
    told = AFTER[said].format(who=counted(people, "person is", "people are"))
    return modal(TITLE, [prose(Bold("Saved. "), told), context(SINCE)])
