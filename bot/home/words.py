"""What Herald says about itself."""

from bot.certificates.models import Certificate
from bot.certificates.views.words import lasts
from bot.members.models import Member
from bot.programme.models import Programme
from bot.slack.blocks import context, words
from bot.slack.messages import Message
from bot.slack.prose import Bold, Part, listing, plain, prose
from bot.steering.section import Seen, draw
from bot.trainings.views.calendar import of_all

PROMISE = (
    "Taking part is your choice and no manager hears of it. I can't see your accounts or posts. "
    "What you send me is kept as a record of {whose}."
)
FOR_LEADS, FOR_ME = "For leads", "For you"
TWO_NEEDED = (
    "Nothing can go out yet: a story needs two people behind it, and so far {count} can approve. "
    "Invite a colleague into the digital team's channel."
)
MEMBER_CAN: list[list[Part]] = [
    [Bold("/share"), " shows the stories of the moment"],
    [Bold("/share suggest"), " passes something good on to the digital team"],
    ["Or just write to me: a link or a sentence is enough"],
    [Bold("/training"), " shows the course: lunchtime trainings, your seats, how far you are"],
]
TEAM_CAN: list[list[Part]] = [
    ["Review stories in the team channel, with the buttons under each"],
    ["Plan trainings and see who comes, under Course and trainings on the Home"],
    [Bold("/share queue"), " shows what goes out next; sooner, later, hold"],
]
LEAD_CAN: list[list[Part]] = [["Approve for those who have nobody else to ask"]]
COMMANDS: list[list[Part]] = [
    [Bold("/ambassador"), ": who you are here and what you can do"],
    [Bold("/ambassador me"), ": what Herald knows about you"],
    [Bold("/ambassador join"), " or ", Bold("/ambassador leave"), ": take part, or no more"],
    [Bold("/ambassador preferences"), ": what I bring you, quiet, networks, language"],
    [Bold("/share"), " or ", Bold("/ambassador share"), ": stories to share, or suggest one"],
    [Bold("/training"), " or ", Bold("/ambassador training"), ": your trainings, and the course"],
    [Bold("/training here 123456"), ": check in with the code in the room"],
    [Bold("/flag"), " or ", Bold("/ambassador flag"), ": pass on what the public said"],
    [Bold("/ambassador check"), " and a number: whether a certificate is valid"],
    [Bold("help"), " after any of them says more"],
]
FLAG = Message(
    "You don't have to answer the public alone. Herald can't take flags yet, so please tell "
    "somebody of the digital team directly. In danger? Call the emergency number first."
)
PAUSE = Message(
    "The whole programme can't be paused yet. The digital team can hold a single story "
    "back under /share queue."
)


def who_am_i(
    member: Member,
    programme: Programme,
    approvers: int,
    left: Seen | None = None,
    title: Certificate | None = None,
) -> Message:
    """Say who a person is in the programme, what they can do, and what is left to set up."""
    is_what = role(member, bears_title=title is not None)
    first = f"You are {is_what} of {programme.whose}'s ambassador programme."
    blocks = [
        prose(Bold(f"{member.name}, {first[0].lower()}{first[1:]}")),
        *([prose(lasts(title, programme.tz))] if title else []),
        listing(can_do(member)),
        *([words(warning)] if (warning := set_up_warning(member, approvers)) else []),
        *(draw(left) if left else []),
        context(PROMISE.format(whose=programme.whose)),
    ]
    return Message(plain(first), blocks)


def can_do(member: Member) -> list[list[Part]]:
    """List what a person can do, by role."""
    return [
        *MEMBER_CAN,
        *(TEAM_CAN if member.is_team else []),
        *(LEAD_CAN if member.is_lead else []),
    ]


def set_up_warning(member: Member, approvers: int) -> str | None:
    """Say what still keeps stories from going out, to those who can mend it."""
    if not member.is_team or approvers > 1:
        return None
    return TWO_NEEDED.format(count="nobody" if approvers == 0 else "only one person")


def help_note(programme: Programme) -> Message:
    """List the commands, and say whose time trainings take."""
    first = "Herald brings you stories to share and a course to take, if you like to."
    return Message(first, [prose(Bold(first)), listing(COMMANDS), context(of_all(programme))])


def role(member: Member, *, bears_title: bool = False) -> str:
    """Say what somebody is in the programme."""
    if bears_title and not member.is_team:
        return "an ambassador"
    title = "an ambassador and " if bears_title else ""
    if member.is_lead:
        return f"{title}a lead"
    return f"{title}on the digital team" if member.in_team_channel else "a member"
